import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useRoom } from '../state/context.ts';
import { roleName } from '../state/names.ts';
import { ChannelLink, Link, PersonMention } from './links.tsx';
import { nodesIn, parseMarkdown, textIn, type Node } from './parse.ts';
import { listItems } from './plain.ts';
import { Timestamp } from './timestamp.tsx';

/** A text as Discord renders it: as DOM nodes, never as HTML built from what somebody typed. */
export function Markdown({ text }: { readonly text: string }) {
  return <div class="md">{nodesOf(parseMarkdown(text))}</div>;
}

function nodesOf(nodes: readonly Node[]): ComponentChildren {
  return nodes.map((node, index) => <Piece key={index} node={node} />);
}

type Draw = (node: Node) => VNode | string | null;

const inner = (node: Node): ComponentChildren => nodesOf(nodesIn(node));

const draws: Readonly<Record<string, Draw>> = {
  strong: (node) => <strong>{inner(node)}</strong>,
  em: (node) => <em>{inner(node)}</em>,
  underline: (node) => <u>{inner(node)}</u>,
  strikethrough: (node) => <s>{inner(node)}</s>,
  inlineCode: (node) => <code>{textIn(node, 'content')}</code>,
  codeBlock: (node) => <pre>{textIn(node, 'content')}</pre>,
  blockQuote: (node) => <blockquote>{inner(node)}</blockquote>,
  subtext: (node) => <p class="md-small">{inner(node)}</p>,
  heading: (node) => <Heading node={node} />,
  list: (node) => <List node={node} />,
  br: () => <br />,
  spoiler: (node) => <Spoiler node={node} />,
  link: (node) => <Link target={textIn(node, 'target')}>{inner(node)}</Link>,
  url: (node) => <Link target={textIn(node, 'target')}>{inner(node)}</Link>,
  autolink: (node) => <Link target={textIn(node, 'target')}>{inner(node)}</Link>,
  user: (node) => <PersonMention id={textIn(node, 'id')} />,
  channel: (node) => <ChannelLink id={textIn(node, 'id')} />,
  role: (node) => <RoleMention id={textIn(node, 'id')} />,
  everyone: () => <span class="mention">@everyone</span>,
  here: () => <span class="mention">@here</span>,
  timestamp: (node) => <Timestamp node={node} />,
  slashCommand: (node) => <span class="mention">/{textIn(node, 'fullName')}</span>,
};

function Piece({ node }: { readonly node: Node }) {
  const draw = draws[node.type];
  return <>{draw === undefined ? textIn(node, 'content') : draw(node)}</>;
}

/** The page's own headings use the first two levels; a message starts at the third. */
function Heading({ node }: { readonly node: Node }) {
  const level = node['level'] === 1 ? 1 : node['level'] === 2 ? 2 : 3;
  const Tag = level === 3 ? 'h4' : 'h3';
  return <Tag class={`md-h${level}`}>{inner(node)}</Tag>;
}

function List({ node }: { readonly node: Node }) {
  const items = listItems(node).map((item, index) => <li key={index}>{nodesOf(item)}</li>);
  const start = typeof node['start'] === 'number' ? node['start'] : 1;
  return node['ordered'] === true ? <ol start={start}>{items}</ol> : <ul>{items}</ul>;
}

function RoleMention({ id }: { readonly id: string }) {
  const { known, text } = useRoom();
  return <span class="mention">@{roleName(known, id, text)}</span>;
}

function Spoiler({ node }: { readonly node: Node }) {
  const [shown, show] = useState(false);
  const { text } = useRoom();
  if (shown) return <span class="spoiler-shown">{inner(node)}</span>;
  return (
    <button type="button" class="spoiler" onClick={() => show(true)} aria-label={text.spoiler}>
      ░░░░
    </button>
  );
}

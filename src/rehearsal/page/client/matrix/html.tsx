import { Fragment, h, type ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { ChannelLink, Link, PersonMention } from '../markdown/links.tsx';
import { useRoom } from '../state/context.ts';
import { channelOf } from '../state/names.ts';

/** Of Matrix's subset of HTML, what phones show; of anything else, the text alone. */
const shown = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'U', 'DEL', 'S', 'CODE', 'PRE']);
const alsoShown = new Set(['BLOCKQUOTE', 'UL', 'OL', 'LI', 'HR']);

/** As DOM nodes, element by element: nothing of what was sent gets into the page by itself. */
export function Html({ html }: { readonly html: string }) {
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html]);
  return <div class="md">{pieces(body)}</div>;
}

const pieces = (node: Node): ComponentChildren =>
  [...node.childNodes].map((child, index) => <Fragment key={index}>{piece(child)}</Fragment>);

function piece(node: Node): ComponentChildren {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? node.textContent : null;
  if (node.tagName === 'A')
    return <Leading target={node.getAttribute('href') ?? ''}>{pieces(node)}</Leading>;
  if (shown.has(node.tagName) || alsoShown.has(node.tagName))
    return h(node.tagName.toLowerCase(), {}, pieces(node));
  return pieces(node);
}

interface LeadingProps {
  readonly target: string;
  readonly children: ComponentChildren;
}

/** On matrix.to there are people, rooms and messages, which open here. */
function Leading({ target, children }: LeadingProps) {
  const { known } = useRoom();
  const id = idsIn(target).findLast((each) => each.startsWith('@') || channelOf(known, each));
  if (id === undefined) return <Link target={target}>{children}</Link>;
  return id.startsWith('@') ? <PersonMention id={id} /> : <ChannelLink id={id} />;
}

function idsIn(target: string): string[] {
  const [, path] = /^https:\/\/matrix\.to\/#\/([^?]*)/u.exec(target) ?? [];
  return path === undefined ? [] : path.split('/').map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A node of a text parsed as Discord does. */
export interface Node {
  readonly type: string;
  readonly content?: unknown;
  readonly items?: unknown;
  readonly [key: string]: unknown;
}

interface ListState {
  readonly prevCapture?: readonly string[] | null;
  readonly inList?: boolean;
}

const item = /^( *)(?:[-*]|\d{1,9}\.) +([^\n]*)(?:\n|$)/u;
const wholeList = /^(?: *(?:[-*]|\d{1,9}\.) +[^\n]*(?:\n|$))+/u;

/** Discord added lists in 2023; the parser has none. One level is enough here. */
const list = {
  order: SimpleMarkdown.defaultRules.heading.order - 0.25,
  match: (source: string, { prevCapture, inList }: ListState) => {
    const atLineStart = !prevCapture || (prevCapture[0] ?? '').endsWith('\n');
    return atLineStart && inList !== true ? wholeList.exec(source) : null;
  },
  parse: (
    capture: readonly string[],
    parse: (source: string, state: object) => unknown,
    state: object,
  ) => {
    const lines = (capture[0] ?? '').split('\n').filter((line) => line.trim() !== '');
    return {
      ordered: /^ *\d/u.test(capture[0] ?? ''),
      start: Number.parseInt(capture[0] ?? '1', 10),
      items: lines.map((line) => parse(item.exec(line)?.[2] ?? line, { ...state, inList: true })),
    };
  },
};

// Emoji are ordinary characters, since the page has no images for them.
const { twemoji: _, ...rules } = rulesExtended;
const parser = SimpleMarkdown.parserFor({ ...rules, list });

/**
 * The parser splits words at accents and emoji: joined again, they display well and screen readers
 * say them as one word.
 */
function joined(nodes: readonly Node[]): readonly Node[] {
  const whole: Node[] = [];
  for (const node of nodes.map(joinedWithin)) {
    const last = whole.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') whole.push(node);
    else whole[whole.length - 1] = { type: 'text', content: textOf(last) + textOf(node) };
  }
  return whole;
}

function joinedWithin(node: Node): Node {
  const { content, items } = node;
  if (Array.isArray(items)) return { ...node, items: items.map(joined) };
  return Array.isArray(content) ? { ...node, content: joined(content) } : node;
}

const read = new Map<string, readonly Node[]>();
const remembered = 500;

/** Cards re-render on every change, but their text rarely changes. */
export function parseMarkdown(text: string): readonly Node[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const nodes = joined(parser(text, { inline: true }));
  if (read.size >= remembered) read.clear();
  read.set(text, nodes);
  return nodes;
}

const textOf = (node: Node): string => textIn(node, 'content');

export const textIn = (node: Node, key: string): string => {
  const value = node[key];
  return typeof value === 'string' ? value : '';
};

export const nodesIn = (node: Node, key = 'content'): readonly Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value : [];
};

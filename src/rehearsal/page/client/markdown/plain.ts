import { nodesIn, parseMarkdown, textIn, type Node } from './parse.ts';

/** Resolves an id to a name. */
export type NameOf = (kind: 'person' | 'channel' | 'role', id: string) => string;

/** A text as it would be read out. */
export const plain = (text: string, nameOf: NameOf): string =>
  parseMarkdown(text)
    .map((node) => plainNode(node, nameOf))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function plainNode(node: Node, nameOf: NameOf): string {
  const inner = (nodes: readonly Node[]): string =>
    nodes.map((each) => plainNode(each, nameOf)).join('');
  switch (node.type) {
    case 'user':
      return nameOf('person', textIn(node, 'id'));
    case 'channel':
      return nameOf('channel', textIn(node, 'id'));
    case 'role':
      return nameOf('role', textIn(node, 'id'));
    case 'br':
    case 'timestamp':
      return ' ';
    case 'spoiler':
      return '…';
    case 'list':
      return listItems(node).map(inner).join(', ');
    case 'heading':
    case 'subtext':
      return `${inner(nodesIn(node))} `;
    default:
      return Array.isArray(node['content']) ? inner(nodesIn(node)) : textIn(node, 'content');
  }
}

export function listItems(node: Node): readonly (readonly Node[])[] {
  const items = node['items'];
  return Array.isArray(items) ? items : [];
}

import * as markdown from 'prettier/plugins/markdown';
import { z } from 'zod';

/** How a parser of CommonMark with tables (remark, through Prettier) reads a document. */
export interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly url?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z.string().optional(),
    depth: z.number().optional(),
    url: z.string().optional(),
    children: z.array(node).optional(),
  }),
);

const parser = z.object({
  markdown: z.object({ parse: z.custom<(text: string, options: object) => unknown>() }),
});

export function parseMarkdown(text: string): Node {
  return node.parse(parser.parse(markdown.parsers).markdown.parse(text, { originalText: text }));
}

/** The text of a node, with line breaks as one. */
export function wordsOf({ type, value, children = [] }: Node): string {
  if (type === 'break') return '\n';
  return value ?? children.map(wordsOf).join('');
}

/** Every kind of node that occurs. */
export function kindsIn(tree: Node): Set<string> {
  return new Set([tree.type, ...(tree.children ?? []).flatMap((child) => [...kindsIn(child)])]);
}

/**
 * The lines that Etherpad's HTML import makes of a document, without plugins: only paragraphs and
 * list items start and end their own line, and a break ends one. Headings and table cells are words
 * in whatever line they are on.
 */
export function padLines(tree: Node): string[] {
  const lines = [''];
  const fresh = () => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const put = (words: string) => lines.push(`${lines.pop() ?? ''}${words}`);
  const visit = ({ type, value, children = [] }: Node): void => {
    if (type === 'break') return void lines.push('');
    const block = type === 'paragraph' || type === 'listItem';
    if (block) fresh();
    if (value !== undefined) put(value);
    children.forEach(visit);
    if (block) fresh();
  };
  visit(tree);
  return lines.filter((line) => line !== '');
}

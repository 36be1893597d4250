/** What Markdown readers show of a text, and what they treat as markup. */
export interface MarkdownReading {
  readonly shown: string;
  readonly marks: readonly string[];
}

/**
 * What starts a block at the beginning of a line: heading, list, quote, rule, table, underlined
 * heading.
 */
const blockMark =
  /^ {0,3}(?:#{1,6}(?= |$)|[-*+](?= |$)|\d{1,9}[.)](?= |$)|>|=+ *$|-{2,} *$|~{3}|:-|\|)/gmu;
const inline = /\\([!-/:-@[-`{-~])|<(https?:\/\/[^\s<>]+)>|([*_~|`[\]<>&\\])/gu;

/** Reads CommonMark with tables, more strictly than parsers do: reports any unescaped mark. */
export function readCommonMark(markdown: string): MarkdownReading {
  const marks: string[] = [...(markdown.match(blockMark) ?? [])];
  const shown = markdown.replaceAll(
    inline,
    (_, escaped?: string, address?: string, mark?: string) => {
      if (mark !== undefined) marks.push(mark);
      return escaped ?? address ?? mark ?? '';
    },
  );
  return { shown, marks };
}

/** The structure of a document: what each line starts, without its words or continuation lines. */
export function frameOf(markdown: string): string[] {
  return markdown
    .split(/\r\n?|\n/u)
    .map((line) => /^(?:#{1,6} | *- |\| |)/u.exec(line)?.[0] ?? '')
    .filter((start) => start !== '');
}

/** What a Markdown reader shows of a text, and what it makes more of than words. */
export interface MarkdownReading {
  readonly shown: string;
  readonly marks: readonly string[];
}

/** What opens a block at the start of a line: title, list, quotation, rule, table, underlined title. */
const blockMark =
  /^ {0,3}(?:#{1,6}(?= |$)|[-*+](?= |$)|\d{1,9}[.)](?= |$)|>|=+ *$|-{2,} *$|~{3}|:-|\|)/gmu;
const inline = /\\([!-/:-@[-`{-~])|<(https?:\/\/[^\s<>]+)>|([*_~|`[\]<>&\\])/gu;

/** Reads CommonMark and its tables, more severely than they are: any mark left bare is told. */
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

/** The frame of a document: what each line opens, without its words or the lines that go on. */
export function frameOf(markdown: string): string[] {
  return markdown
    .split(/\r\n?|\n/u)
    .map((line) => /^(?:#{1,6} | *- |\| |)/u.exec(line)?.[0] ?? '')
    .filter((start) => start !== '');
}

import { textFor, type Locale } from '../kernel/text.ts';
import type { Step } from '../template/domain/template.ts';
import { set, type Line, type Terminal, type Tone } from './terminal.ts';

/** Where the transcript is written, line by line. */
export interface Paper {
  readonly terminal: Terminal;
  readonly write: (line: string) => void;
  /** The language of the rehearsal, and of its community. */
  readonly locale: Locale;
}

export function writeLines({ write, terminal }: Paper, lines: readonly Line[]): void {
  for (const each of lines) for (const piece of set(each, terminal)) write(piece);
}

export function writeStep(step: Step, index: number, total: number, paper: Paper): void {
  writeHeading(`${index + 1}/${total} · ${textFor(step.title, paper.locale)}`, paper);
}

export function writeHeading(title: string, paper: Paper): void {
  const { width } = paper.terminal;
  paper.write('');
  writeLines(paper, [line('heading', '', `── ${title} `.padEnd(width, '─'))]);
}

export const line = (tone: Tone, lead: string, text: string, further = lead): Line => ({
  tone,
  lead,
  further,
  text,
});

/** A line of a message: what it says, or what can be pressed. */
export interface Shown {
  readonly tone: 'words' | 'controls';
  readonly text: string;
}

/** A quotation goes on as one, and an item under its first word. */
export function said(lead: string, { tone, text }: Shown): Line {
  const [mark = ''] = /^(?:> |[-•] )/u.exec(text) ?? [];
  const further = mark === '> ' ? mark : ' '.repeat(mark.length);
  return line(tone, lead + mark, text.slice(mark.length), lead + further);
}

import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';

/** What a line is about, which a terminal may show in a colour. */
export type Tone = 'heading' | 'act' | 'place' | 'answer' | 'words' | 'controls' | 'breach';

/** A line of the transcript, as long as it is. */
export interface Line {
  readonly tone: Tone;
  /** What stands before the text on its first line… */
  readonly lead: string;
  /** …and on those that it goes on on. */
  readonly further: string;
  readonly text: string;
}

/** Where lines are written. */
export interface Terminal {
  /** In columns. */
  readonly width: number;
  readonly coloured: boolean;
}

/** A page's width: longer lines are tiring to read, and break anywhere where they don't fit. */
const mostColumns = 100;
const fewestColumns = 40;

/** The terminal behind a stream; a pipe or a file has no colour, and a page's width. */
export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const columns = stream.isTTY ? stream.columns : mostColumns;
  const width = Math.max(fewestColumns, Math.min(mostColumns, columns));
  return { width, coloured: stream.isTTY && stream.hasColors() };
}

const colours = {
  heading: 'bold',
  act: 'cyan',
  place: 'gray',
  answer: 'magenta',
  controls: 'blue',
  breach: 'red',
} as const;

/** A line as the terminal shows it: broken between words where it is too long. */
export function set(line: Line, { width, coloured }: Terminal): string[] {
  const { tone, lead, further, text } = line;
  const room = width - Math.max(lead.length, further.length);
  const pieces = wrapAnsi(text, room, { hard: true, trim: true }).split('\n');
  return pieces.map((piece, at) => {
    const before = at === 0 ? lead : further;
    if (!coloured) return `${before}${piece}`.trimEnd();
    return inColour('gray', before) + (tone === 'words' ? piece : inColour(colours[tone], piece));
  });
}

/** Whatever Node makes of the standard output, which may not be where this goes. */
const inColour = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { validateStream: false });

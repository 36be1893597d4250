import type { Reader } from './text.ts';

/**
 * Text with meaning instead of a platform's markup. A plain string is always somebody's words or a
 * sentence without markup: adapters escape it, so nothing anyone types can ping people or break a
 * layout.
 */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly of: Rich }
  | PersonShown
  | ChannelShown
  | { readonly kind: 'role'; readonly id: string }
  | TimeShown
  | { readonly kind: 'link'; readonly url: string; readonly label: string };
export type Rich = readonly Inline[];

/** A channel or a thread, shown by its name, or by `label` if the platform's threads have none. */
export interface ChannelShown {
  readonly kind: 'channel';
  readonly id: string;
  readonly label?: string;
}

/**
 * A person, shown by name. `called`: it is their turn, so where names can notify, theirs does, and
 * no other.
 */
export interface PersonShown {
  readonly kind: 'person';
  readonly id: string;
  readonly called?: true;
}

/**
 * A moment, in milliseconds since 1970. A platform that can shows it in each reader's own time zone
 * and keeps « in five minutes » current; another shows the time in `zone`, in `locale`.
 */
export interface TimeShown extends Reader {
  readonly kind: 'time';
  readonly at: number;
  readonly as: TimeStyle;
  /** Another time in the same zone follows on the line, and names the zone for both. */
  readonly zoneFollows?: true;
}

/** A countdown, the time of day, the date, or the date and time. */
export type TimeStyle = 'relative' | 'clock' | 'date' | 'moment';

export const person = (id: string): Inline => ({ kind: 'person', id });
/** Somebody whose turn it is. */
export const calling = (id: string): Inline => ({ kind: 'person', id, called: true });
export const channel = (id: string): Inline => ({ kind: 'channel', id });
/** The thread of something named `label`. */
export const threadCalled = (id: string, label: string): Inline => ({ kind: 'channel', id, label });
export const strong = (...of: Inline[]): Inline => ({ kind: 'strong', of });
export const time = (at: number, as: TimeStyle, { locale, zone }: Reader): TimeShown => ({
  kind: 'time',
  at,
  as,
  zone,
  locale,
});

/** Joins pieces of text with a separator. */
export function joined(pieces: readonly Rich[], separator: string): Rich {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [separator, ...piece]));
}

/** Reads the only markup a template's author may use, `**strong**`. */
export function marked(text: string): Rich {
  return text
    .split('**')
    .map((piece, index) => (index % 2 === 1 ? strong(piece) : piece))
    .filter((piece) => piece !== '');
}

/** The same text with adjacent strings joined and empty ones removed. */
export function merged(pieces: Rich): Rich {
  const result: Inline[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string')
      result[result.length - 1] = last + piece;
    else if (piece !== '') result.push(piece);
  }
  return result;
}

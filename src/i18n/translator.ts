import { IntlMessageFormat, PART_TYPE } from 'intl-messageformat';
import { textFor, type Locale, type Localized, type Reader } from '../kernel/text.ts';
import type { Messages } from './messages.gen.ts';
import { merged, type Inline, type Rich } from '../kernel/rich.ts';

export type MessageKey = keyof Messages;
/** A value in a message: text, a number, or something the platform renders its own way. */
export type Argument = string | number | Inline | Rich;
type ArgumentsOf<K extends MessageKey> = Messages[K] extends undefined ? [] : [Messages[K]];
type PlainOf<A> = { [N in keyof A]: A[N] extends number ? number : string | number };
type PlainArgumentsOf<K extends MessageKey> = Messages[K] extends undefined
  ? []
  : [PlainOf<Messages[K]>];

/** The messages of one language, for readers of one time zone. A message's `<b>…</b>` becomes strong text. */
export interface Translator extends Reader {
  /** A sentence in which people, times and threads keep their meaning. */
  say<K extends MessageKey>(key: K, ...args: ArgumentsOf<K>): Rich;
  /** Plain text, for places that show nothing else: buttons, labels, thread names. */
  plain<K extends MessageKey>(key: K, ...args: PlainArgumentsOf<K>): string;
  /** For a key known only at run time, such as the kind of a mistake in a file. */
  dynamic(key: MessageKey, values: Readonly<Record<string, string | number>>): string;
  /** A text from a template, in this language or in one that stands in for it. */
  pick(text: Localized): string;
}

/** The words for people of a language and a time zone. */
export type TranslatorOf = (locale: Locale, zone: string) => Translator;

export type Catalogue = Readonly<Record<string, string>>;

/** Messages are compiled on first use and kept: a click never compiles the same sentence twice. */
export function createTranslator(locale: Locale, catalogue: Catalogue, zone = 'UTC'): Translator {
  const compiled = new Map<string, IntlMessageFormat>();
  const fixed = new Map<string, Rich>();
  const messageOf = (key: string): IntlMessageFormat => {
    const known = compiled.get(key) ?? new IntlMessageFormat(catalogue[key] ?? key, locale);
    compiled.set(key, known);
    return known;
  };
  const parts = (key: string, values?: Readonly<Record<string, unknown>>): Rich => {
    if (values !== undefined) return format(messageOf(key), values);
    const known = fixed.get(key) ?? format(messageOf(key), {});
    fixed.set(key, known);
    return known;
  };
  return {
    locale,
    zone,
    say: (key, ...args) => parts(key, args[0]),
    plain: (key, ...args) => words(parts(key, args[0])),
    dynamic: (key, values) => words(parts(key, values)),
    pick: (text) => textFor(text, locale),
  };
}

interface Wrapped {
  readonly rich: Rich;
}

function format(message: IntlMessageFormat, values: Readonly<Record<string, unknown>>): Rich {
  const prepared = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, prepare(value)]),
  );
  const parts = message.formatToParts<Wrapped>({ ...prepared, b: strongTag });
  return merged(
    parts.flatMap((part): Rich => {
      return part.type === PART_TYPE.literal ? [part.value] : unwrap(part.value);
    }),
  );
}

const strongTag = (chunks: readonly (string | Wrapped)[]): Wrapped => ({
  rich: [{ kind: 'strong', of: chunks.flatMap(unwrap) }],
});

function prepare(value: unknown): string | number | Wrapped {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return { rich: value };
  return isInline(value) ? { rich: [value] } : String(value);
}

function isInline(value: unknown): value is Inline {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function unwrap(value: string | Wrapped): Rich {
  return typeof value === 'string' ? [value] : value.rich;
}

/** The plain text of a rich text; what only the platform can render is left out. */
export function words(text: Rich): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece.kind === 'strong') return words(piece.of);
      return piece.kind === 'link' ? piece.label : '';
    })
    .join('');
}

import type { Locale } from '../../kernel/text.ts';
import { clockWords } from './clock-words.ts';

/** How an hour was said: of one meaning, spoken (« a las 5 ») or as one writes it (« 5 h », 5:30). */
type Manner = 'sure' | 'spoken' | 'written';
type Found = Readonly<Record<string, string | undefined>>;
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly manner: Manner;
}

const number = (figures: string | undefined): number => Number(figures ?? 0);

function inHalf({ hour, minute, half }: Found): Clock | undefined {
  const said = number(hour);
  if (said > 12 && half === 'a') return undefined;
  const inDay = (said % 12) + (half === 'p' ? 12 : 0);
  return { hour: inDay, minute: number(minute), manner: 'sure' };
}
const written = ({ hour = '', minute }: Found): Clock => ({
  hour: Number(hour),
  minute: number(minute),
  manner: hour.startsWith('0') ? 'sure' : 'written',
});
const spoken = ({ hour }: Found): Clock => ({ hour: number(hour), minute: 0, manner: 'spoken' });
const sure = ({ hour, minute }: Found): Clock => ({
  hour: number(hour),
  minute: number(minute),
  manner: 'sure',
});

type Pattern = readonly [RegExp, (found: Found) => Clock | undefined];

/** The surest first. Texts are in lower case and without accents; numbers are in figures. */
const patterns: readonly Pattern[] = [
  [
    /(?<![\d./:-])(?<hour>\d{1,2})(?: ?[:.h] ?(?<minute>\d{2})| (?<late>15|30|45))? ?(?<half>[ap])\.? ?m\b\.?/u,
    (found) => inHalf({ ...found, minute: found['minute'] ?? found['late'] }),
  ],
  [/(?<![\d./:-])(?<hour>\d{1,2})(?<minute>\d{2}) ?(?<half>[ap])\.?m\b\.?/u, inHalf],
  [/(?<![\d./:-])(?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?<half>[ap])\b/u, inHalf],
  [
    /(?<![\d./:-])(?<hour>\d{1,2}) ?(?:heures?|horas?|hores|hora|hrs?|hs|h)\b\.?(?: ?(?<minute>\d{2})\b)?(?: ?min(?:ut[eo]?s)?\b)?/u,
    written,
  ],
  [/(?<![\d./:-])(?<hour>\d{1,2})h(?<minute>\d{2})(?:min)?\b/u, written],
  [
    /(?<![\d./:-])(?<hour>\d{1,2}):(?<minute>\d{2})(?::00)?(?![\d:])(?: ?(?:heures|horas|hores|hs?)\b\.?)?/u,
    written,
  ],
  [/(?<![\d./:-])(?<hour>\d{1,2})\.(?<minute>\d{2}) ?(?:heures|horas|hores|hs?)\b\.?/u, written],
  [/(?<=\b(?:a las?|a les|at|les|las) )(?<hour>\d{1,2})\.(?<minute>\d{2})(?![\d./-])/u, written],
  // Neither a day and a month, nor a price.
  [/(?<![\d./:-])(?<hour>\d{1,2})\.(?<minute>00|1[3-9]|[2-5]\d)(?![\d./-])/u, written],
  [/(?<![\d./:-])(?<hour>\d{1,2}) ?o'? ?clock\b/u, spoken],
  [
    /(?<![\d./:-])(?<hour>\d{1,2})(?= (?:(?:y|i|et) (?:media|mitja|demie?|(?:1 )?cuarto|(?:1 )?quart)|(?:menos|menys|moins) (?:le |1 )?(?:cuarto|quart))\b)/u,
    spoken,
  ],
  [
    /\b(?:midi|noon|midday|(?:las |les )?12 (?:del )?(?:mediodia|migdia)|mediodia|migdia)\b/u,
    () => ({ hour: 12, minute: 0, manner: 'sure' }),
  ],
  [/\b(?:minuit|midnight|medianoche|mitjanit)\b/u, () => ({ hour: 24, minute: 0, manner: 'sure' })],
  [/\b(?:a las?|a les|at|las?|les|a l') ?(?<hour>\d{1,2})(?![\d/.:-]|(?:th|nd|rd|st)\b)/u, spoken],
  // “Friday 1730”; what may be a year is none.
  [/(?<![\d./:-])(?<hour>[01]\d)(?<minute>[0-5][05])(?: ?hr?s?)?(?![\d./:-])$/u, sure],
  [/(?<!\d )\ba (?<hour>\d{1,2})$/u, spoken],
  [/(?<=^(?:le|el) \d{1,2} )a (?<hour>1[3-9]|2[0-3])$/u, spoken],
];

/** The first time of day in a text, and where it stands. */
export function firstClock(
  text: string,
  locale: Locale,
): { readonly clock: Clock; readonly from: number; readonly to: number } | undefined {
  const inWords = clockWords(text, locale);
  if (inWords !== undefined) return { ...inWords, clock: { ...inWords, manner: 'spoken' } };
  for (const [pattern, read] of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const clock = read(found.groups ?? {});
    return clock && { clock, from: found.index, to: found.index + found[0].length };
  }
  return undefined;
}

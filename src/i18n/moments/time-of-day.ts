import type { Locale } from '../../kernel/text.ts';
import { clockWords, minutesBehind } from './clock-words.ts';
import { hourIn, type PartOfDay } from './parts-of-day.ts';

/** A time of day said among other words, and the words before and after it. */
export interface TimeSaid {
  /** Likeliest first: “at 8” is in the morning or in the evening. Midnight is 24, the day’s end. */
  readonly hours: readonly number[];
  readonly minute: number;
  readonly before: string;
  readonly after: string;
}

/** How an hour was said: of one meaning, spoken (« a las 5 ») or as one writes it (« 5 h », 5:30). */
type Manner = 'sure' | 'spoken' | 'written';
type Found = Readonly<Record<string, string | undefined>>;
interface Clock {
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

function firstIn(
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

/**
 * The time of day in what somebody said, in four languages and many manners: `17 h 30`, `5:30 pm`,
 * `17.30 h`, « a las 5 de la tarde », “noon”, «dos quarts de sis». Undefined where none is said, or
 * more than one.
 */
export function timeSaid(
  text: string,
  locale: Locale,
  part: PartOfDay | undefined,
): TimeSaid | undefined {
  const first = firstIn(text, locale);
  if (first === undefined) return undefined;
  const { clock, from, to } = first;
  const { minutes, length } = minutesBehind(text.slice(to));
  const [before, after] = [text.slice(0, from), text.slice(to + length)];
  const hours = hoursOf(moved(clock, minutes), locale, part);
  const minute = (clock.minute + minutes + 60) % 60;
  const isOne = minute < 60 && clock.minute < 60 && (minutes === 0 || clock.minute === 0);
  return isOne && hours.length > 0 && !saysTime(`${before}|${after}`, locale)
    ? { hours, minute, before, after }
    : undefined;
}

/** A quarter to six is in the hour of five. */
const moved = (clock: Clock, minutes: number): Clock =>
  minutes < 0 ? { ...clock, hour: clock.hour === 1 ? 12 : clock.hour - 1 } : clock;

/** The hours that may be meant, likeliest first; none where that hour doesn’t exist, or not then. */
function hoursOf({ hour, manner }: Clock, locale: Locale, part: PartOfDay | undefined): number[] {
  if (hour > 24) return [];
  if (part !== undefined) return [hourIn(part, hour) ?? []].flat();
  if (manner === 'sure' || hour === 0 || hour > 9) return [hour];
  // Nobody meets at 5 in the morning, and where hours go to 24 some write 5 for it all the same.
  const isTwelve = manner === 'spoken' || locale === 'en';
  if (hour < 7) return isTwelve ? [hour + 12] : [hour + 12, hour];
  if (hour === 7) return isTwelve ? [19, 7] : [7, 19];
  return isTwelve ? [hour, hour + 12] : [hour];
}

/** Whether a time of day is said at all. */
export const saysTime = (text: string, locale: Locale): boolean =>
  firstIn(text, locale) !== undefined;

/** “Friday 5”, “tonight 8”, « demain soir 7 »: a figure that isn't the number of a day. */
export function bareHour(
  text: string,
  locale: Locale,
  part: PartOfDay | undefined,
): TimeSaid | undefined {
  const { before, hour } = /^(?<before>[a-z' ]{3,30}) (?<hour>\d{1,2})$/u.exec(text)?.groups ?? {};
  if (before === undefined || (locale !== 'en' && part === undefined)) return undefined;
  const said = { hour: Number(hour), minute: 0, manner: 'spoken' as const };
  if (said.hour < 1 || said.hour > 12) return undefined;
  const hours = hoursOf(said, locale, part);
  return hours.length === 0 ? undefined : { hours, minute: 0, before, after: '' };
}

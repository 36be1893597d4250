import type { Locale } from '../../kernel/text.ts';

/** A time of day that is said by the hour that comes or went, and where it stands in the text. */
interface InWords {
  readonly hour: number;
  readonly minute: number;
  readonly from: number;
  readonly to: number;
}

/** Twelve comes before one. */
const hourBefore = (hour: number): number => (hour === 1 ? 12 : hour - 1);

/** « Un quart de sis » is 5:15, « dos quarts i mig » 5:37: the quarters of the hour that comes. */
const quarters =
  /(?:\b(?:a|als|les|cap a|vers|pels) )?\b(?:(?<count>[123]) quarts?|(?<figure>[123])\/4|quarts?)(?: i (?<more>mig|5|10))?(?: de | d'| d)? ?(?<hour>\d{1,2})\b/u;
const halfQuarter = /(?:\ba )?\bmig quart (?:de |d')(?<hour>\d{1,2})\b/u;
/** Half a quarter is seven minutes and a half. */
const moreMinutes: Readonly<Record<string, number>> = { mig: 7, '5': 5, '10': 10 };

function inQuarters(text: string): InWords | undefined {
  const half = halfQuarter.exec(text);
  const found = half ?? quarters.exec(text);
  if (found === null) return undefined;
  const { count, figure, more = '', hour } = found.groups ?? {};
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  const quarter = half === null ? Number(count ?? figure ?? 1) * 15 : 7;
  const minute = quarter + (moreMinutes[more] ?? 0);
  return { hour: hourBefore(Number(hour)), minute, ...placeOf(found) };
}

/** “Half past five”, “a quarter to six”. “5 to 7” may be two hours: what is no quarter says minutes. */
const past =
  /\b(?:at )?(?:(?<half>half)|(?:a )?(?<quarter>quarter)|(?<minutes>\d{1,2})(?: minutes)?) (?:past|after) (?<hour>\d{1,2})\b/u;
const to =
  /\b(?:at )?(?:(?:a )?(?<quarter>quarter)|(?<minutes>\d{1,2}) minutes|(?<twenties>2[05])) (?:to|till|before) (?<hour>\d{1,2})\b/u;

function inEnglish(text: string): InWords | undefined {
  const after = past.exec(text);
  const found = after ?? to.exec(text);
  if (found === null) return undefined;
  const { half, quarter, minutes, twenties, hour } = found.groups ?? {};
  const count = half ? 30 : quarter ? 15 : Number(minutes ?? twenties);
  if (count > 30 || Number(hour) < 1 || Number(hour) > 12) return undefined;
  const said = Number(hour);
  return after === null
    ? { hour: hourBefore(said), minute: 60 - count, ...placeOf(found) }
    : { hour: said, minute: count, ...placeOf(found) };
}

const placeOf = ({ 0: said, index }: RegExpExecArray) => ({
  from: index,
  to: index + said.length,
});

/** The time of day that is said by its quarters, or by the hour that comes. */
export function clockWords(text: string, locale: Locale): InWords | undefined {
  return locale === 'ca' ? inQuarters(text) : locale === 'en' ? inEnglish(text) : undefined;
}

/** « et demie », «menos cuarto», «i cinc», after an hour; and “sharp”. */
const tail =
  /^ ?(?:(?:y|i|et) (?:(?<half>media|mitja|demie?)|(?:1 )?(?<quarter>cuarto|quart)|(?<minutes>\d{1,2}))|(?:menos|menys|moins) (?:(?:le |1 )?(?<less>cuarto|quart)|(?<fewer>\d{1,2})))(?: min[a-z]*)?\b/u;
const sharp = /^ ?(?:pile|precises?|tapant(?:es)?|sharp|en punto?)\b/u;

/** How many minutes stand behind an hour in words, negative before it, and how much text that is. */
export function minutesBehind(text: string): { readonly minutes: number; readonly length: number } {
  const found = tail.exec(text) ?? sharp.exec(text);
  const { half, quarter, minutes, less, fewer } = found?.groups ?? {};
  const count = half ? 30 : (quarter ?? less) ? 15 : Number(minutes ?? fewer ?? 0);
  return {
    minutes: (less ?? fewer) ? -count : count,
    length: found?.[0].length ?? 0,
  };
}

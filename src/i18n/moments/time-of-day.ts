/** A time of day said among other words, and what is left of them. */
export interface TimeSaid {
  readonly hour: number;
  readonly minute: number;
  readonly rest: string;
}

/** The half of the day that somebody names. */
export type Half = 'am' | 'pm';

const minutesOf = (minute: string | undefined): number => Number(minute ?? 0);
const inHalf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);

/** After these words, 1 to 7 are afternoon's: nobody meets « a las 5 » in the morning. */
const spoken = (hour: number): number => (hour >= 1 && hour <= 7 ? hour + 12 : hour);

type Read = (found: Readonly<Record<string, string | undefined>>) => readonly [number, number];

/** The surest first. Texts are in lower case and without accents. */
const patterns: readonly (readonly [RegExp, Read])[] = [
  [
    /(?<![\d./-])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?(?<half>[ap])\.?m\b\.?/u,
    ({ hour, minute, half }) => [inHalf(Number(hour), half), minutesOf(minute)],
  ],
  [
    /(?<![\d./-])(?<hour>\d{1,2}) ?(?:heures?|horas?|hores|hora|hrs?|hs|h)\b\.?(?: ?(?<minute>\d{2})\b)?/u,
    ({ hour, minute }) => [Number(hour), minutesOf(minute)],
  ],
  [
    /(?<![\d./-])(?<hour>\d{1,2})h(?<minute>\d{2})\b/u,
    ({ hour, minute }) => [Number(hour), minutesOf(minute)],
  ],
  [
    /(?<![\d./-])(?<hour>\d{1,2}):(?<minute>\d{2})(?: ?(?:heures|horas|hores|hs?)\b\.?)?/u,
    ({ hour, minute }) => [Number(hour), minutesOf(minute)],
  ],
  [
    /(?<![\d./-])(?<hour>\d{1,2})\.(?<minute>\d{2})(?![\d./-])(?: ?(?:heures|horas|hores|hs?)\b\.?)?/u,
    ({ hour, minute }) => [Number(hour), minutesOf(minute)],
  ],
  [/\b(?:midi|noon|midday|mediodia|migdia)\b/u, () => [12, 0]],
  [/\b(?:minuit|midnight|medianoche|mitjanit)\b/u, () => [24, 0]],
  [
    /\b(?:a las?|a les|at) (?<hour>\d{1,2})(?: (?:y|i) (?<half>media|mitja))?(?![\d/.-])/u,
    ({ hour, half }) => [spoken(Number(hour)), half === undefined ? 0 : 30],
  ],
  [/\ba (?<hour>\d{1,2})$/u, ({ hour }) => [Number(hour), 0]],
];

/**
 * The time of day in what somebody said, in four languages and many manners: `17 h 30`, `5:30 pm`,
 * `17.30 h`, « a las 5 de la tarde », “noon”. Midnight is hour 24, the end of its day. Undefined where
 * none is said, or more than one.
 */
export function timeSaid(text: string, half: Half | undefined): TimeSaid | undefined {
  for (const [pattern, read] of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [said, minute] = read(found.groups ?? {});
    const hour = half === 'pm' && said < 12 ? said + 12 : said;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    const isOne = hour <= 24 && minute < 60 && !saysTime(rest);
    return isOne ? { hour, minute, rest } : undefined;
  }
  return undefined;
}

/** Whether a time of day is said at all. */
export const saysTime = (text: string): boolean => patterns.some(([pattern]) => pattern.test(text));

const halves: readonly (readonly [RegExp, Half, string])[] = [
  [
    /\b(?:tonight|ce soir|cet apres-midi|this (?:evening|afternoon)|esta (?:noche|tarde)|aquest vespre|aquesta (?:nit|tarda))\b/u,
    'pm',
    ' today ',
  ],
  [/\b(?:ce matin|this morning|esta manana|aquest mati)\b/u, 'am', ' today '],
  [
    /(?:\b(?:du|le|de l'|en|in the|de la|por la|a la|al|del) ?)?\b(?:soir|soiree|apres-midi|evening|afternoon|noche|tarde|nit|tarda|vespre)\b/u,
    'pm',
    ' ',
  ],
  [
    /(?:\b(?:du|le|in the|al|del|de bon) )?\b(?:matin|morning|mati)\b|\b(?:de|por|a|en) la manana\b/u,
    'am',
    ' ',
  ],
];

/** Takes the half of the day out of what somebody said: « demain soir », “5 in the afternoon”. */
export function halfSaid(text: string): { readonly half: Half | undefined; readonly rest: string } {
  for (const [pattern, half, instead] of halves)
    if (pattern.test(text)) return { half, rest: text.replace(pattern, instead) };
  return { half: undefined, rest: text };
}

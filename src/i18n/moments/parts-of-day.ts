/** The hours in which a part of the day is, the last one included. */
export interface PartOfDay {
  readonly from: number;
  readonly to: number;
  /** At night, twelve is the end of the day. */
  readonly ends?: true;
}

const morning: PartOfDay = { from: 1, to: 11 };
const smallHours: PartOfDay = { from: 1, to: 6 };
/** «Las 12 de la mañana» is noon. */
const manana: PartOfDay = { from: 1, to: 12 };
const afternoon: PartOfDay = { from: 12, to: 18 };
const tarde: PartOfDay = { from: 12, to: 20 };
const evening: PartOfDay = { from: 16, to: 23 };
const night: PartOfDay = { from: 17, to: 23, ends: true };
const beforeNoon: PartOfDay = { from: 0, to: 11 };
const afterNoon: PartOfDay = { from: 12, to: 23 };

/** What names a part of today, then what names a part of any day; without accents. */
const said: readonly (readonly [RegExp, PartOfDay, string])[] = [
  [/\b(?:ce soir|a soir|this evening|aquest vespre)\b/u, evening, ' today '],
  [/\b(?:tonight|tonite|esta noche|aquesta nit)\b/u, night, ' today '],
  [/\b(?:cet? (?:apres[- ]midi|aprem)|this afternoon)\b/u, afternoon, ' today '],
  [/\b(?:esta tarde|aquesta tarda)\b/u, tarde, ' today '],
  [/\b(?:ce matin|cet avant[- ]midi|this morning|aquest mati)\b/u, morning, ' today '],
  [/\besta manana\b/u, manana, ' today '],
  [/(?:\b(?:de|d'|a|en) ?)?(?:\bla )?\b(?:madrugada|matinada)\b/u, smallHours, ' '],
  [/(?:\b(?:du|le|en|in the) )?\b(?:soir|soiree|evening)\b/u, evening, ' '],
  [/(?:\b(?:al|del|el|de) )?\bvespre\b/u, evening, ' '],
  [/(?:\b(?:de|por|a|en) la |\bat )?\b(?:noche|nit|night)\b/u, night, ' '],
  [/(?:\b(?:de|por|a|en) la )?\b(?:tarde|tarda)\b/u, tarde, ' '],
  [/(?:\b(?:en|de|in the) |\b(?:de )?l')?\b(?:apres[- ]midi|aprem|afternoon)\b/u, afternoon, ' '],
  [/(?:\b(?:en|de) |\b(?:de )?l')?\bavant[- ]midi\b/u, morning, ' '],
  [/(?:\b(?:du|le|in the|al|del|de|pel|de bon) )?\b(?:matin|morning|mati)\b/u, morning, ' '],
  [/\b(?:de|por|a|en) la manana\b/u, manana, ' '],
  [/(?<!\d ?)\ba\.?m\b\.?/u, beforeNoon, ' '],
  [/(?<!\d ?)\bp\.?m\b\.?/u, afterNoon, ' '],
];

/** Takes the part of the day out of what somebody said: « demain soir », “5 in the afternoon”. */
export function partSaid(text: string): { readonly part?: PartOfDay; readonly rest: string } {
  for (const [pattern, part, instead] of said)
    if (pattern.test(text)) return { part, rest: text.replace(pattern, instead).trim() };
  return { rest: text };
}

/** The hour of the day that was said in a part of it: 5 in the afternoon is 17; none at 5 in the evening’s morning. */
export function hourIn({ from, to, ends }: PartOfDay, said: number): number | undefined {
  if (said === 24 || (ends === true && said === 12)) return to > 20 ? 24 : undefined;
  return [said, said + 12].find((hour) => hour >= from && hour <= to);
}

/** An hour that people meet at in that part of the day. */
export const usualHour = (part: PartOfDay | undefined): number =>
  [18, 10, 14].find((hour) => part === undefined || hourIn(part, hour) === hour) ?? 6;

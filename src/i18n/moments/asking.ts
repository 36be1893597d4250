import type { MomentError } from '../../kernel/hours/when.ts';
import { strong, type Rich } from '../../kernel/rich.ts';
import { zoneName } from '../dates.ts';
import { momentLabel } from '../moment-label.ts';
import type { Translator } from '../translator.ts';
import type { Understood } from './moments-of.ts';
import { usualHour } from './parts-of-day.ts';

export type Meant = Pick<Understood, 'at' | 'also'>;

/**
 * « Vous voulez dire vendredi 4 décembre 2026, 17 h (heure de l’Est) ? », and the other moment that
 * was said with the same words.
 */
export function isItThen({ at, also }: Meant, t: Translator): Rich {
  const label = (moment: number) => strong(momentLabel(moment, t.zone, t.locale));
  const said = { moment: label(at), zone: zoneOf(at, t) };
  return also === undefined
    ? t.say('moment.isIt', said)
    : t.say('moment.isItOr', { ...said, other: label(also) });
}

/** What is asked of somebody who said a day, or a part of it. */
export const hourMissing = (typed: string, said: Understood): MomentError => ({
  kind: 'hourMissing',
  typed: typed.trim(),
  usualHour: said.usualHour ?? usualHour(undefined),
});

/** The name of the zone that a moment is told in. */
export const zoneOf = (at: number, { zone, locale }: Translator): string =>
  zoneName(zone, at, locale);

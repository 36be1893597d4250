import { strong, type Rich } from '../../kernel/rich.ts';
import { zoneName } from '../dates.ts';
import { momentLabel } from '../moment-label.ts';
import type { Translator } from '../translator.ts';

/** « Vous voulez dire vendredi 4 décembre 2026, 17 h (heure de l’Est) ? » */
export const isItThen = (at: number, t: Translator): Rich =>
  t.say('moment.isIt', { moment: strong(momentLabel(at, t.zone, t.locale)), zone: zoneOf(at, t) });

/** The name of the zone that a moment is told in. */
export const zoneOf = (at: number, { zone, locale }: Translator): string =>
  zoneName(zone, at, locale);

import type { TimeShown } from '../kernel/rich.ts';
import { dated, zoneName } from './dates.ts';
import type { Translator } from './translator.ts';

/**
 * A moment in words that stay as they are, for a platform whose clients show no time that moves and
 * know no reader's zone: « à 14 h 05 (heure de l’Est) », with the day where it is another than that
 * of `now`. The language and the zone are the moment's own.
 */
export function fixedTime({ at, as, zone }: TimeShown, now: number, t: Translator): string {
  const set = (moment: number, options: Intl.DateTimeFormatOptions) =>
    dated(moment, t.locale, { timeZone: zone, ...options });
  const dayOf = (moment: number) => set(moment, { day: 'numeric', month: 'long', year: 'numeric' });
  const day = dayOf(at);
  if (as === 'date') return day;
  const clock = set(at, { hour: 'numeric', minute: '2-digit' });
  const there = { day, clock, zone: zoneName(zone, at, t.locale) };
  const today = day === dayOf(now);
  if (as === 'relative') return t.plain(today ? 'moment.at' : 'moment.onDay', there);
  return t.plain(as === 'clock' && today ? 'moment.clock' : 'moment.day', there);
}

import type { TimeShown } from '../kernel/rich.ts';
import type { Translator } from './translator.ts';

/**
 * A moment in words that stay as they are, for a platform whose clients show no time that moves and
 * know no reader's zone: « à 14 h 05 (heure de l’Est) », with the day where it is another than that
 * of `now`. The language and the zone are the moment's own.
 */
export function fixedTime({ at, as, zone }: TimeShown, now: number, t: Translator): string {
  const set = (moment: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${t.locale}-CA`, { timeZone: zone, ...options }).format(moment);
  const dayOf = (moment: number) => set(moment, { day: 'numeric', month: 'long', year: 'numeric' });
  const day = dayOf(at);
  if (as === 'date') return day;
  const clock = set(at, { hour: 'numeric', minute: '2-digit' });
  const there = { day, clock, zone: zoneName(zone, at, t) };
  const today = day === dayOf(now);
  if (as === 'relative') return t.plain(today ? 'moment.at' : 'moment.onDay', there);
  return t.plain(as === 'clock' && today ? 'moment.clock' : 'moment.day', there);
}

/** « heure de l’Est », “Eastern Time”. */
function zoneName(zone: string, at: number, { locale }: Translator): string {
  const parts = new Intl.DateTimeFormat(`${locale}-CA`, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

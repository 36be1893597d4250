import type { TimeShown } from '../kernel/rich.ts';
import { dated, zoneName } from './dates.ts';
import type { Translator } from './translator.ts';

/**
 * A moment in words that stay as they are, for a platform whose clients show no time that moves and
 * know no reader's zone: « à 14 h 05 (heure de l’Est) », with the day where it is another than that
 * of `now`. The language and the zone are the moment's own.
 */
export function fixedTime(moment: TimeShown, now: number, t: Translator): string {
  const { at, as, zone, zoneFollows = false } = moment;
  const set = (options: Intl.DateTimeFormatOptions, when = at) =>
    dated(when, t.locale, { timeZone: zone, ...options });
  const dayOf = (when: number) => set({ day: 'numeric', month: 'long', year: 'numeric' }, when);
  const day = dayOf(at);
  if (as === 'date') return day;
  const clock = set({ hour: 'numeric', minute: '2-digit' });
  const told = hourIn({ as, day, clock, isToday: day === dayOf(now) }, t);
  return zoneFollows
    ? told
    : t.plain('moment.inZone', { moment: told, zone: zoneName(zone, at, t.locale) });
}

interface Hour {
  readonly as: TimeShown['as'];
  readonly day: string;
  readonly clock: string;
  readonly isToday: boolean;
}

function hourIn({ as, day, clock, isToday }: Hour, t: Translator): string {
  if (as === 'relative')
    return isToday ? t.plain('moment.at', { clock }) : t.plain('moment.onDay', { day, clock });
  return as === 'clock' && isToday ? clock : t.plain('moment.day', { day, clock });
}

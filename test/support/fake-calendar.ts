import type { ChatFailure, CalendarEvent } from '../../src/engine/ports.ts';
import { err, ok, type Result } from '../../src/kernel/result.ts';

export interface FakeCalendarEvent extends CalendarEvent {
  readonly id: string;
  readonly announcedAt: number;
}

const gone = err<ChatFailure>({ kind: 'gone' });
/** The machine's clock and the platform's can differ. */
const clockSkewMs = 10_000;

/** A community's calendar, in memory: without past events or duplicates. */
export class FakeCalendar {
  readonly calendarEvents = new Map<string, FakeCalendarEvent>();
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  announce(calendarEvent: CalendarEvent, since: number): Result<string, ChatFailure> {
    const known = [...this.calendarEvents.values()].find(
      ({ title, channel, startsAt, announcedAt }) =>
        title === calendarEvent.title &&
        channel === calendarEvent.channel &&
        startsAt === calendarEvent.startsAt &&
        announcedAt >= since - clockSkewMs,
    );
    if (known !== undefined) return ok(known.id);
    if (calendarEvent.startsAt <= this.#now())
      return err({ kind: 'hindered', obstacle: 'unexplained', code: 50_035 });
    this.#last += 1;
    const id = `g${this.#last}`;
    this.calendarEvents.set(id, { ...calendarEvent, id, announcedAt: this.#now() });
    return ok(id);
  }

  reannounce(id: string, calendarEvent: CalendarEvent): Result<void, ChatFailure> {
    const known = this.calendarEvents.get(id);
    if (known === undefined) return gone;
    this.calendarEvents.set(id, { ...known, ...calendarEvent });
    return ok(undefined);
  }

  callOff(id: string): Result<void, ChatFailure> {
    return this.calendarEvents.delete(id) ? ok(undefined) : gone;
  }
}

import type { ChatFailure, Gathering } from '../../src/engine/ports.ts';
import { err, ok, type Result } from '../../src/kernel/result.ts';

export interface FakeGathering extends Gathering {
  readonly id: string;
  readonly announcedAt: number;
}

const gone = err<ChatFailure>({ kind: 'gone' });
/** The machine's clock and the platform's can differ. */
const clockSkewMs = 10_000;

/** A community's calendar, in memory: without past events or duplicates. */
export class FakeCalendar {
  readonly gatherings = new Map<string, FakeGathering>();
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  announce(gathering: Gathering, since: number): Result<string, ChatFailure> {
    const known = [...this.gatherings.values()].find(
      ({ title, channel, startsAt, announcedAt }) =>
        title === gathering.title &&
        channel === gathering.channel &&
        startsAt === gathering.startsAt &&
        announcedAt >= since - clockSkewMs,
    );
    if (known !== undefined) return ok(known.id);
    if (gathering.startsAt <= this.#now())
      return err({ kind: 'hindered', obstacle: 'unexplained', code: 50_035 });
    this.#last += 1;
    const id = `g${this.#last}`;
    this.gatherings.set(id, { ...gathering, id, announcedAt: this.#now() });
    return ok(id);
  }

  reannounce(id: string, gathering: Gathering): Result<void, ChatFailure> {
    const known = this.gatherings.get(id);
    if (known === undefined) return gone;
    this.gatherings.set(id, { ...known, ...gathering });
    return ok(undefined);
  }

  callOff(id: string): Result<void, ChatFailure> {
    return this.gatherings.delete(id) ? ok(undefined) : gone;
  }
}

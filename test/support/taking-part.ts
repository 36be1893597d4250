import { setTimeout as rest } from 'node:timers/promises';
import { contributeIn, spoken, voteIn, type Hall } from './fleet-hall.ts';
import { ticksOf } from './rush.ts';

/** A time in which nobody in a community was acknowledged anything, in milliseconds of this process. */
export interface Silence {
  readonly hall: Hall;
  readonly from: number;
  readonly to: number;
}

/** Whoever said that they were thinking may have died since: people do not wait for that for minutes. */
const patienceMs = 8_000;

async function patiently(gesture: Promise<void>): Promise<void> {
  const given = rest(patienceMs).then(() => Promise.reject(new Error('Nothing more came')));
  given.catch(() => {});
  gesture.catch(() => {});
  await Promise.race([gesture, given]);
}

/** What the people of a community did, and were told. */
export class TakingPart {
  readonly hall: Hall;
  /** Who was told that their ballot is recorded, and which ballot. */
  readonly ballots = new Map<string, number>();
  /** What people were told is recorded; nobody says the same twice. */
  readonly contributions: string[] = [];
  readonly silences: Silence[] = [];
  #silentSince: number | undefined;

  constructor(hall: Hall) {
    this.hall = hall;
  }

  /** One person after the other votes and contributes, as long as there are some and it goes on. */
  async goOn(isOver: () => boolean, paceMs: number): Promise<void> {
    const { hall } = this;
    for (const [index, person] of hall.people.entries()) {
      if (isOver()) break;
      const ballot = index % 81;
      const words = `${spoken}${index} de ${hall.guild}`;
      const voted = await this.#try(() => voteIn(hall, person, ticksOf(ballot, 4)));
      if (voted) this.ballots.set(person.name, ballot);
      if (await this.#try(() => contributeIn(hall, person, words))) this.contributions.push(words);
      await rest(Math.random() * 2 * paceMs);
    }
    this.#heard();
  }

  async #try(gesture: () => Promise<void>): Promise<boolean> {
    const began = performance.now();
    try {
      await patiently(gesture());
      this.#heard();
      return true;
    } catch {
      this.#silentSince ??= began;
      return false;
    }
  }

  #heard(): void {
    if (this.#silentSince === undefined) return;
    this.silences.push({ hall: this.hall, from: this.#silentSince, to: performance.now() });
    this.#silentSince = undefined;
  }
}

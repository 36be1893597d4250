import type { Actor, Context } from '../../src/kernel/people.ts';

/** Somebody who takes part, without any special rights. */
export function participant(id: string): Actor {
  return { id, name: id, moderates: false };
}

/** A moderator on the platform, whatever the workshop says. */
export function moderator(id: string): Actor {
  return { id, name: id, moderates: true };
}

export const bot: Actor = { id: 'robot', name: 'Robot', bot: true, moderates: false };

/** Names that cause trouble as keys of plain objects, and some that no platform would use. */
export const oddIds: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '0',
  'é\u{1F9F6}\n"',
  'x'.repeat(10_000),
];

/** A clock that stands still until moved, and sequential ids: c1, c2 … */
export class World {
  now = 1_000_000;
  #ids = 0;

  context(by: Actor): Context {
    return { now: this.now, by, newId: () => `c${(this.#ids += 1)}` };
  }

  wait(minutes: number): void {
    this.now += minutes * 60_000;
  }
}

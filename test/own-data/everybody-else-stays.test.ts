import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deeds, OwnLives, people } from '../support/own-lives.ts';
import { runs } from '../support/runs.ts';
import { snapshotAll } from '../support/snapshots.ts';

const name = fc.constantFrom(...people);
const step = fc.record({ deed: fc.constantFrom(...deeds), by: name, with: name });

describe('a person who has themself erased', () => {
  it('is found nowhere afterwards, whatever happened before, and closed votes count the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }),
        name,
        async (steps, who) => {
          const lives = await OwnLives.begin();
          await lives.do('start', 'zqben', 'zqkim');
          for (const { deed, by, with: other } of steps) await lives.do(deed, by, other);
          await snapshotAll(lives.app.context);
          const totals = await lives.totals();
          await lives.erase(who);
          expect(await lives.stored()).not.toContain(who);
          expect(lives.shown()).not.toContain(who);
          expect(await lives.reports()).not.toContain(who);
          expect(await lives.totals()).toEqual(totals);
        },
      ),
      runs(12, 400),
    );
  });
});

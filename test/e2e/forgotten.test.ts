import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDeeds, LocalLives, type LocalDeed } from '../support/local-lives.ts';
import { people, type Name } from '../support/own-lives.ts';
import { runs } from '../support/runs.ts';
import { snapshotAll } from '../support/snapshots.ts';

const name = fc.constantFrom(...people);
const step = fc.record({ deed: fc.constantFrom(...localDeeds), by: name, with: name });

/** Something of each kind, so that there is always much to forget. */
const first: readonly (readonly [LocalDeed, Name, Name])[] = [
  ['language', 'zqben', 'zqkim'],
  ['openPoll', 'zqkim', 'zqben'],
  ['vote', 'zqben', 'zqkim'],
  ['vote', 'zqlou', 'zqkim'],
  ['closePoll', 'zqkim', 'zqben'],
  ['openPoll', 'zqben', 'zqkim'],
  ['vote', 'zqben', 'zqkim'],
  ['start', 'zqben', 'zqkim'],
  ['introduce', 'zqben', 'zqkim'],
  ['introduce', 'zqlou', 'zqkim'],
  ['contribute', 'zqben', 'zqkim'],
  ['contribute', 'zqlou', 'zqkim'],
  ['contributeUnsigned', 'zqben', 'zqkim'],
  ['mark', 'zqben', 'zqkim'],
  ['foreword', 'zqben', 'zqkim'],
  ['askRecap', 'zqkim', 'zqben'],
  ['answerRecap', 'zqben', 'zqkim'],
];

/** What ends each history: the summary stands, with its report. */
const last: readonly (readonly [LocalDeed, Name, Name])[] = [
  ['postSummary', 'zqkim', 'zqben'],
  ['end', 'zqkim', 'zqben'],
  ['plan', 'zqkim', 'zqben'],
];

describe('somebody who has themself erased on a Discord', () => {
  it('is nowhere in the store, in what it shows, nor in a report made after; closed votes count the same', async () => {
    const history = fc.array(step, { minLength: 0, maxLength: 25, size: 'max' });
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), name, async (steps, ends, who) => {
        const lives = await LocalLives.begin();
        try {
          for (const each of first) await lives.do(...each);
          for (const { deed, by, with: other } of steps) await lives.do(deed, by, other);
          for (const each of ends ? last : []) await lives.do(...each);
          await snapshotAll(lives.app);
          const before = [await lives.stored(), lives.shown()];
          for (const place of before) expect(place).toContain('zqbendit');
          const totals = await lives.totals();
          expect(Object.keys(totals).length).toBeGreaterThan(0);
          await lives.erase(who);
          for (const sign of lives.signsOf(who)) {
            expect(await lives.stored()).not.toContain(sign);
            expect(lives.shown()).not.toContain(sign);
            expect(await lives.reports()).not.toContain(sign);
          }
          expect(await lives.totals()).toEqual(totals);
          expect(lives.stage.discord.breaches).toEqual([]);
        } finally {
          await lives.stage.close();
        }
      }),
      { ...runs(1, 40), endOnFailure: true },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/engine/context.ts';
import { ok } from '../../../src/kernel/result.ts';
import { allOf } from '../../contract/journal.ts';
import { CommunityLife } from '../../support/community-life.ts';
import { runs } from '../../support/runs.ts';
import { snapshotAll } from '../../support/snapshots.ts';

/** The longest that others waited meanwhile, in milliseconds, and how often they had their turn. */
async function watched(work: () => Promise<unknown>): Promise<{ longest: number; turns: number }> {
  const seen = { longest: 0, turns: 0 };
  let last = performance.now();
  let going = true;
  const look = (): void => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - last);
    seen.turns += 1;
    last = now;
    if (going) setImmediate(look);
  };
  setImmediate(look);
  await work();
  going = false;
  return seen;
}

const voters = 10_000;

async function largePoll(life: CommunityLife): Promise<string> {
  const id = await life.poll('g');
  const ballot = { yes: ['o0'], ifNeedBe: [], no: ['o1'], name: 'Vi', at: 1 };
  for (let from = 0; from < voters; from += 500) {
    const cast = Array.from({ length: 500 }, (_, index) => ({
      type: 'ballot.cast' as const,
      voter: `v${from + index}`,
      ...ballot,
    }));
    await life.context.streams.polls.update(id, systemActor.id, () => ok(cast));
  }
  return id;
}

/** Has one more person forgotten, and reads what was written then; the longest turn it took. */
async function forgotten(life: CommunityLife, id: string, round: number): Promise<number> {
  const { longest, turns } = await watched(() =>
    life.context.streams.polls.forgetPerson(id, `v${round}`, life.now),
  );
  // A turn ends with time that has passed: a quick machine gives fewer.
  expect(turns).toBeGreaterThanOrEqual(3);
  const written = JSON.stringify(await allOf(life.context.tools.journal, `poll/${id}`));
  expect(written).not.toContain(`"v${round}"`);
  life.restart();
  const found = await life.context.streams.polls.read(id);
  const left = voters - round;
  expect(found).toMatchObject({ value: { voters: left, counts: { o0: { yes: left } } } });
  expect(found.ok && Object.keys(found.value.ballots).length).toBe(left);
  return longest;
}

describe('forgetting somebody in a poll of ten thousand ballots', () => {
  it('lets others have their turn in between, and leaves all the others in it', async () => {
    const life = await CommunityLife.begin();
    const id = await largePoll(life);
    const longest: number[] = [];
    for (let round = 1; round <= runs(1, 5).numRuns; round += 1)
      longest.push(Math.round(await forgotten(life, id, round)));
    if (process.env['LONG_FORM'] === undefined) return;
    console.log(`10,000 ballots written anew: the longest turns took ${longest.join(', ')} ms`);
    // The least of a few: what else runs on the machine makes turns longer.
    expect(Math.min(...longest)).toBeLessThan(50);
  });
});

describe('a poll of ten thousand ballots that is read from its snapshot', () => {
  it('lets others have their turn in between', async () => {
    const life = await CommunityLife.begin();
    const id = await largePoll(life);
    await snapshotAll(life.context);
    life.restart();
    const { turns } = await watched(() => life.context.streams.polls.read(id));
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatFailure } from '../../src/engine/ports.ts';
import { changeRecap } from '../../src/recap/stream.ts';
import type { RecapSchedule } from '../../src/recap/domain/state.ts';
import { moderator } from '../support/people.ts';
import { textOf } from '../support/reading.ts';
import { dayMs, hourMs, RecapHouse, tuesdays } from '../support/recaps.ts';
import { fr } from '../support/sentences.ts';

/** A Monday; the first recap is due on Tuesday at half past nine in Montréal. */
const monday = Date.parse('2026-01-12T15:00Z');
const tuesday = Date.parse('2026-01-13T14:30Z');
const week = 7 * dayMs;

let run: RecapHouse;
beforeEach(async () => {
  run = await RecapHouse.open(monday);
  await schedule();
});

async function schedule(changed: Partial<RecapSchedule> = {}, where = run): Promise<void> {
  const intent = { type: 'schedule' as const, schedule: { ...tuesdays, ...changed } };
  await changeRecap(where.app.context, 'g', moderator('ada'), intent);
  await where.settled();
}

/** As `/recap now` does. */
async function askNow(): Promise<void> {
  const intent = { type: 'ask' as const, week: '2026-W03', channel: 'c', locale: 'fr' as const };
  await changeRecap(run.app.context, 'g', moderator('ada'), intent);
  await run.settled();
}

const failing = (failure: ChatFailure) => run.chat.fail(() => failure);
const forbidden: ChatFailure = { kind: 'forbidden', permission: 'send' };
const unavailable: ChatFailure = { kind: 'unavailable', detail: '500' };

describe('a recap that is due', () => {
  it('is posted in its minute, once, and the next one a week later', async () => {
    await run.tick(tuesday - 1);
    expect(run.weeks()).toEqual([]);
    await run.tick(tuesday);
    await run.tick(tuesday + 60_000);
    expect(run.weeks()).toEqual(['2026-W03']);
    await run.until(tuesday + week);
    expect(run.weeks()).toEqual(['2026-W03', '2026-W04']);
    expect(run.messages().map(({ at }) => at)).toEqual([tuesday, tuesday + week]);
  });

  it('is not looked for in the channel when all goes well', async () => {
    await run.tick(tuesday);
    expect(run.chat.count('find')).toBe(0);
    expect(run.chat.count('post')).toBe(1);
  });

  it('is posted up to a day late, and says when it was due', async () => {
    run.kill();
    run.time.now = tuesday + dayMs;
    await run.restart();
    expect(run.weeks()).toEqual(['2026-W03']);
    expect((await run.recap()).recaps[0]).toMatchObject({ due: tuesday, at: tuesday + dayMs });
  });

  it('is skipped when Palabre was away for longer, and /recap status says so', async () => {
    run.kill();
    run.time.now = tuesday + dayMs + 60_000;
    await run.restart();
    expect(run.weeks()).toEqual([]);
    expect((await run.recap()).skipped).toEqual({
      week: '2026-W03',
      due: tuesday,
      reason: 'away',
    });
    await run.until(tuesday + week);
    expect(run.weeks()).toEqual(['2026-W04']);
  });

  it('comes once after three weeks away', async () => {
    run.kill();
    run.time.now = tuesday + 2 * week + hourMs;
    await run.restart();
    await run.until(tuesday + 3 * week - hourMs);
    expect(run.weeks()).toEqual(['2026-W05']);
  });

  it('is kept silent about when nothing happened and silence was chosen', async () => {
    await schedule({ whenEmpty: 'silence' });
    await run.until(tuesday + 2 * week);
    expect(run.chat.calls).toEqual([]);
    expect((await run.recap()).done).toBe('2026-W05');
  });

  it('is one kind line when nothing happened', async () => {
    await run.tick(tuesday);
    expect(run.messages().map(({ view }) => textOf(view))).toEqual([fr('recap.quiet')]);
  });
});

describe('a process that ends in the middle', () => {
  it('after Discord took the message: it is found again, and posted no second time', async () => {
    run.chat.mood = 'neverAnswers';
    void run.tick(tuesday);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(run.weeks()).toEqual(['2026-W03']);
    run.chat.mood = 'well';
    // Long after any protection of the platform's own.
    run.time.now = tuesday + 6 * hourMs;
    await run.restart();
    await run.until(tuesday + dayMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    expect((await run.recap()).recaps).toHaveLength(1);
  });

  it('before Discord took it: it is posted by the next one', async () => {
    const mend = failing(unavailable);
    await run.tick(tuesday);
    mend();
    await run.restart();
    expect(run.weeks()).toEqual(['2026-W03']);
  });

  it('for days, with a message that was never recorded: it still counts for its week', async () => {
    run.chat.mood = 'neverAnswers';
    void run.tick(tuesday);
    await new Promise((resolve) => setTimeout(resolve, 20));
    run.chat.mood = 'well';
    run.time.now = tuesday + 2 * dayMs;
    await run.restart();
    expect((await run.recap()).skipped).toBeNull();
    await schedule({ day: 'sunday' });
    await run.until(tuesday + week - hourMs);
    expect(run.weeks()).toEqual(['2026-W03']);
  });

  it('and another that does not know of it: the platform takes one of the two messages', async () => {
    const other = await RecapHouse.open(monday, ['g'], {}, run.chat);
    await schedule({}, other);
    other.time.now = tuesday;
    await Promise.all([run.tick(tuesday), other.tick(tuesday)]);
    expect(run.chat.count('post')).toBe(2);
    expect(run.weeks()).toEqual(['2026-W03']);
  });
});

describe('a failure', () => {
  it('is tried again after 1, 2, 4, 8, then every 10 minutes', async () => {
    failing(unavailable);
    await run.until(tuesday + 36 * 60_000, 60_000);
    // At once, then after 1, 3, 7, 15, 25 and 35 minutes.
    expect(run.chat.calls).toHaveLength(7);
    const told = run.app.entries.find(({ level }) => level === 'warn');
    expect(told?.facts).toMatchObject({ community: 'g', week: '2026-W03', unresponsive: true });
  });

  it.each([
    ['forbidden', forbidden, { permission: 'send' }],
    ['gone', { kind: 'gone' }, { gone: true }],
    ['unavailable', unavailable, { unresponsive: true }],
  ] as const)(
    'that is %s is told in the status, recorded once, and posted when it is over',
    async (_kind, failure, what) => {
      const mend = failing(failure);
      await run.until(tuesday + 5 * hourMs);
      expect((await run.recap()).problem).toMatchObject({ what, week: '2026-W03', at: tuesday });
      mend();
      await run.until(tuesday + 6 * hourMs);
      expect(run.weeks()).toEqual(['2026-W03']);
      expect((await run.recap()).problem).toBeNull();
    },
  );

  it('that lasts more than a day is given up, and told', async () => {
    const mend = failing(forbidden);
    await run.until(tuesday + dayMs + hourMs);
    expect((await run.recap()).skipped).toMatchObject({ reason: 'failed', week: '2026-W03' });
    mend();
    await run.until(tuesday + week);
    expect(run.weeks()).toEqual(['2026-W04']);
  });

  it('is over as soon as another channel is chosen', async () => {
    run.chat.fail(({ channel }) => (channel === 'c' ? forbidden : undefined));
    await run.tick(tuesday);
    await run.tick(tuesday + 30 * 60_000);
    await schedule({ channel: 'd' });
    expect(run.weeks('d')).toEqual(['2026-W03']);
    expect(run.messages('d')[0]?.at).toBe(tuesday + 30 * 60_000);
  });

  it('to answer, of a post that was made all the same, does not post it twice', async () => {
    run.chat.mood = 'losesAnswers';
    await run.tick(tuesday);
    run.chat.mood = 'well';
    await run.until(tuesday + 2 * hourMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    expect((await run.recap()).recaps[0]?.placement.posts['recap']?.message).toBe(
      run.messages()[0]?.id,
    );
  });

  it('of the store, before or after the post, loses nothing and posts nothing twice', async () => {
    run.app.store.writes = false;
    await run.tick(tuesday);
    expect(run.weeks()).toEqual([]);
    const stop = run.chat.fail(({ what }) => {
      run.app.store.writes = what !== 'post';
      return undefined;
    });
    run.app.store.writes = true;
    await run.until(tuesday + hourMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    stop();
    run.app.store.writes = true;
    await run.until(tuesday + 8 * hourMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    expect((await run.recap()).recaps).toHaveLength(1);
  });
});

describe('a schedule that changes while its recap cannot be posted', () => {
  it('leaves the old moment behind, and keeps the new one', async () => {
    const mend = failing(unavailable);
    await run.tick(tuesday);
    await schedule({ day: 'thursday' });
    mend();
    await run.until(tuesday + 2 * dayMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    expect(run.messages()[0]?.at).toBe(tuesday + 2 * dayMs);
  });

  it('counts what had been posted after all', async () => {
    run.chat.mood = 'losesAnswers';
    await run.tick(tuesday);
    run.chat.mood = 'well';
    await schedule({ day: 'thursday' });
    await run.until(tuesday + 3 * dayMs);
    expect(run.weeks()).toEqual(['2026-W03']);
  });
});

/** Posted without an answer; then the channel is closed to Palabre, and another day is chosen. */
async function inDoubt(): Promise<() => void> {
  run.chat.mood = 'losesAnswers';
  await run.tick(tuesday);
  run.chat.mood = 'well';
  const mend = failing(forbidden);
  await run.tick(tuesday + hourMs);
  await schedule({ day: 'saturday' });
  return mend;
}

describe('a recap that was posted where Palabre may no longer look', () => {
  it('is found as soon as it may, and counts for its week', async () => {
    const mend = await inDoubt();
    await run.until(tuesday + 5 * hourMs);
    mend();
    await run.until(tuesday + 5 * dayMs);
    expect(run.weeks()).toEqual(['2026-W03']);
    expect((await run.recap()).recaps).toHaveLength(1);
  });

  it('counts for its week after a day without a look, and the next week has its own', async () => {
    const mend = await inDoubt();
    await run.until(tuesday + 2 * dayMs);
    expect((await run.recap()).skipped).toMatchObject({ week: '2026-W03', inDoubt: true });
    mend();
    await run.until(tuesday + 12 * dayMs);
    expect(run.weeks()).toEqual(['2026-W03', '2026-W04']);
  });
});

describe('a recap that is asked for', () => {
  it('comes at once, instead of the one of its week', async () => {
    await askNow();
    expect(run.messages().map(({ at }) => at)).toEqual([monday]);
    await run.until(tuesday + week);
    expect(run.weeks()).toEqual(['2026-W03', '2026-W04']);
  });

  it('says something even of a week with nothing in it', async () => {
    await schedule({ whenEmpty: 'silence' });
    await askNow();
    expect(run.weeks()).toEqual(['2026-W03']);
  });
});

describe('the hour at which clocks change', () => {
  const sundayNight = { day: 'sunday', time: '02:30', timezone: 'America/Toronto' } as const;

  it.each([
    ['forward', '2026-03-08T07:30Z', '2026-W10'],
    ['back', '2026-11-01T06:30Z', '2026-W44'],
  ])('%s brings one recap, at the hour they then show', async (_, moment, name) => {
    run = await RecapHouse.open(Date.parse(moment) - 2 * dayMs);
    await schedule(sundayNight);
    if (name === '2026-W44') await schedule({ ...sundayNight, time: '01:30' });
    await run.until(Date.parse(moment) + 2 * dayMs, 10 * 60_000);
    expect(run.weeks()).toEqual([name]);
    const expected = name === '2026-W44' ? Date.parse('2026-11-01T05:30Z') : Date.parse(moment);
    expect(run.messages()[0]?.at).toBe(expected);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createQuota } from '../../../src/engine/requests/quotas.ts';
import { formOf, answerText } from '../../support/reading.ts';
import { fr } from '../../support/sentences.ts';
import { openSession, type Session } from '../../support/session.ts';

let time = 0;
beforeEach(() => {
  time = 0;
});

describe('somebody who writes without end', () => {
  let session: Session;
  beforeEach(async () => {
    const quota = createQuota(() => time, { burst: 3, everyMs: 1_000 });
    session = await openSession(undefined, { quota });
    await session.ana.use('pillar open', { pillar: 'community' });
  });

  const write = async (idea: string) =>
    session.zoe.submit(formOf(await session.zoe.use('contribute', { board: 'people' })), { idea });
  const entries = async () => Object.keys((await session.workshop()).boards.contributions).length;

  it('is heard for a burst, then told how long to wait, with nothing of it lost', async () => {
    for (const idea of ['un', 'deux', 'trois']) await write(idea);
    const refused = await write('la quatrième');
    expect(answerText(refused)).toContain(fr('error.tooFast', { count: 1 }));
    expect(answerText(refused)).toContain('la quatrième');
    expect(await entries()).toBe(3);
  });

  it('is heard again at a pace, and holds nobody else back', async () => {
    for (let count = 0; count < 10; count += 1) await write(`idée ${count}`);
    time += 1_000;
    await write('une seconde plus tard');
    await session.ben.submit(formOf(await session.ben.use('contribute', { board: 'people' })), {
      idea: 'celle de Ben',
    });
    expect(await entries()).toBe(5);
  });
});

describe('a quota', () => {
  it('says exactly how long is left', () => {
    const quota = createQuota(() => time, { burst: 2, everyMs: 1_000 });
    expect([quota.take('a'), quota.take('a'), quota.take('a')]).toEqual([
      undefined,
      undefined,
      1_000,
    ]);
    time += 400;
    expect(quota.take('a')).toBe(600);
    time += 600;
    expect(quota.take('a')).toBeUndefined();
  });

  it('is whole again after a pause, and no larger', () => {
    const quota = createQuota(() => time, { burst: 2, everyMs: 1_000 });
    quota.take('a');
    time += 60_000;
    expect([1, 2, 3].map(() => quota.take('a'))).toEqual([undefined, undefined, 1_000]);
  });
});

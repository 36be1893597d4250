import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutbox } from '../../../../src/platforms/matrix/client/outbox.ts';
import { MatrixRefusal, Unanswered } from '../../../../src/platforms/matrix/client/refusal.ts';
import { keptLog, silentLog } from '../../../support/logs.ts';

const open = () =>
  openOutbox({ monotonic: () => performance.now(), log: silentLog, firstWaitMs: 5 });
const never = () => Promise.reject(new Unanswered('nothing came'));
/** What a server has room for only the second time. */
const refusedOnce = (waitMs: number): (() => Promise<void>) => {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries === 1) throw limited(waitMs);
  };
};
const limited = (waitMs: number) => new MatrixRefusal(429, 'M_LIMIT_EXCEEDED', waitMs);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets time pass until it is over. */
async function over<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const ended = work.finally(() => {
    state.isOver = true;
  });
  ended.catch(() => undefined);
  while (!state.isOver) await vi.advanceTimersByTimeAsync(5);
  return ended;
}

describe('what leaves for a homeserver', () => {
  it('waits as long as the server says, and answers leave first', async () => {
    const outbox = open();
    const done: string[] = [];
    let refusals = 1;
    const send = (name: string) => async () => {
      if (refusals-- > 0) throw limited(200);
      done.push(name);
      return name;
    };
    const begun = performance.now();
    const first = outbox.push('mark', send('mark'));
    await vi.advanceTimersByTimeAsync(5);
    expect(outbox.heldMs()).toBeGreaterThan(50);
    await over(
      Promise.all([
        first,
        outbox.push('mark', send('another')),
        outbox.push('card', send('card')),
        outbox.push('answer', send('answer')),
      ]),
    );
    expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
    expect(done).toEqual(['answer', 'card', 'another', 'mark']);
  });

  it('tries again what was not answered: an answer until it is sent, a card a few times', async () => {
    const outbox = open();
    let tries = 0;
    const failing = async (): Promise<string> => {
      tries += 1;
      if (tries < 6) throw new Unanswered('nothing came');
      return 'sent';
    };
    expect(await over(outbox.push('answer', failing))).toBe('sent');
    await expect(over(outbox.push('card', never))).rejects.toThrow('nothing came');
  });

  it('does not repeat what the server refuses', async () => {
    const outbox = open();
    let tries = 0;
    const refused = async (): Promise<string> => {
      tries += 1;
      throw new MatrixRefusal(403, 'M_FORBIDDEN');
    };
    await expect(over(outbox.push('answer', refused))).rejects.toMatchObject({
      code: 'M_FORBIDDEN',
    });
    expect(tries).toBe(1);
  });

  it('lets nobody wait once it is closed', async () => {
    const outbox = open();
    const waiting = outbox.push('answer', () => Promise.reject(limited(60_000)));
    await vi.advanceTimersByTimeAsync(5);
    outbox.close();
    await expect(waiting).rejects.toThrow('closed');
    await expect(outbox.push('card', async () => 'late')).rejects.toThrow('closed');
  });

  it('says nothing of what is cut off when it is closed, and does not try it again', async () => {
    const { log, entries } = keptLog();
    const outbox = openOutbox({ monotonic: () => performance.now(), log, firstWaitMs: 5 });
    const closing = new AbortController();
    const onItsWay = outbox.push('answer', async () => {
      await once(closing.signal, 'abort');
      throw new Unanswered('aborted');
    });
    outbox.close();
    closing.abort();
    await expect(over(onItsWay)).rejects.toThrow('closed');
    expect(entries).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives several answers in one where they would wait for each other, and each once', async () => {
    const outbox = open();
    const [alone, together]: [string[], string[][]] = [[], []];
    const openAt = performance.now() + 100;
    const answer = (person: string, key = 'noted') =>
      outbox.pushShared(
        {
          room: '!garden',
          key,
          person,
          event: `$${person}`,
          say: async (all) => void together.push(all.map((each) => each.person)),
        },
        async () => {
          if (performance.now() < openAt) throw limited(openAt - performance.now());
          alone.push(person);
          return person;
        },
      );
    const answers = [answer('Ana'), answer('Bo'), answer('Cléo'), answer('Dani', 'other')];
    expect(await over(Promise.all(answers))).toEqual([undefined, undefined, undefined, 'Dani']);
    expect(together).toEqual([['Ana', 'Bo', 'Cléo']]);
    expect(alone).toEqual(['Dani']);
  });

  it('lets what somebody sees already is recorded wait for answers, and cards for both', async () => {
    const outbox = open();
    const done: string[] = [];
    const send = (name: string) => async () => void done.push(name);
    const held = outbox.push('answer', refusedOnce(50));
    await vi.advanceTimersByTimeAsync(5);
    const receipt = outbox.push('receipt', send('receipt'));
    await over(Promise.all([outbox.push('answer', send('answer')), receipt, held]));
    expect(done).toEqual(['answer', 'receipt']);
    outbox.close();
  });

  it('lets receipts leave while answers wait for others that may join them', async () => {
    const outbox = open();
    const done: string[] = [];
    await over(outbox.push('answer', refusedOnce(500)));
    const key = { room: '!garden', key: 'form', person: 'Ana', event: '$1', say: async () => {} };
    const shared = outbox.pushShared(key, async () => void done.push('form'));
    await over(outbox.push('receipt', async () => void done.push('receipt')));
    await over(shared);
    expect(done).toEqual(['receipt', 'form']);
  });

  it('gives receipts alone while that is soon, and together where some would wait long', async () => {
    const outbox = open();
    const done: string[] = [];
    const receipt = (person: string) =>
      outbox.pushShared(
        {
          room: '!garden',
          key: 'noted',
          person,
          event: person,
          say: async (all) => void done.push(all.map((each) => each.person).join(' ')),
        },
        async () => void done.push(person),
        'receipt',
      );
    await over(Promise.all([outbox.push('answer', refusedOnce(50)), receipt('Ana')]));
    expect(done).toEqual(['Ana']);
    await over(
      Promise.all([
        outbox.push('answer', refusedOnce(2_000)),
        ...['Bo', 'Cléo', 'Dani', 'Elin'].map(receipt),
      ]),
    );
    expect(done).toEqual(['Ana', 'Bo Cléo Dani Elin']);
  });

  it('says what may be said anywhere in a room where somebody looks there', async () => {
    const outbox = open();
    const done: string[] = [];
    const give = (person: string, key: string, more: { isLoose?: true } = {}) => {
      const say = async (all: readonly { person: string }[]) =>
        void done.push(`${key}: ${all.map((each) => each.person).join(' ')}`);
      const shared = { room: '!garden', key, person, event: person, say, ...more };
      return outbox.pushShared(shared, async () => {}, key === 'garden' ? 'receipt' : 'answer');
    };
    await over(outbox.push('answer', refusedOnce(50)));
    await over(
      Promise.all([
        outbox.push('answer', refusedOnce(2_500)),
        give('Ana', 'garden', { isLoose: true }),
        give('Bo', 'card'),
        give('Cléo', 'another card'),
      ]),
    );
    expect(done).toEqual(['card: Bo Ana']);
  });

  it('shows nothing under cards before somebody is answered, for a while', async () => {
    const outbox = open();
    const done: string[] = [];
    const answered = outbox.answering();
    const mark = outbox.push('mark', async () => void done.push('mark'));
    await over(outbox.push('card', async () => void done.push('card')));
    await over(outbox.push('answer', async () => void done.push('answer')));
    answered();
    await over(mark);
    expect(done).toEqual(['card', 'answer', 'mark']);
    outbox.answering();
    const begun = performance.now();
    await over(outbox.push('mark', async () => {}));
    expect(performance.now() - begun).toBeGreaterThan(5_900);
  });

  it('gives each answer alone where the server limits nothing', async () => {
    const outbox = open();
    const answers = ['Ana', 'Bo', 'Cléo'].map((person) =>
      outbox.pushShared(
        {
          room: '!garden',
          key: 'noted',
          person,
          event: person,
          say: () => Promise.reject(new Error('together')),
        },
        async () => person,
      ),
    );
    expect(await over(Promise.all(answers))).toEqual(['Ana', 'Bo', 'Cléo']);
  });

  it('says the same to the same people again, where it may have been lost', async () => {
    const outbox = open();
    const said: string[][] = [];
    let failures = 1;
    const answer = (person: string) =>
      outbox.pushShared(
        {
          room: '!garden',
          key: 'noted',
          person,
          event: person,
          say: async (all) => {
            said.push(all.map((each) => each.person));
            if (failures-- > 0) throw new Unanswered('nothing came');
          },
        },
        () => Promise.reject(limited(50)),
      );
    await over(Promise.all([answer('Ana'), answer('Bo')]));
    expect(said).toEqual([
      ['Ana', 'Bo'],
      ['Ana', 'Bo'],
    ]);
  });
});

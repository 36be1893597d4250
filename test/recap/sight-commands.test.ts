import { beforeEach, describe, expect, it } from 'vitest';
import { recapActions } from '../../src/recap/view/actions.ts';
import type { Guest } from '../support/guest.ts';
import { formOf, textOf, answerText } from '../support/reading.ts';
import { dayMs, RecapTestBed, weekOfMessage } from '../support/recaps.ts';
import { fr } from '../support/sentences.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';

const monday = Date.parse('2026-01-12T15:00Z');
const tuesday = Date.parse('2026-01-13T14:30Z');
const week = 7 * dayMs;

let run: RecapTestBed;
let reconciler: Reconciler;
beforeEach(async () => {
  run = await RecapTestBed.open(monday);
  reconciler = run.showAll();
  run.app.sight.closed.add('private');
});

const facilitator = (channel: string) => run.app.as('ana', { managesEvents: true, channel });
const member = (channel: string) => run.app.as('ben', { channel });

async function schedule(channel = 'c', more = {}): Promise<void> {
  await facilitator(channel).use('recap schedule', {
    day: 'tuesday',
    time: '9 h 30',
    channel,
    ...more,
  });
  await run.settled();
}

async function openWorkshop(channel: string): Promise<void> {
  await facilitator(channel).use('workshop start', { template: 'small', title: `À ${channel}` });
  await facilitator(channel).use('pillar open', { pillar: 'community' });
}

async function contribute(guest: Guest, text: string): Promise<void> {
  await guest.submit(formOf(await guest.use('contribute', { board: 'people' })), { idea: text });
}

async function answer(guest: Guest, of: string, text: string): Promise<void> {
  const address = recapActions.answerOpen.ref({ week: of, invitation: 'thinks' });
  await guest.submit(formOf(await guest.press(address)), { answer: text });
  await reconciler.settled();
}

/** The recap of a week, as it is now. */
const recapOf = (of: string, channel = 'c') => {
  const found = run.messages(channel).find((message) => weekOfMessage(message) === of);
  return found === undefined ? '' : `${textOf(found.view)}\n${JSON.stringify(found.view)}`;
};
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

async function retold(): Promise<void> {
  for (const { week } of (await run.recap()).recaps)
    reconciler.touch({ kind: 'recap', community: 'g', week });
  await reconciler.settled();
}

describe('a recap that not everybody may read everything of', () => {
  it('names one workshop as if there were no other, and counts only that one', async () => {
    await openWorkshop('c');
    await openWorkshop('private');
    await contribute(member('c'), 'Une serre commune');
    await contribute(run.app.as('chi', { channel: 'private' }), 'Un secret');
    await contribute(run.app.as('dan', { channel: 'private' }), 'Un autre secret');
    await schedule();
    await run.tick(tuesday);
    const shown = plain(recapOf('2026-W03'));
    expect(shown).toContain('Une nouvelle contribution, et une personne');
    expect(shown).not.toMatch(/secret|À private|À c|"chi"|"dan"|\+2/u);
  });

  it('is one kind line, or silence, when all that happened is private', async () => {
    await openWorkshop('private');
    await contribute(member('private'), 'Un secret');
    await schedule('c', { 'when-empty': 'silence' });
    await run.until(tuesday);
    expect(run.messages('c').filter(({ view }) => textOf(view).includes('semaine'))).toEqual([]);
    expect((await run.recap()).done).toBe('2026-W03');
  });

  it('draws weeks that count public channels alone', async () => {
    for (const channel of ['c', 'private']) {
      await openWorkshop(channel);
      await contribute(member(channel), `Dit dans ${channel}`);
    }
    await schedule();
    await run.until(tuesday + 13 * dayMs);
    for (const channel of ['c', 'private']) await contribute(member(channel), 'Et encore');
    await run.until(tuesday + 2 * week);
    expect(plain(recapOf('2026-W05'))).toContain('1 · 0 · 1');
  });

  it('shows no figure once one of the channels it counts is private', async () => {
    await openWorkshop('c');
    await contribute(member('c'), 'Une serre commune');
    await openWorkshop('d');
    await schedule('d');
    await run.until(tuesday + 13 * dayMs);
    await contribute(member('d'), 'Un four à pain');
    await run.until(tuesday + 2 * week);
    expect(plain(recapOf('2026-W05', 'd'))).toContain('1 · 0 · 1');
    run.app.sight.closed.add('c');
    await retold();
    expect(recapOf('2026-W05', 'd')).toContain('Un four à pain');
    expect(recapOf('2026-W05', 'd')).not.toContain('S3');
  });

  it('tells a private channel in a channel of the same people', async () => {
    run.app.sight.closed.add('c');
    await openWorkshop('private');
    await contribute(member('private'), 'Un secret partagé');
    await schedule();
    await run.tick(tuesday);
    expect(recapOf('2026-W03')).toContain('Un secret partagé');
  });
});

describe('a recap that is posted', () => {
  beforeEach(async () => {
    await openWorkshop('d');
    await contribute(member('d'), 'Une serre commune');
    await schedule();
    await run.tick(tuesday);
    await reconciler.settled();
    expect(recapOf('2026-W03')).toContain('Une serre commune');
  });

  it('forgets, at its next edit, what became private since', async () => {
    run.app.sight.closed.add('d');
    await answer(member('c'), '2026-W03', 'Oui');
    const shown = recapOf('2026-W03');
    expect(shown).not.toMatch(/serre|Communauté|ben/u);
    expect(shown).toContain('🤓 1');
    run.app.sight.closed.delete('d');
    await retold();
    expect(recapOf('2026-W03')).toContain('Une serre commune');
  });

  it('stays as it is during an outage, when permissions are unknown', async () => {
    const edits = run.chat.count('edit');
    run.app.sight.outage = true;
    await retold();
    expect(recapOf('2026-W03')).toContain('Une serre commune');
    expect(run.chat.count('edit')).toBe(edits);
  });
});

it('a recap that is due during an outage waits for its end, and then tells everything', async () => {
  await openWorkshop('c');
  await contribute(member('c'), 'Une serre commune');
  await schedule();
  run.app.sight.outage = true;
  await run.until(tuesday + 60 * 60_000, 60_000);
  expect(run.weeks().filter(Boolean)).toEqual([]);
  run.app.sight.outage = false;
  await run.until(tuesday + 75 * 60_000, 60_000);
  expect(recapOf('2026-W03')).toContain('Une serre commune');
  expect((await run.recap()).leftOut).toEqual({});
});

describe('an answer to a recap', () => {
  it('of a private channel is not echoed in a public one', async () => {
    await schedule('private');
    await run.tick(tuesday);
    await answer(member('private'), '2026-W03', 'Un secret');
    await schedule('c');
    await run.until(tuesday + week);
    expect(recapOf('2026-W04')).not.toBe('');
    expect(recapOf('2026-W04')).not.toContain('secret');
  });

  it('given in a private channel, with an old button, is neither counted nor echoed in a public one', async () => {
    await schedule('private');
    await run.tick(tuesday);
    await schedule('c');
    await run.until(tuesday + week);
    await answer(member('private'), '2026-W03', 'Un secret');
    expect(recapOf('2026-W04')).not.toContain('🤓 1');
    await answer(run.app.as('chi', { channel: 'c' }), '2026-W04', 'Le four à pain');
    expect(recapOf('2026-W04')).toContain('🤓 1');
    await run.until(tuesday + 2 * week);
    expect(recapOf('2026-W05')).toContain('Le four à pain');
    expect(recapOf('2026-W05')).not.toContain('secret');
  });
});

const notices = () =>
  [...run.chat.messages.values()].filter(({ view }) =>
    textOf(view).includes('ne dit rien de cet atelier'),
  );

async function workshopIn(channel: string): Promise<string> {
  const found = await run.app.context.streams.communities.read('g');
  return found.ok ? (found.value.workshops[channel] ?? '') : '';
}

const status = async () => plain(answerText(await facilitator('c').use('recap status')));

describe('what a recap leaves out', () => {
  it('is told to the facilitators of each workshop once, whatever comes after, restarts included', async () => {
    await openWorkshop('private');
    await contribute(member('private'), 'Un secret');
    await schedule();
    await run.tick(tuesday);
    await reconciler.settled();
    expect(notices()).toHaveLength(1);
    expect(notices()[0]?.channel).not.toBe('private');
    expect(textOf(notices()[0]?.view ?? { blocks: [] })).not.toContain('secret');
    await run.until(tuesday + week);
    await run.restart();
    reconciler = run.showAll();
    await schedule('d');
    await run.until(tuesday + 2 * week);
    for (const ref of run.app.changed) reconciler.touch(ref);
    await reconciler.settled();
    expect(notices()).toHaveLength(1);
    expect((await run.recap()).leftOut).toEqual({ [await workshopIn('private')]: 'c' });
  });

  it('is said on the card where there is no private thread', async () => {
    run.chat.fail(({ what }) =>
      what === 'openPrivateThread'
        ? { kind: 'forbidden', permission: 'privateThreads' }
        : undefined,
    );
    await openWorkshop('private');
    await schedule();
    await run.tick(tuesday);
    await reconciler.settled(1_000);
    expect(notices()).toHaveLength(1);
    expect(notices()[0]?.channel).toBe('private');
  });

  it('is not blamed on anyone when the recap’s own channel is gone', async () => {
    await openWorkshop('private');
    await schedule();
    run.app.sight.deleted.add('c');
    run.chat.fail(({ channel }) => (channel === 'c' ? { kind: 'gone' } : undefined));
    await run.tick(tuesday);
    expect((await run.recap()).leftOut).toEqual({});
    expect((await run.recap()).problem?.what).toMatchObject({ gone: true });
  });

  it('is counted in the status, workshops and votes, for the channel it will be posted in', async () => {
    await openWorkshop('private');
    expect(await status()).not.toContain('privé');
    await schedule();
    expect(await status()).toContain(
      'Un sujet d’un salon privé n’y est pas : les personnes qui lisent #c',
    );
    run.app.sight.closed.add('c');
    expect(await status()).not.toContain('n’y est pas');
  });
});

it('a store that is down is told in the status as such', async () => {
  await schedule();
  await openWorkshop('c');
  const again = run.app.restart();
  const ana = again.as('ana', { managesEvents: true });
  await again.context.streams.communities.read('g');
  again.store.reads = false;
  expect(answerText(await ana.use('recap status'))).toBe(
    fr('error.storeDown', { reader: 'facilitator' }),
  );
});

import { knownPoll } from '../../src/poll/cases.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { loseChannel, loseGoneChannels } from '../../src/retention/channels-gone.ts';
import { openSubjects } from '../../src/program/subjects.ts';
import { readPlans } from '../../src/plan/stream.ts';
import { readRecap } from '../../src/recap/stream.ts';
import { upkeep } from '../../src/poll/upkeep.ts';
import { writeMoment } from '../../src/kernel/hours/when.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import type { Guest, Particulars } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, formOf, answerText, viewOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { texts } from '../support/texts.ts';

let app: TestApp;
let ana: Guest;
let ben: Guest;
beforeEach(async () => {
  app = await openTestApp();
  ana = app.as('ana', { managesEvents: true });
  ben = app.as('ben');
});

/** Somebody elsewhere on the server, once the channel `c` is gone. */
const elsewhere = (name: string, about: Particulars = {}) =>
  app.as(name, { channel: 'd', gone: ['c'], ...about });
const lose = () => loseChannel(app.context, 'g', 'c');

async function community() {
  const found = await app.context.streams.communities.read('g');
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

async function plans() {
  const found = await readPlans(app.context, 'g');
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

async function recap() {
  const found = await readRecap(app.context, 'g');
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

async function workshop(channel = 'c', by = ana): Promise<string> {
  await by.use('workshop start', { template: 'small' });
  await by.use('pillar open', { pillar: 'community' });
  const id = (await community()).workshops[channel];
  if (id === undefined) throw new Error('The workshop did not open.');
  return id;
}

async function stateOf(id: string) {
  const found = await openedWorkshop(app.context, id);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

async function contribute(idea: string): Promise<void> {
  const form = formOf(await ben.use('contribute', { board: 'people' }));
  await ben.submit(form, { idea });
}

/** A poll of its own, as a draft. */
async function draft(by = ana): Promise<{ id: string; answer: Answer }> {
  const form = formOf(await by.use('poll create'));
  const answer = await by.submit(form, { question: 'Quel jour ?', options: 'lundi\nmardi' });
  return { id: (await community()).polls.at(-1)?.id ?? '', answer };
}

async function openPoll(by = ana): Promise<string> {
  const { id, answer } = await draft(by);
  await by.press(button(answer, fr('button.openPoll')));
  return id;
}

async function poll(id: string) {
  const found = await knownPoll(app.context, id);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

describe('a channel that is deleted', () => {
  it('ends its workshop, which says why, and keeps what was said there', async () => {
    const id = await workshop();
    await contribute('des lilas');
    await lose();
    const state = await stateOf(id);
    expect(state).toMatchObject({ closedAt: app.time.now, channelGone: true, timebox: null });
    expect(JSON.stringify(state.boards)).toContain('des lilas');
    expect(await community()).toMatchObject({
      workshops: {},
      past: [id],
      endings: { [id]: app.time.now },
    });
  });

  it('closes the polls of its workshop and its own, the one that was being prepared too', async () => {
    const id = await workshop();
    for (let step = 1; step < 5; step += 1) await ana.use('workshop next');
    await upkeep(app.context, await stateOf(id));
    const open = await openPoll();
    const { id: prepared } = await draft();
    const other = await openPoll(app.as('ana', { managesEvents: true, channel: 'd' }));
    await lose();
    const own = Object.values((await stateOf(id)).polls);
    expect(own).toHaveLength(1);
    for (const each of [...own, open, prepared])
      expect(await poll(each)).toMatchObject({ status: 'closed', channelGone: true });
    expect(await poll(other)).toMatchObject({ status: 'open' });
    expect(Object.keys((await community()).endings)).toEqual([id, open, prepared]);
  });

  it('calls off what was planned there', async () => {
    const when = writeMoment(app.time.now + 24 * 60 * 60_000, 'America/Toronto');
    await ana.use('workshop plan', { when, template: 'small' });
    await lose();
    expect(Object.values(await plans())).toMatchObject([{ status: 'calledOff' }]);
  });

  it('stops the recap that was sent there, and says so until another is scheduled', async () => {
    await ana.use('recap schedule', { day: 'tuesday', time: '9 h 30', channel: 'c' });
    await lose();
    const away = elsewhere('ana', { managesEvents: true });
    expect(answerText(await away.use('recap status'))).toContain('n’existe plus');
    expect(await recap()).toMatchObject({ schedule: null });
    await away.use('recap schedule', { day: 'tuesday', time: '9 h 30', channel: 'd' });
    expect(answerText(await away.use('recap status'))).not.toContain('n’existe plus');
  });

  it('leaves a recap that is sent elsewhere alone', async () => {
    await ana.use('recap schedule', { day: 'tuesday', time: '9 h 30', channel: 'd' });
    await lose();
    expect(await recap()).toMatchObject({ schedule: { channel: 'd' }, problem: null });
  });

  it('has nothing more that Palabre would try to post there', async () => {
    const id = await workshop();
    const open = await openPoll();
    await lose();
    const known = { problems: [], privateThreads: true };
    const { load } = openSubjects(app.context, texts.translatorOf);
    for (const ref of [{ kind: 'workshop', id } as const, { kind: 'poll', id: open } as const])
      expect(await load(ref, known)).toEqual({ ok: true, value: undefined });
  });

  it('ends nothing twice if it is reported twice', async () => {
    const id = await workshop();
    await openPoll();
    await lose();
    const before = structuredClone(await community());
    app.time.now += 60_000;
    await lose();
    expect(await community()).toEqual(before);
    expect((await stateOf(id)).closedAt).toBe(app.time.now - 60_000);
  });

  it('holds nothing in itself that another channel would miss', async () => {
    const dora = app.as('dora', { managesEvents: true, channel: 'd' });
    const id = await workshop('d', dora);
    await lose();
    expect((await stateOf(id)).closedAt).toBeNull();
  });
});

const look = (isGone: (channel: string) => boolean) => {
  const asked: string[] = [];
  const done = loseGoneChannels(app.context, 'g', async (_, channel) => {
    asked.push(channel);
    return isGone(channel);
  });
  return done.then(() => asked);
};

describe('a channel that went while Palabre was away', () => {
  it('is ended once Discord says that it is gone, and not looked up again', async () => {
    const id = await workshop();
    await openPoll();
    expect(await look(() => true)).toEqual(['c']);
    expect((await stateOf(id)).channelGone).toBe(true);
    expect(await look(() => true)).toEqual([]);
  });

  it('is left as it is as long as Discord does not say so', async () => {
    const id = await workshop();
    await look(() => false);
    expect((await stateOf(id)).closedAt).toBeNull();
  });
});

const exported = (guest: Guest, options = {}) =>
  guest.use('summary export', { format: 'markdown', ...options });
const fileOf = (answer: Answer) => viewOf(answer).files?.[0]?.text ?? '';

describe('the summary of a workshop whose channel is gone', () => {
  it('is available to its facilitators from any other channel', async () => {
    await workshop();
    await contribute('des lilas');
    await ana.use('workshop handover', { to: { id: 'eve', name: 'Eve' } });
    await lose();
    for (const guest of [elsewhere('eve'), elsewhere('ana')]) {
      expect(fileOf(await exported(guest))).toContain('des lilas');
      expect(answerText(await guest.use('summary preview'))).toContain('des lilas');
    }
  });

  it('is had by nobody else, and is unknown to another community', async () => {
    const id = await workshop();
    await contribute('des lilas');
    await lose();
    const strangers = [
      elsewhere('ben'),
      elsewhere('zoe', { managesEventsIn: ['d'] }),
      // A right on the whole server does not tell whether they could see that channel.
      elsewhere('kim', { managesEvents: true, administers: true }),
      elsewhere('ana', { community: 'h', managesEvents: true }),
    ];
    const unknown = ['member', 'facilitator'].map((reader) => fr('error.noWorkshop', { reader }));
    for (const stranger of strangers)
      for (const answer of [await exported(stranger), await exported(stranger, { workshop: id })])
        expect(unknown).toContain(answerText(answer));
  });

  it('is chosen by its title where the channel has a workshop of its own', async () => {
    const id = await workshop();
    await contribute('des lilas');
    await lose();
    const away = elsewhere('ana', { managesEvents: true });
    await workshop('d', away);
    expect(fileOf(await exported(away))).not.toContain('des lilas');
    expect(await away.complete('summary export', 'workshop')).toEqual([
      { id, label: 'Petit atelier' },
    ]);
    expect(await elsewhere('ben').complete('summary export', 'workshop')).toEqual([]);
    expect(fileOf(await exported(away, { workshop: id }))).toContain('des lilas');
  });

  it('is not posted anywhere, and people who ask learn how to get it', async () => {
    const id = await workshop();
    await lose();
    const away = elsewhere('ana', { managesEvents: true });
    expect(answerText(await away.use('summary post'))).toBe(fr('error.channelGone'));
    expect(answerText(await away.press(summaryActions.post.ref({ workshop: id })))).toBe(
      fr('error.channelGone'),
    );
  });

  it('is there too when the workshop had ended before', async () => {
    const id = await workshop();
    await contribute('des lilas');
    await ana.press(agendaActions.endConfirm.ref({ workshop: id }));
    await lose();
    expect(fileOf(await exported(elsewhere('ana')))).toContain('des lilas');
  });
});

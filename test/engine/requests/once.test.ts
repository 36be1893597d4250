import { openedWorkshop } from '../../../src/workshop/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../../src/engine/requests/dispatch.ts';
import { agendaActions } from '../../../src/agenda/view/actions.ts';
import { formOf, told } from '../../support/reading.ts';
import { fr } from '../../support/sentences.ts';
import { openSession, type Session } from '../../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
});

/** What was asked last, as the platform would deliver it again. */
function last(): Request {
  const request = session.app.requests.at(-1);
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}

const again = (where = session.app) => where.dispatcher.answer(last());
const entries = async () => Object.keys((await session.workshop()).boards.contributions).length;
const endsAt = async () => (await session.workshop()).timebox?.endsAt;

describe('a gesture that is delivered twice', () => {
  it('adds one contribution, and says that it counted once', async () => {
    const form = formOf(await session.zoe.use('contribute', { board: 'people' }));
    await session.zoe.submit(form, { idea: 'une seule fois' });
    expect(told(await again())).toContain(fr('error.countedOnce'));
    expect(await entries()).toBe(1);
  });

  it('adds it once when both come at the same moment', async () => {
    const form = formOf(await session.zoe.use('contribute', { board: 'people' }));
    const first = session.zoe.submit(form, { idea: 'une seule fois' });
    await Promise.all([first, again()]);
    expect(await entries()).toBe(1);
  });

  it('adds five minutes once', async () => {
    await session.ana.press(agendaActions.extend.ref({ workshop: session.id }));
    const before = await endsAt();
    await again();
    expect(await endsAt()).toBe(before);
  });

  it('counts once after a restart, too', async () => {
    await session.ana.press(agendaActions.extend.ref({ workshop: session.id }));
    const before = await endsAt();
    const restarted = session.app.restart();
    await again(restarted);
    const found = await openedWorkshop(restarted.context, session.id);
    expect(found.ok && found.value.timebox?.endsAt).toBe(before);
  });

  it('makes one poll, which both answers show', async () => {
    const form = formOf(await session.ana.use('poll create'));
    const typed = { question: 'Quand ?', options: 'Lundi\nMardi' };
    const first = await session.ana.submit(form, typed);
    expect(told(await again())).toBe(told(first));
    const community = await session.app.context.streams.communities.read('g');
    expect(community.ok && community.value.polls).toHaveLength(1);
  });

  it('opens one workshop', async () => {
    const ana = session.app.as('ana', { managesEvents: true, channel: 'ailleurs' });
    const first = await ana.use('workshop start', { template: 'small' });
    expect(told(await again())).toBe(told(first));
    const community = await session.app.context.streams.communities.read('g');
    expect(community.ok && Object.keys(community.value.workshops)).toEqual(['c', 'ailleurs']);
  });

  it('counts again when it is another gesture', async () => {
    await session.ana.press(agendaActions.extend.ref({ workshop: session.id }));
    const before = (await endsAt()) ?? 0;
    await session.ana.press(agendaActions.extend.ref({ workshop: session.id }));
    expect((await endsAt()) ?? 0).toBe(before + 5 * 60_000);
  });
});

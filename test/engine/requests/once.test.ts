import { openedWorkshop } from '../../../src/workshop/stream.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Request } from '../../../src/engine/requests/dispatch.ts';
import { agendaActions } from '../../../src/agenda/view/actions.ts';
import { boardActions } from '../../../src/board/view/actions.ts';
import { goRoundActions } from '../../../src/go-round/view/actions.ts';
import { summaryActions } from '../../../src/summary/view/actions.ts';
import { workshopActions } from '../../../src/workshop/view/actions.ts';
import { formOf, answerText } from '../../support/reading.ts';
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

type Gesture = (session: Session) => Promise<Answer>;

const writes: Gesture = async ({ zoe }) =>
  zoe.submit(formOf(await zoe.use('contribute', { board: 'people' })), { idea: 'les haies' });
const introduces: Gesture = async ({ zoe, id }) =>
  zoe.submit(formOf(await zoe.press(goRoundActions.introduceOpen.ref({ workshop: id }))), {
    word: 'racine',
  });

/** What somebody does in a workshop, as it is answered when it counts. */
const gestures: Readonly<Record<string, Gesture>> = {
  'takes part': ({ zoe, id }) => zoe.press(workshopActions.join.ref({ workshop: id })),
  'says that they are done': ({ zoe, id }) =>
    zoe.press(agendaActions.ready.ref({ workshop: id, step: 'go-round' })),
  'introduces themself': introduces,
  'takes back how they introduced themself': async (here) => {
    await introduces(here);
    return here.zoe.press(goRoundActions.withdraw.ref({ workshop: here.id }));
  },
  'gives the stick away unused': async ({ ana, zoe, id }) => {
    const stick = { workshop: id };
    await zoe.press(workshopActions.join.ref(stick));
    await ana.choose(goRoundActions.stickGive.ref(stick), { id: 'zoe', name: 'zoe' });
    return zoe.press(goRoundActions.passTurn.ref(stick));
  },
  'writes on a board': writes,
  'changes what they wrote': async (here) => {
    await writes(here);
    const [contribution = ''] = Object.keys((await here.workshop()).boards.contributions);
    const ids = { workshop: here.id, contribution };
    const form = formOf(await here.zoe.press(boardActions.contributionEdit.ref(ids)));
    return here.zoe.submit(form, { idea: 'les haies vives' });
  },
  'marks an idea for the summary': async (here) => {
    await writes(here);
    const [contribution = ''] = Object.keys((await here.workshop()).boards.contributions);
    return here.ana.press(boardActions.ideaMark.ref({ workshop: here.id, contribution }));
  },
  'writes a foreword': async ({ ana, id }) =>
    ana.submit(formOf(await ana.press(summaryActions.forewordOpen.ref({ workshop: id }))), {
      word: 'Merci !',
    }),
  'moves on by a command': ({ ana }) => ana.use('workshop next'),
  'moves on by a button': ({ ana, id }) =>
    ana.press(agendaActions.next.ref({ workshop: id, step: 'go-round' })),
  'gives more time': ({ ana, id }) => ana.press(agendaActions.extend.ref({ workshop: id })),
  'hands over': async ({ ana, id }) =>
    ana.submit(formOf(await ana.press(workshopActions.handOverOpen.ref({ workshop: id }))), {
      to: { id: 'ben', name: 'ben' },
    }),
  'posts the summary': ({ ana, id }) => ana.press(summaryActions.post.ref({ workshop: id })),
  'ends the workshop': ({ ana, id }) => ana.press(agendaActions.endConfirm.ref({ workshop: id })),
};

describe('a gesture that is delivered twice', () => {
  for (const [name, gesture] of Object.entries(gestures))
    it(`is answered as it was the first time: ${name}`, async () => {
      const first = await gesture(session);
      const before = await session.workshop();
      expect(await again()).toEqual(first);
      expect(await again(session.app.restart())).toEqual(first);
      expect(await session.workshop()).toEqual(before);
    });

  it('adds one contribution, and says that it counted once where no record tells what it was', async () => {
    const form = formOf(await session.zoe.use('contribute', { board: 'people' }));
    await session.zoe.submit(form, { idea: 'une seule fois' });
    await session.app.context.streams.workshops.rewrite(session.id, () => true);
    expect(answerText(await again())).toContain(fr('error.countedOnce'));
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
    expect(answerText(await again())).toBe(answerText(first));
    const community = await session.app.context.streams.communities.read('g');
    expect(community.ok && community.value.polls).toHaveLength(1);
  });

  it('opens one workshop', async () => {
    const ana = session.app.as('ana', { managesEvents: true, channel: 'ailleurs' });
    const first = await ana.use('workshop start', { template: 'small' });
    expect(answerText(await again())).toBe(answerText(first));
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

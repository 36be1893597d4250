import { agendaActions } from '../../src/agenda/view/actions.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { person, channel } from '../../src/kernel/rich.ts';
import { time } from '../support/times.ts';
import { workshopActions } from '../../src/workshop/view/actions.ts';
import { FakeChat } from '../support/fake-chat.ts';
import { openTestApp } from '../support/test-app.ts';
import { button, fieldOf, formOf, labels, answerText } from '../support/reading.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

describe('/workshop start', () => {
  it('opens the workshop, and says where the facilitators’ card is', async () => {
    const app = await openTestApp();
    const ana = app.as('ana', { managesEvents: true });
    expect(answerText(await ana.use('workshop start', { template: 'small' }))).toBe(
      `${fr('started.done')} ${fr('started.cardInThread')}`,
    );
    expect(app.changed).toMatchObject([{ kind: 'workshop' }]);
  });

  it('waits for the way to the card where the chat is slow', async () => {
    const app = await openTestApp();
    const chat = new FakeChat();
    const atOnce = chat.openPrivateThread.bind(chat);
    vi.spyOn(chat, 'openPrivateThread').mockImplementation(async (...asked) => {
      await pause(1_700);
      return atOnce(...asked);
    });
    const showing = app.show(chat);
    const ana = app.as('ana', { managesEvents: true });
    const told = answerText(await ana.use('workshop start', { template: 'small' }));
    expect(told).not.toContain(fr('started.cardInThread'));
    expect(told).toMatch(/#\S+/u);
    await showing.stop();
  });

  it('answers in English to people who read English', async () => {
    const kim = (await openTestApp()).as('kim', { managesEvents: true, language: 'en-US' });
    expect(answerText(await kim.use('workshop start', { template: 'small' }))).toContain(
      en('started.done'),
    );
  });

  it('says that the card is in the channel where no private thread may be opened', async () => {
    const about = { managesEvents: true, botLacks: ['privateThreads'] } as const;
    const ana = (await openTestApp()).as('ana', about);
    expect(answerText(await ana.use('workshop start', { template: 'small' }))).toContain(
      fr('started.cardHere'),
    );
  });

  it.each([
    [undefined, 'Petit atelier'],
    ['Le jardin de Zoé', 'Le jardin de Zoé'],
  ])('gives it the title asked for, or the template’s (%s)', async (title, expected) => {
    const app = await openTestApp();
    await app
      .as('ana', { managesEvents: true })
      .use('workshop start', { template: 'small', title });
    const status = await app.as('ben').use('workshop status');
    expect(answerText(status)).toContain(expected);
  });

  it.each([
    ['who does not moderate', {}, fr('error.mayNotStart', { reader: 'member' })],
    [
      'outside a text channel',
      { managesEvents: true, textChannel: false },
      fr('error.notATextChannel'),
    ],
    [
      'without the rights it needs, naming them',
      { managesEvents: true, botLacks: ['publicThreads', 'attachFiles'] as const },
      fr('error.permissionsMissing', {
        channel: channel('c'),
        permissions: `${fr('permission.publicThreads')} et ${fr('permission.attachFiles')}`,
      }),
    ],
  ])('is refused to %s', async (_what, about, words) => {
    const app = await openTestApp();
    expect(
      answerText(await app.as('ana', about).use('workshop start', { template: 'small' })),
    ).toContain(words);
    expect(app.changed).toEqual([]);
  });

  it('refuses a template it has not, and a second workshop in one channel', async () => {
    const ana = (await openTestApp()).as('ana', { managesEvents: true });
    expect(answerText(await ana.use('workshop start', { template: 'none' }))).toContain(
      fr('error.templateUnknown', { name: 'none' }),
    );
    await ana.use('workshop start', { template: 'small' });
    expect(answerText(await ana.use('workshop start', { template: 'small' }))).toContain(
      fr('error.workshopExists'),
    );
  });

  it('opens another in another channel, and a new one once the first has ended', async () => {
    const { app, ana, id } = await openSession();
    const elsewhere = app.as('ana', { managesEvents: true, channel: 'd' });
    expect(answerText(await elsewhere.use('workshop start', { template: 'small' }))).toContain(
      fr('started.done'),
    );
    await ana.press(agendaActions.endConfirm.ref({ workshop: id }));
    expect(answerText(await ana.use('workshop start', { template: 'small' }))).toContain(
      fr('started.done'),
    );
  });

  it('offers the templates by name with their length, in the reader’s language', async () => {
    const app = await openTestApp();
    const [small] = await app.as('ben').complete('workshop start', 'template', 'PETIT');
    expect(small?.id).toBe('small');
    expect(ordinarySpaces(small?.label ?? '')).toBe('Petit atelier · 1 h 10 min');
    expect(await app.as('ben').complete('workshop start', 'template', 'grand')).toEqual([]);
    const [english] = await app
      .as('kim', { language: 'en-US' })
      .complete('workshop start', 'template');
    expect(ordinarySpaces(english?.label ?? '')).toBe('Small workshop · 1 h 10 min');
  });
});

type CardButton =
  | 'next'
  | 'skipOptional'
  | 'back'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'endAsk'
  | 'endConfirm'
  | 'handOverOpen';

describe('driving a workshop', () => {
  let session: Session;
  beforeEach(async () => {
    session = await openSession();
  });
  const trail = async () => (await session.workshop()).agenda.trail;
  const here = async () => (await trail()).at(-1) ?? '';
  const ref = (name: CardButton, step = 'go-round') =>
    ({ ...agendaActions, ...workshopActions })[name].ref({ workshop: session.id, step });

  it.each([
    ['next', {}],
    ['back', {}],
    ['pause', {}],
    ['resume', {}],
    ['extend', { minutes: 5 }],
    ['handover', { to: { id: 'zoe', name: 'Zoé' } }],
    ['end', {}],
  ])(
    '/workshop %s is refused to a participant, who is told who facilitates',
    async (sub, options) => {
      const before = session.app.changed.length;
      const answer = await session.ben.use(`workshop ${sub}`, options);
      expect(answerText(answer)).toBe(
        fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
      );
      expect(session.app.changed).toHaveLength(before);
    },
  );

  it.each([
    'next',
    'skipOptional',
    'back',
    'extend',
    'pause',
    'resume',
    'endAsk',
    'endConfirm',
    'handOverOpen',
  ] as const)('the button %s is refused to a participant too', async (name) => {
    const answer = await session.ben.press(ref(name));
    expect(answerText(answer)).toContain(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
  });

  it.each(['next', 'status', 'extend', 'end'])(
    '/workshop %s says that the channel has none',
    async (sub) => {
      const elsewhere = session.app.as('ana', { managesEvents: true, channel: 'd' });
      expect(answerText(await elsewhere.use(`workshop ${sub}`, { minutes: 5 }))).toContain(
        fr('error.noWorkshop', { reader: 'facilitator' }),
      );
    },
  );

  it('goes forward and back, and stops at both ends', async () => {
    expect(answerText(await session.ana.use('workshop back'))).toBe(fr('error.atFirstStep'));
    expect(answerText(await session.ana.use('workshop next'))).toBe(fr('done.moved'));
    await session.ana.use('workshop back');
    expect(await trail()).toEqual(['go-round']);
    for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
    expect(answerText(await session.ana.use('workshop next'))).toContain(fr('error.atLastStep'));
  });

  it('tells nothing of what the card itself shows', async () => {
    for (const name of ['next', 'skipOptional', 'extend', 'pause', 'resume', 'back'] as const)
      expect(await session.ana.press(ref(name, await here()))).toEqual({ kind: 'quiet' });
    expect(await trail()).toEqual(['go-round', 'pillar']);
  });

  it('moves once when two facilitators press together', async () => {
    const next = ref('next', 'go-round');
    const answers = await Promise.all([session.ana.press(next), session.ana.press(next)]);
    expect(answers[0]).toEqual({ kind: 'quiet' });
    expect(answerText(answers[1])).toBe(fr('error.alreadyMoved'));
    expect(await trail()).toEqual(['go-round', 'pillar']);
  });

  it('works from one of the channel’s threads', async () => {
    const there = session.app.as('ana', { managesEvents: true, thread: 't' });
    expect(answerText(await there.use('workshop next'))).toContain(fr('done.moved'));
  });

  it('pauses and resumes the time, and says when there is nothing to', async () => {
    const { ana } = session;
    expect(answerText(await ana.use('workshop pause'))).toContain(fr('error.noTimebox'));
    expect(answerText(await ana.use('workshop extend', { minutes: 5 }))).toContain(
      fr('done.extended'),
    );
    expect(answerText(await ana.use('workshop resume'))).toBe(fr('error.notPaused'));
    expect(answerText(await ana.use('workshop pause'))).toBe(fr('done.paused'));
    expect(answerText(await ana.use('workshop pause'))).toContain(fr('error.alreadyPaused'));
    session.app.time.now += 60 * 60_000;
    expect(answerText(await ana.use('workshop resume'))).toBe(fr('done.resumed'));
    expect((await session.workshop()).timebox?.endsAt).toBe(session.app.time.now + 5 * 60_000);
  });

  it.each([0, 181, 1.5])('refuses to add %s minutes', async (minutes) => {
    expect(answerText(await session.ana.use('workshop extend', { minutes }))).toBe(
      fr('error.minutesOutOfRange', { max: 180 }),
    );
  });

  it('hands over to a person, who then facilitates', async () => {
    const answer = await session.ana.use('workshop handover', { to: { id: 'ben', name: 'Ben' } });
    expect(answerText(answer)).toBe(fr('done.handedOver', { person: person('ben') }));
    expect(answerText(await session.ben.use('workshop next'))).toContain(fr('done.moved'));
  });

  it.each([
    [{ id: 'ana', name: 'Ana' }, fr('error.alreadyFacilitator', { person: person('ana') })],
    [{ id: 'robot', name: 'Robot', bot: true }, fr('error.notAPerson')],
  ])('hands over neither to a facilitator nor to a program', async (to, words) => {
    expect(answerText(await session.ana.use('workshop handover', { to }))).toContain(words);
  });

  it('hands over by a form as well', async () => {
    const form = formOf(
      await session.ana.press(workshopActions.handOverOpen.ref({ workshop: session.id })),
    );
    expect(fieldOf(form, 'to')).toMatchObject({ kind: 'member', required: true });
    const answer = await session.ana.submit(form, { to: { id: 'ben', name: 'Ben' } });
    expect(answerText(answer)).toBe(fr('done.handedOver', { person: person('ben') }));
    expect(answerText(await session.ana.submit(form))).toContain(fr('error.notAPerson'));
  });
});

describe('ending a workshop', () => {
  it('is asked twice, and only the second time ends it', async () => {
    const { ana, workshop } = await openSession();
    const asked = await ana.use('workshop end');
    expect(answerText(asked)).toContain(fr('end.ask'));
    expect(labels(asked)).toEqual([fr('button.endConfirm')]);
    expect((await workshop()).closedAt).toBeNull();
    const ended = await ana.press(button(asked, fr('button.endConfirm')));
    expect(ended.kind).toBe('replace');
    expect(answerText(ended)).toContain(fr('done.ended'));
    expect((await workshop()).closedAt).not.toBeNull();
  });

  it('leaves its buttons refusing, with when it ended', async () => {
    const { ana, app, id } = await openSession();
    await ana.press(agendaActions.endConfirm.ref({ workshop: id }));
    for (const name of ['next', 'pause', 'join', 'endConfirm'] as const)
      expect(
        answerText(
          await ana.press(
            { ...agendaActions, ...workshopActions }[name].ref({ workshop: id, step: 'go-round' }),
          ),
        ),
      ).toBe(fr('error.workshopClosed', { when: time(app.time.now, 'clock') }));
  });
});

describe('where a workshop stands', () => {
  it('is shown to everyone, with the buttons for facilitators only', async () => {
    const { ana, ben } = await openSession();
    const seen = await ben.use('workshop status');
    expect(answerText(seen)).toContain(
      fr('agenda.present', { number: 1, total: 5, step: 'Tour de table' }),
    );
    expect(labels(seen)).toEqual([]);
    expect(labels(await ana.use('workshop status'))).toContain(fr('button.next'));
  });

  it('is read in one’s own language', async () => {
    const { kim, id } = await openSession();
    const answer = await kim.press(workshopActions.status.ref({ workshop: id }));
    expect(answerText(answer)).toContain(
      en('agenda.present', { number: 1, total: 5, step: 'Go-round' }),
    );
  });

  it('says nothing about a workshop that never existed', async () => {
    const { ben } = await openSession();
    expect(answerText(await ben.press(workshopActions.status.ref({ workshop: 'none' })))).toContain(
      fr('error.noWorkshop', { reader: 'member' }),
    );
  });
});

describe('joining', () => {
  it('welcomes once, and then says that one is already there', async () => {
    const { ben, kim, id, workshop } = await openSession();
    const join = workshopActions.join.ref({ workshop: id });
    expect(answerText(await ben.press(join))).toBe(fr('done.joined'));
    expect(answerText(await ben.press(join))).toBe(fr('done.alreadyJoined'));
    expect(answerText(await kim.press(join))).toContain(en('done.joined'));
    expect(Object.keys((await workshop()).people)).toEqual(['ben', 'kim']);
  });
});

/** Lou manages the server, and facilitates nothing. */
const lou = ({ app }: Session) => app.as('lou', { administers: true });

const takeOver = async (session: Session, from: string) => {
  const form = formOf(
    await lou(session).press(workshopActions.takeOverOpen.ref({ workshop: session.id })),
  );
  return lou(session).submit(form, { from: { id: from, name: from } });
};

describe('the facilitation of a workshop', () => {
  it('can be taken from anyone by an administrator, who then facilitates', async () => {
    const session = await openSession();
    expect(labels(await lou(session).use('workshop status'))).toEqual([fr('button.takeOver')]);
    expect(answerText(await takeOver(session, 'ana'))).toBe(
      fr('done.takenOver', { person: person('ana') }),
    );
    const { facilitators, formerFacilitators } = await session.workshop();
    expect([facilitators, formerFacilitators]).toEqual([['lou'], ['ana']]);
    const former = session.app.as('ana');
    expect(answerText(await former.use('workshop next'))).toContain('@lou');
  });

  it('is taken from the only facilitator', async () => {
    const session = await openSession();
    expect(answerText(await takeOver(session, 'ben'))).toContain(
      fr('error.notAFacilitator', { person: person('ben') }),
    );
    expect((await session.workshop()).facilitators).toEqual(['ana']);
  });

  it('is handed back as to anybody', async () => {
    const session = await openSession();
    await takeOver(session, 'ana');
    await lou(session).use('workshop handover', { to: { id: 'ana', name: 'Ana' } });
    const { facilitators, formerFacilitators } = await session.workshop();
    expect([facilitators, formerFacilitators]).toEqual([['lou', 'ana'], []]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { ok } from '../../src/kernel/result.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { RecapRun } from '../support/any-recap.ts';
import { nothings } from '../support/nothings.ts';
import { answerText, formOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';
import { sourcesIn } from '../support/sources.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const file = (text: string) => ({
  name: 'Quel soir.csv',
  size: text.length,
  read: async () => ok(Buffer.from(text)),
});
const table = (first: string) => `,${first},Mardi,\nAna,Oui,Non,\n`;
const settings = async () => {
  const found = await session.app.context.streams.communities.read('g');
  return found.ok ? found.value.settings : undefined;
};
const polls = async () => {
  const found = await session.app.context.streams.communities.read('g');
  return found.ok ? found.value.polls.map(({ question }) => question) : [];
};

const typed = { question: 'Quel soir ?', options: 'Lundi\nMardi', closes: '' };
const createPoll = async (more: object) =>
  session.ana.submit(formOf(await session.ana.use('poll create')), { ...typed, ...more });
const introduce = async (more: object) => {
  const ref = goRoundActions.introduceOpen.ref({ workshop: session.id });
  return session.ben.submit(formOf(await session.ben.press(ref)), { word: 'racine', ...more });
};
const introduced = async () => (await session.workshop()).goRound.introductions[0];
const words = (answer: Answer) => answerText(answer);

type Sees = (text: string) => Promise<void>;

/** A text that says nothing is refused with these words. */
const refusedWith =
  (said: string, act: (text: string) => Promise<Answer>): Sees =>
  async (text) =>
    expect(words(await act(text))).toContain(said);

/** What names something that exists finds nothing. */
const finds =
  (command: string, option: string, more: object = {}): Sees =>
  async (text) =>
    expect((await session.ana.use(command, { ...more, [option]: text })).kind).toBe('refusal');

/** Every place that takes what somebody types, and what is seen there of a text that says nothing. */
const places: Readonly<Record<string, Sees>> = {
  'src/community/settings.ts territories': async (text) => {
    const ana = session.app.as('ada', { administers: true });
    const form = formOf(await ana.press(communityActions.settingsEdit.ref({})));
    await ana.submit(form, { territories: `Tiohtià:ke\n${text}` });
    expect(await settings()).toEqual({ territories: ['Tiohtià:ke'] });
  },
  'src/community/settings.ts notesPad': async (notesPad) => {
    const ana = session.app.as('ada', { administers: true });
    const form = formOf(await ana.press(communityActions.settingsEdit.ref({})));
    await ana.submit(form, { notesPad });
    expect(await settings()).not.toHaveProperty('notesPad');
  },
  'src/poll/voting.ts comment': async (text) => {
    await createPoll({});
    const found = await session.app.context.streams.communities.read('g');
    const poll = found.ok ? (found.value.polls[0]?.id ?? '') : '';
    await session.ana.use('poll open', { poll });
    const form = formOf(await session.ben.press(pollActions.vote.ref({ poll })));
    const voted = await session.ben.submit(form, { yes: ['o1'], comment: text });
    expect(words(voted)).toContain('Lundi');
    const kept = await session.app.context.streams.polls.read(poll);
    expect(kept.ok && kept.value.ballots['ben']).not.toHaveProperty('comment');
  },
  'src/poll/typed.ts question': refusedWith(fr('error.questionMissing'), (question) =>
    createPoll({ question }),
  ),
  'src/poll/typed.ts options': refusedWith(fr('error.tooFewOptions', { min: 2 }), (text) =>
    createPoll({ options: `Lundi\n${text}\n${text}` }),
  ),
  'src/poll/typed.ts closes': async (closes) => {
    await createPoll({ closes });
    expect(await polls()).toEqual(['Quel soir ?']);
  },
  'src/summary/marking.ts word': async (text) => {
    const ref = summaryActions.forewordOpen.ref({ workshop: session.id });
    const saved = await session.ana.submit(formOf(await session.ana.press(ref)), { word: text });
    expect(words(saved)).toContain(fr('done.unworded'));
    expect((await session.workshop()).highlights.foreword).toBeNull();
  },
  'src/workshop/contributing.ts id': refusedWith(fr('error.contributionEmpty'), async (text) => {
    await session.ana.use('pillar open', { pillar: 'community' });
    const form = formOf(await session.ben.use('contribute', { board: 'people' }));
    return session.ben.submit(form, { idea: text });
  }),
  'src/workshop/introducing.ts name': refusedWith(fr('error.nameMissing'), (name) =>
    introduce({ name }),
  ),
  'src/workshop/introducing.ts word': refusedWith(fr('error.wordMissing'), (word) =>
    introduce({ word }),
  ),
  'src/workshop/introducing.ts organisation': async (organisation) => {
    await introduce({ organisation });
    expect(await introduced()).toMatchObject({ organisation: '' });
  },
  'src/recap/answering.ts answer': async (text) =>
    expect(new RecapRun().post('2026-W05').answer('ben', text)).toEqual({
      ok: false,
      error: { kind: 'answerEmpty' },
    }),
  'commands/workshop.ts title': async (title) => {
    const zoe = session.app.as('zoe', { managesEvents: true, channel: 'd' });
    await zoe.use('workshop start', { template: 'small', title });
    const found = await session.app.context.streams.communities.read('g');
    const workshop = await openedWorkshop(
      session.app.context,
      found.ok ? (found.value.workshops['d'] ?? '') : '',
    );
    expect(workshop).toMatchObject({ value: { opening: { title: 'Petit atelier' } } });
  },
  'commands/poll.ts question': async (question) => {
    await session.ana.use('poll import', { file: file(table('Lundi')), question });
    expect(await polls()).toEqual(['Quel soir']);
  },
  'commands/poll.ts file': refusedWith(fr('error.pollFileUntitled', { column: 2 }), (text) =>
    session.ana.use('poll import', { file: file(table(text)) }),
  ),
  'a message that is collected': refusedWith(fr('error.nothingToCollect'), async (text) => {
    await session.ana.use('pillar open', { pillar: 'community' });
    const opened = { type: 'thread.opened' as const, key: 'thread:people', channel: 't' };
    await session.app.context.streams.workshops.update(session.id, null, () => ok([opened]));
    const author = { id: 'zoe', name: 'Zoé' };
    return session.app.as('ben', { thread: 't' }).point('collect', { id: 'm', author, text });
  }),
  'commands/settings.ts timezone': async (timezone) => {
    const ana = session.app.as('ada', { administers: true });
    await ana.use('settings', { timezone });
    expect((await settings())?.timezone).toBeUndefined();
  },
  'src/plan/planning.ts title': async (title) => {
    const plan = { when: '2026-01-20 18:00', template: 'small', title };
    expect(words(await session.ana.use('workshop plan', plan))).toContain('Petit atelier');
  },
  'src/plan/planning.ts when': finds('workshop plan', 'when', { template: 'small' }),
  'src/template/offered.ts template': finds('workshop plan', 'template', {
    when: '2030-01-01 10:00',
  }),
  'src/workshop/offered.ts pillar': finds('pillar open', 'pillar'),
  'src/workshop/offered.ts exercise': finds('exercise start', 'exercise'),
  'src/workshop/offered.ts board': finds('contribute', 'board'),
  'src/workshop/offered.ts workshop': finds('summary export', 'workshop'),
  'src/poll/offered.ts poll': finds('poll open', 'poll'),
  'src/poll/offered.ts model': finds('poll create', 'model'),
  'src/recap/offered.ts time': finds('recap schedule', 'time', { day: 'tuesday' }),
  'src/recap/offered.ts timezone': finds('recap schedule', 'timezone', {
    day: 'tuesday',
    time: '9:30',
  }),
};

/** What the sources say is typed: fields of forms, options of commands. */
function placesInSources(): string[] {
  const found = sourcesIn('src', 'commands').flatMap(({ path, text }) => {
    if (path.startsWith('src/rehearsal/') || path === 'src/engine/requests/options.ts') return [];
    const fields = text.matchAll(/\binput\.text\('?(\w+)'?\)/gu);
    const options = text.matchAll(/(?<![.\w])(?:requiredText|text|requiredFile)\('(\w+)'/gu);
    return [...fields, ...options].map(([, name]) => `${path} ${name}`);
  });
  return [...new Set(found)].filter((place) => !place.startsWith('src/platforms/'));
}

describe('nothing that looks like something', () => {
  it('is looked for in every place that takes text', () => {
    const known = Object.keys(places).filter((place) => place.includes('.ts '));
    expect(placesInSources().toSorted()).toEqual(known.toSorted());
  });

  const few = nothings.filter(([what]) =>
    ['spaces', 'zero-width spaces', 'empty braille', 'Hangul fillers', 'tags'].includes(what),
  );
  it.each(
    Object.entries(places).flatMap(([place, sees]) =>
      few.map(([what, text]) => ({ place, what, text, sees })),
    ),
  )('is not taken in $place: $what', async ({ text, sees }) => sees(text));
});

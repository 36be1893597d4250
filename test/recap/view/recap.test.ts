import { describe, expect, it } from 'vitest';
import { renderOne } from '../../../src/platforms/discord/render.ts';
import { outlineOf } from '../../../src/recap/domain/content.ts';
import type { RecapOutline } from '../../../src/recap/domain/outline.ts';
import type { RecapAnswer } from '../../../src/recap/domain/state.ts';
import type { OpenedWorkshop } from '../../../src/workshop/domain/state.ts';
import type { Translator } from '../../../src/i18n/translator.ts';
import { recapView } from '../../../src/recap/view/post.ts';
import { recapRevision, type RecapScene } from '../../../src/recap/view/scene.ts';
import { weeksPicture } from '../../../src/recap/view/weeks-picture.ts';
import { buttonsOf, textOf } from '../../support/reading.ts';
import { en, fr, now, pollWith, Stage } from '../../support/scenes.ts';
import { weeksOf } from '../../support/weeks.ts';

const week = '2025-W06';

interface Given {
  readonly answers?: readonly RecapAnswer[];
  readonly polls?: RecapScene['polls'];
  readonly due?: number;
  readonly weeks?: RecapOutline['weeks'];
  readonly attributionOptOuts?: readonly string[];
  readonly isPast?: boolean;
}

function sceneOf(
  workshops: readonly OpenedWorkshop[],
  t: Translator,
  given: Given = {},
): RecapScene {
  const { answers = [], polls = new Map(), due = now, weeks = [], attributionOptOuts = [] } = given;
  const { isPast = false } = given;
  const outline = outlineOf({
    from: now - 1,
    until: now,
    workshops,
    polls: [...polls.values()],
    answers: answers.filter((each) => each.week !== week),
    attributionOptOuts,
    weeks: [],
    earlier: [],
  });
  return {
    recap: { week, due, at: now, outline: { ...outline, weeks } },
    workshops: new Map(workshops.map((workshop) => [workshop.id, workshop])),
    polls,
    answers,
    attributionOptOuts,
    isPast,
    t,
  };
}

function answer(more: Partial<RecapAnswer> = {}): RecapAnswer {
  const person = 'nour';
  const base = { week: '2025-W05', invitation: 'inspires' as const, person, name: 'Nour' };
  return { ...base, anonymous: false, text: 'Le four à pain', at: 1, ...more };
}

const labels = (scene: RecapScene) =>
  buttonsOf(recapView(scene)).map(({ label }) => label.replaceAll(/[\u00A0\u202F]/gu, ' '));
const recapText = (scene: RecapScene) => textOf(recapView(scene));

/** One board has an answer, another has none. */
function stage(): Stage {
  const stage = new Stage();
  const [pillar] = stage.workshop.opening.template.pillars;
  const [exercise] = stage.workshop.opening.template.exercises;
  if (pillar === undefined || exercise === undefined) throw new Error('The template is too small.');
  return stage
    .by('ana', { type: 'openPillar', pillar: pillar.id })
    .by('ana', { type: 'startExercise', exercise: exercise.id })
    .collect('bob', pillar.board.id, 'Une serre commune');
}

describe('a recap', () => {
  it('says what happened, what awaits an answer and what comes next, in French', () => {
    const polls = new Map([['p1', { ...pollWith(), voters: 2 }]]);
    const text = recapText(sceneOf([stage().workshop], fr, { polls }));
    expect(text).toMatchInlineSnapshot(`
      "La semaine
      Depuis le <1738695599999>
      Une nouvelle contribution, et une personne qu’on n’avait pas encore lue :
      - 🤝 Communauté +1
      Une serre commune (@bob)
      En attente d’une première réponse
      - 🤝 1.1 Proches
      - 🤝 1.2 Loin
      Votes en cours
      - Quels outils ? · 2 personnes ont voté
      La suite
      - Retour · <1738696800000>
      Et vous, cette semaine ?"
    `);
  });

  it('and in English', () => {
    const polls = new Map([['p1', { ...pollWith(), voters: 1 }]]);
    expect(recapText(sceneOf([stage().workshop], en, { polls }))).toMatchInlineSnapshot(`
      "The week
      Since <1738695599999>
      One new contribution, and one person we hadn’t heard from before:
      - 🤝 Community +1
      Une serre commune (@bob)
      Waiting for a first answer
      - 🤝 1.1 Near
      - 🤝 1.2 Far
      Open for your vote
      - Quels outils ? · one person has voted
      What comes next
      - Debrief · <1738696800000>
      What about you, this week?"
    `);
  });

  it('names a board without answers by its thread alone, which has the same name', () => {
    const { workshop } = stage();
    const [board = ''] = workshop.boards.opened.slice(1);
    const threads = { [`thread:${board}`]: '77' };
    const placed = { ...workshop, placement: { ...workshop.placement, threads } };
    const lines = recapText(sceneOf([placed], fr)).split('\n');
    expect(lines.filter((line) => /#77|1\.1|1\.2/u.test(line))).toEqual(['- #77', '- 🤝 1.2 Loin']);
  });

  it('has buttons for each board without answers, each vote, and the three invitations', () => {
    const polls = new Map([['p1', pollWith()]]);
    expect(labels(sceneOf([stage().workshop], fr, { polls }))).toMatchInlineSnapshot(`
      [
        "Je contribue : 1.1 Proches",
        "Je contribue : 1.2 Loin",
        "Je vote",
        "🤓 Ce qui fait réfléchir",
        "😍 Ce qui inspire",
        "🤔 Ce qui questionne",
      ]
    `);
  });

  it('is one friendly line when the week was quiet, and still asks its questions', () => {
    const scene = sceneOf([new Stage().workshop], fr);
    expect(recapView(scene).blocks).toHaveLength(1);
    expect(labels(scene)).toHaveLength(3);
  });

  it('keeps what it tells once the next one is posted, and has nothing to do under it', () => {
    const polls = new Map([['p1', pollWith()]]);
    const quiet = sceneOf([new Stage().workshop], fr);
    const full = sceneOf([stage().workshop], fr, { polls, answers: [answer({ week })] });
    for (const scene of [quiet, full]) {
      const past = { ...scene, isPast: true };
      expect(labels(past)).toEqual([]);
      expect(recapText(past)).not.toMatch(/vous/u);
      expect(recapRevision(past)).not.toBe(recapRevision(scene));
    }
    expect(recapText({ ...full, isPast: true })).toContain('Déjà répondu : 😍 1');
  });

  it('says that it is late, and since when, but only if it is', () => {
    const hour = 60 * 60_000;
    expect(recapText(sceneOf([stage().workshop], fr, { due: now - hour }))).toContain('en retard');
    expect(recapText(sceneOf([stage().workshop], fr, { due: now - 60_000 }))).not.toContain(
      'en retard',
    );
  });

  it('quotes no anonymous author by name, and nothing that was withdrawn', () => {
    const shown = stage();
    const anonymous = {
      ...shown.workshop,
      boards: {
        ...shown.workshop.boards,
        contributions: { [shown.last.id]: { ...shown.last, anonymous: true } },
      },
    };
    expect(JSON.stringify(recapView(sceneOf([shown.workshop], fr)))).toContain('"bob"');
    const json = JSON.stringify(
      recapView({ ...sceneOf([shown.workshop], fr), ...sceneOf([anonymous], fr) }),
    );
    expect(json).toContain('Une serre commune');
    expect(json).not.toContain('bob');
  });

  it('names nobody who asked not to be, in quotes or echoes, and is edited when they ask', () => {
    const given = { answers: [answer()] };
    const before = sceneOf([stage().workshop], fr, given);
    const after = { ...before, attributionOptOuts: ['bob', 'nour'] };
    expect(recapText(after)).toContain('Une serre commune (anonyme)');
    expect(recapText(after)).toContain('😍 Le four à pain (anonyme)');
    expect(JSON.stringify(recapView(after))).not.toMatch(/bob|nour/iu);
    for (const attributionOptOuts of [['bob'], ['nour']])
      expect(recapRevision({ ...before, attributionOptOuts })).not.toBe(recapRevision(before));
  });

  it('is not edited for somebody it does not name', () => {
    const given = { answers: [answer({ anonymous: true })] };
    const scene = sceneOf([stage().workshop], fr, given);
    expect(recapRevision({ ...scene, attributionOptOuts: ['nour', 'lou'] })).toBe(
      recapRevision(scene),
    );
  });

  it('no longer quotes what was withdrawn after it was posted', () => {
    const shown = stage();
    const scene = sceneOf([shown.workshop], fr);
    const before = recapRevision(scene);
    expect(recapText(scene)).toContain('Une serre commune');
    shown.by('bob', { type: 'withdrawContribution', id: shown.last.id });
    const after = { ...scene, workshops: new Map([['w1', shown.workshop]]) };
    expect(recapText(after)).not.toContain('Une serre commune');
    expect(recapRevision(after)).not.toBe(before);
  });

  it('quotes last time’s answers, without the names of people who don’t want theirs shown', () => {
    const given = { answers: [answer()] };
    expect(recapText(sceneOf([stage().workshop], fr, given))).toContain(
      '😍 Le four à pain (@nour)',
    );
    const without = { answers: [answer({ anonymous: true })] };
    const json = JSON.stringify(recapView(sceneOf([stage().workshop], fr, without)));
    expect(json).toContain('Le four à pain');
    expect(json).not.toMatch(/nour/iu);
  });

  it('counts the answers it got, and shows none of them', () => {
    const quiet = sceneOf([new Stage().workshop], fr);
    const answers = [
      answer({ week }),
      answer({ week, person: 'lou' }),
      answer({ week, invitation: 'thinks' }),
    ];
    expect(recapText({ ...quiet, answers })).toContain('🤓 1 · 😍 2');
    expect(recapText({ ...quiet, answers })).not.toContain('four à pain');
    expect(recapRevision({ ...quiet, answers })).not.toBe(recapRevision(quiet));
  });

  it('names the workshops when there are several', () => {
    const other = { ...stage().workshop, id: 'w2' };
    const text = recapText(sceneOf([stage().workshop, other], fr));
    expect(text.match(/Au verger ·/gu)?.length).toBeGreaterThan(2);
  });

  it('has a line per workshop when there are several, with its title once', () => {
    const two = stage().write('nour', 'loin', { idee: 'Un étang' });
    const other = { ...stage().workshop, id: 'w2' };
    const idle = { ...new Stage().workshop, id: 'w3' };
    const text = recapText(sceneOf([two.workshop, other, idle], fr));
    expect(text.split('\n').filter((line) => line.includes(' +'))).toMatchInlineSnapshot(`
      [
        "- Au verger : 🤝 Communauté +1 · 🤝 Les cercles +1",
        "- Au verger : 🤝 Communauté +1",
      ]
    `);
  });

  it('shows how many voted in a poll whose results are hidden, and nothing else about it', () => {
    const hidden = { resultsWhileOpen: false, named: false };
    const poll = { ...pollWith({ rules: hidden }), voters: 2 };
    const text = recapText(sceneOf([stage().workshop], fr, { polls: new Map([['p1', poll]]) }));
    expect(text).toContain('Quels outils ? · 2 personnes ont voté');
    expect(text).not.toContain('Contacter');
  });

  it('fits into one Discord message with everything in it, at its longest', () => {
    const long = 'Un très long titre '.repeat(20);
    const full = stage();
    for (const who of ['b', 'c', 'd', 'e', 'f']) full.collect(who, full.last.board, long);
    const answers = (['thinks', 'inspires', 'questions'] as const).flatMap((invitation) => [
      answer({ invitation, text: long }),
      answer({ invitation, week }),
    ]);
    const polls = new Map(
      ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => [id, { ...pollWith({ question: long }), id }]),
    );
    const weeks = weeksOf(...Array.from({ length: 8 }, () => ({ community: 100 })));
    const scene = sceneOf([full.workshop], fr, { answers, polls, weeks, due: 0 });
    const { components } = renderOne(recapView(scene));
    const json = JSON.stringify(components);
    expect((json.match(/"type":/gu) ?? []).length).toBeLessThanOrEqual(40);
    expect(json).toContain('100\u00A0· 100');
    expect(json).toContain('Déjà répondu');
  });
});

const pictures = (weeks: RecapOutline['weeks'], t = fr) =>
  recapView(sceneOf([stage().workshop], t, { weeks })).blocks.filter(
    ({ kind }) => kind === 'picture',
  );

describe('the picture of the weeks', () => {
  it('is in the recap once there are three weeks', () => {
    expect(pictures(weeksOf({ community: 2 }, {}))).toEqual([]);
    const weeks = weeksOf({ community: 2 }, {}, { sharing: 1 });
    for (const t of [fr, en])
      expect(pictures(weeks, t)).toEqual([{ kind: 'picture', ...weeksPicture({ weeks }, t) }]);
  });

  it('is not drawn for a quiet week, which is one line', () => {
    const weeks = weeksOf({ community: 2 }, { other: 1 }, {});
    expect(recapView(sceneOf([new Stage().workshop], fr, { weeks })).blocks).toHaveLength(1);
  });
});

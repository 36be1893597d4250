import { textFor } from '../../../src/kernel/text.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderModal } from '../../../src/platforms/discord/modal.ts';
import { render, renderOne } from '../../../src/platforms/discord/render.ts';
import { contributionsOf, activeContributions } from '../../../src/board/domain/board.ts';
import type { Actor } from '../../../src/kernel/people.ts';
import { pollLimits } from '../../../src/poll/domain/set-up.ts';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { boardsOf } from '../../../src/template/domain/lookup.ts';
import { locales } from '../../../src/kernel/text.ts';
import { pollActions } from '../../../src/poll/view/actions.ts';
import { boardActions } from '../../../src/board/view/actions.ts';
import { boardCard } from '../../../src/board/view/card.ts';
import { contributionForm } from '../../../src/board/view/form.ts';
import { contributionInFull } from '../../../src/board/view/post.ts';
import { settingsForm } from '../../../src/community/view/form.ts';
import { introductionForm } from '../../../src/go-round/view/form.ts';
import { pollChangeForm, pollForm, typedOf, voteForm } from '../../../src/poll/view/forms.ts';
import { writeRules } from '../../../src/poll/view/rules.ts';
import { framadateRules } from '../../../src/poll/domain/rules.ts';
import { pollReview } from '../../../src/poll/view/panel.ts';
import { pollSurfaces } from '../../../src/poll/view/surfaces.ts';
import { pollCard } from '../../../src/poll/view/card.ts';
import { pollResults } from '../../../src/poll/view/results.ts';
import { voteReceipt } from '../../../src/poll/view/receipt.ts';
import { contributeMenu, contributionReceipt } from '../../../src/board/view/receipts.ts';
import { ownContributions } from '../../../src/board/view/own-contributions.ts';
import { refusalView } from '../../../src/refusal/refusal.ts';
import { stepMessage } from '../../../src/workshop/view/step-message.ts';
import { summaryViews } from '../../../src/summary/view/post.ts';
import { wholeWorkshop } from '../../../src/program/workshop-subject.ts';
import type { Form, View } from '../../../src/kernel/view/view.ts';
import { closing } from '../../support/closing-template.ts';
import { anyLongText, anyWords } from '../../support/any-text.ts';
import { refusedOfMessage, refusedOfModal, shownBy } from '../../support/discord-judge.ts';
import { goRoundOf } from '../../support/go-round-step.ts';
import { shippedTemplate } from '../../support/rehearsed.ts';
import { sceneTemplate } from '../../support/scene-template.ts';
import { allOpen, en, fr, pollWith, Stage, translatorOf } from '../../support/scenes.ts';
import { runs } from '../../support/runs.ts';

/** People as Discord names them: a long number. */
const snowflake = (index: number) => String(100_000_000_000_000_000n + BigInt(index));
const somebody = (index: number, name: string): Actor => ({
  id: snowflake(index),
  name: name.slice(0, 32),
  moderates: false,
});

const expectTaken = (view: View): void => {
  for (const message of [renderOne(view), ...render(view)])
    expect(refusedOfMessage(message)).toEqual([]);
};
const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';

const expectFormTaken = (form: Form): void => {
  expect(refusedOfModal(renderModal(form))).toEqual([]);
};

interface Happening {
  readonly who: number;
  readonly name: string;
  readonly words: string;
  readonly what: 'introduce' | 'write' | 'collect' | 'join';
  readonly place: readonly [board: string, form: string];
  readonly anonymous: boolean;
}

const anyHappening: fc.Arbitrary<Happening> = fc.record({
  who: fc.integer({ min: 0, max: 59 }),
  name: anyWords,
  words: anyLongText,
  what: fc.constantFrom('introduce', 'write', 'write', 'collect', 'join'),
  place: fc.constantFrom(
    ['gens', 'libre'],
    ['proches', 'personne'],
    ['loin', 'libre'],
    ['sobre', 'cinquante'],
  ),
  anonymous: fc.boolean(),
});

/** What is refused simply did not happen. */
function happen(stage: Stage, { who, name, words, what, place, anonymous }: Happening): void {
  const by = somebody(who, name);
  const [board, form] = place;
  const short = words.slice(0, 80);
  switch (what) {
    case 'join':
      return void stage.attempt(by, { type: 'join' });
    case 'introduce': {
      const word = short.replaceAll(/\s+/gu, '-').slice(0, 40);
      const introduction = { name: name.slice(0, 80), organisation: short, word };
      return void stage.attempt(by, { type: 'introduce', introduction });
    }
    case 'collect': {
      const source = String(who);
      return void stage.attempt(by, { type: 'collect', board, source, author: by, words });
    }
    case 'write': {
      const long = words.slice(0, 1000);
      const values = { nom: long, idee: long, pourquoi: long };
      return void stage.attempt(by, { type: 'contribute', board, form, values, anonymous });
    }
  }
}

const anyStage: fc.Arbitrary<Stage> = fc
  .record({
    title: anyWords.map((title) => title.slice(0, 90)),
    step: fc.constantFrom(...sceneTemplate.steps.map(({ id }) => id)),
    happenings: fc.array(anyHappening, { maxLength: 40 }),
    crowd: fc.constantFrom(0, 60),
    closed: fc.boolean(),
  })
  .map(({ title, step, happenings, crowd, closed }) => {
    const stage = new Stage(undefined, title).at(step);
    for (const { id } of sceneTemplate.pillars) stage.by('ana', { type: 'openPillar', pillar: id });
    for (const { id } of sceneTemplate.exercises)
      stage.by('ana', { type: 'startExercise', exercise: id });
    for (let who = 0; who < crowd; who += 1)
      stage.attempt(somebody(who, `Personne ${who}`), { type: 'join' });
    for (const happening of happenings) happen(stage, happening);
    return closed ? stage.by('ana', { type: 'end' }) : stage.by('ana', { type: 'askSummary' });
  });

const options = fc
  .array(anyLongText, { minLength: 2, maxLength: pollLimits.maxOptions })
  .map((texts) => texts.map((text, index) => `${index}·${text}`.slice(0, 80).trim()));
const anyPoll = fc
  .record({
    labels: options,
    question: anyWords.map((text) => text.slice(0, 200)),
    votes: fc.array(fc.constantFrom<[string, string]>(['a', 'b'], ['ab', '']), { maxLength: 5 }),
    closed: fc.boolean(),
    rules: fc.record({ ifNeedBe: fc.boolean(), resultsWhileOpen: fc.boolean() }),
  })
  .map(pollWith);

describe('whatever happens in a workshop', () => {
  it('all that the channel and its threads show is taken by Discord', () => {
    fc.assert(
      fc.property(anyStage, anyPoll, fc.boolean(), (stage, poll, privateThreads) => {
        const problems = [{ channel: snowflake(1), permission: 'send' }];
        const { workshop } = stage.scene(fr);
        const problem = { week: '2026-W03', at: 0, what: { channel: snowflake(1) } };
        const recapNews = { problem, leftOutOf: snowflake(1) };
        const shown = {
          workshop,
          polls: [poll],
          attributionOptOuts: [],
          callOptOuts: [],
          recapNews,
        };
        const surfaces = wholeWorkshop(shown, fr, { problems, privateThreads }, 0);
        for (const item of surfaces.items) {
          if ('post' in item) expectTaken(item.post.view());
          else expect(item.thread.name.trim().length).toBeGreaterThan(0);
        }
      }),
      runs(10),
    );
  });

  it('so is all that people are told and asked alone', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const scene = stage.scene(en);
        expectTaken(contributeMenu(scene));
        for (const entry of Object.values(stage.workshop.boards.contributions)) {
          expectTaken(contributionInFull(scene, entry));
          expectTaken(contributionReceipt(scene, entry, true));
          expectTaken(
            ownContributions(
              scene,
              contributionsOf(stage.workshop.boards, entry.author),
              activeContributions(stage.workshop.boards),
              true,
            ),
          );
        }
      }),
      runs(10),
    );
  });

  it('the whole of what somebody wrote can be read', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const stage = allOpen().collect(snowflake(1), 'gens', words.slice(0, 4000));
        const shown = render(contributionInFull(stage.scene(), stage.last))
          .flatMap(shownBy)
          .join('');
        expect(letters(shown)).toContain(letters(words));
      }),
      runs(30),
    );
  });

  it('a poll, its ballot and its receipt are taken by Discord', () => {
    fc.assert(
      fc.property(anyPoll, (poll) => {
        const ballot = { yes: ['a'], ifNeedBe: ['b'], no: [], name: 'Nour', at: 0 };
        expectTaken(pollCard(poll, fr));
        expectTaken(pollResults(poll, fr));
        expectTaken(pollReview(poll, fr));
        for (const item of pollSurfaces(poll, fr, 0).items)
          if ('post' in item) expectTaken(item.post.view());
        expectTaken(voteReceipt(poll, ballot, 1, fr));
        expectFormTaken(voteForm(poll, fr, ballot));
        if (poll.setUp === null) throw new Error('the poll was not created');
        expectFormTaken(pollChangeForm(poll, fr, typedOf(poll.setUp, '2026-12-04 17:00')));
      }),
      runs(30),
    );
  });

  it.each(['a', '*', 'é-', '’ a'])(
    'a poll of twenty long options shows them all on its card: %s',
    (sign) => {
      const labels = Array.from({ length: 20 }, (_, index) =>
        `${index + 10}${sign.repeat(80)}`.slice(0, 80),
      );
      const poll = pollWith({
        labels,
        question: sign.repeat(200).slice(0, 200),
        votes: [['ab', 'c']],
      });
      const shown = shownBy(renderOne(pollCard(poll, fr))).join('\n');
      for (const label of labels) expect(shown).toContain(`**${label.slice(0, 2)}`);
      expect(shown).toContain('1\u00A0votant·e');
    },
  );

  it('a form opens again whatever was typed, and its refusal gives it back', () => {
    fc.assert(
      fc.property(anyLongText, fc.integer({ min: 0, max: 99 }), (typed, who) => {
        const all = { name: typed, organisation: typed, word: typed, passTo: snowflake(who) };
        const rules = writeRules(framadateRules);
        const poll = { question: typed, options: typed, rules, closes: typed };
        const forms = [
          introductionForm('w1', goRoundOf(sceneTemplate), fr, all),
          pollForm(pollActions.createSend.ref({}), fr, poll),
          settingsForm({}, fr, { territories: typed, notesPad: typed }),
        ];
        for (const form of forms) {
          expectFormTaken(form);
          expectTaken(refusalView({ kind: 'notOneWord', word: typed }, fr, { form, id: 'd1' }));
        }
      }),
      runs(30),
    );
  });
});

describe.each(['en-commun', 'dix-minutes'])('the workshop that ships as %s', (id) => {
  const template = shippedTemplate(id);
  const stage = allOpen(new Stage(template, textFor(template.title, 'fr')));
  const scenes = [fr, en].map((t) => stage.scene(t));
  const everyTongue = locales.map((locale) => stage.scene(translatorOf(locale, 'America/Toronto')));
  // A card that says that its board is closed says it besides the rest.
  const closed = allOpen(new Stage(closing(template), textFor(template.title, 'fr')));

  it('has cards that fit whole in one message', () => {
    for (const scene of [...scenes, closed.scene(fr), closed.scene(en)]) {
      for (const { board } of boardsOf(template))
        expect(render(boardCard(scene, board))).toHaveLength(1);
      for (const step of template.steps)
        for (const message of render(stepMessage(scene, step)))
          expect(refusedOfMessage(message)).toEqual([]);
    }
  });

  it('has forms whose every field can be shown', () => {
    for (const { board } of boardsOf(template))
      for (const form of board.forms)
        for (const t of [fr, en]) {
          const ids = { workshop: 'w'.repeat(21), board: board.id, form: form.id };
          const asked = contributionForm(board, form, boardActions.contributeSend.ref(ids), t);
          expectFormTaken(asked);
          expect(asked.fields.length).toBeLessThanOrEqual(5);
        }
  });

  it('has a summary that Discord takes, empty as it may be', () => {
    for (const scene of everyTongue)
      for (const view of summaryViews(scene, summarise(scene.workshop, [], []))) expectTaken(view);
  });
});

import { contributionForm } from '../../../board/view/form.ts';
import { boardActions } from '../../../board/view/actions.ts';
import { answerRow, boardCard } from '../../../board/view/card.ts';
import { introductionForm } from '../../../go-round/view/form.ts';
import type { Locale } from '../../../kernel/text.ts';
import { textFor } from '../../../kernel/text.ts';
import type { Form, View } from '../../../kernel/view/view.ts';
import type { TranslatorOf } from '../../../i18n/translator.ts';
import { render } from '../../../platforms/discord/render.ts';
import { renderModal } from '../../../platforms/discord/modal.ts';
import { emptyPoll, type PollState } from '../../../poll/domain/state.ts';
import { evolvePoll } from '../../../poll/domain/fold.ts';
import { setUpOf } from '../../../poll/upkeep.ts';
import { pollCard } from '../../../poll/view/card.ts';
import { voteForm } from '../../../poll/view/forms.ts';
import { boardsOfStep } from '../../../template/domain/step-kinds.ts';
import type { Board, Step, StepOf, Template } from '../../../template/domain/template.ts';
import { emptyWorkshop, type OpenedWorkshop } from '../../../workshop/domain/state.ts';
import { stepMessage } from '../../../workshop/view/step-message.ts';
import type { SceneAt } from '../../../workshop/view/scene.ts';
import type { WireShown } from './protocol.ts';

/** A step's messages and forms, made by the very views that a workshop shows them with. */
export function shownStep(
  template: Template,
  index: number,
  locale: Locale,
  translatorOf: TranslatorOf,
): WireShown {
  const step = template.steps[index] ?? template.steps[0];
  if (step === undefined) return { messages: [], forms: [] };
  const now = Date.now();
  const scene = sceneAt(template, step, now, locale, translatorOf);
  const boards = boardsOfStep(template, step);
  const views = viewsOf(scene, step, boards);
  // Discord's own JSON; the builders' types are wider than those of a local Discord.
  const shown: WireShown = JSON.parse(
    JSON.stringify({
      messages: views.flatMap((view) => render(view)).map(({ components }) => components),
      forms: formsOf(scene, step, boards).map(renderModal),
    }),
  );
  return shown;
}

function sceneAt(
  template: Template,
  step: Step,
  now: number,
  locale: Locale,
  translatorOf: TranslatorOf,
): SceneAt {
  const trail = template.steps.slice(0, template.steps.indexOf(step) + 1).map(({ id }) => id);
  const title = textFor(template.title, locale);
  const timezone = 'America/Toronto';
  const workshop: OpenedWorkshop = {
    ...emptyWorkshop('studio'),
    agenda: { trail, since: now },
    pillars: template.pillars.map(({ id }) => id),
    exercises: template.exercises.map(({ id }) => id),
    opening: {
      community: 'studio',
      channel: 'studio',
      title,
      locale,
      timezone,
      territories: [],
      facilitator: 'studio',
      facilitatorName: 'Palabre',
      at: now,
      template,
    },
  };
  return { workshop, t: translatorOf(locale, timezone), now };
}

function viewsOf(scene: SceneAt, step: Step, boards: readonly Board[]): View[] {
  const cards = boards.flatMap((board) => [
    boardCard(scene, board),
    answerRow(scene, board).view(),
  ]);
  if (step.kind === 'poll') return [pollCard(pollOf(scene, step), scene.t)];
  return [stepMessage(scene, step), ...cards];
}

function formsOf(scene: SceneAt, step: Step, boards: readonly Board[]): Form[] {
  const { workshop, t } = scene;
  if (step.kind === 'poll') return [voteForm(pollOf(scene, step), t, undefined)];
  if (step.kind === 'goRound') return [introductionForm(workshop.id, step, t, {})];
  return boards.flatMap((board) =>
    board.forms.map((form) => {
      const to = { workshop: workshop.id, board: board.id, form: form.id };
      return contributionForm(board, form, boardActions.contributeSend.ref(to), t);
    }),
  );
}

/** Just opened: nobody has voted. */
function pollOf({ workshop, now }: SceneAt, step: StepOf<'poll'>): PollState {
  const created = { type: 'poll.created', by: null, ...setUpOf(workshop, step) } as const;
  const poll = evolvePoll(emptyPoll('studio'), created);
  return evolvePoll(poll, { type: 'poll.opened', at: now });
}

import { takesAnswers } from '../../agenda/domain/closing.ts';
import { boardActions } from '../../board/view/actions.ts';
import { answerButtons } from '../../board/view/card.ts';
import type { Locale } from '../../kernel/text.ts';
import { buttons, type Button, type Row } from '../../kernel/view/view.ts';
import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board, Step } from '../../template/domain/template.ts';
import { boardButton } from '../../template/view/board-name.ts';
import { workshopActions } from './actions.ts';
import type { SceneAt } from './scene.ts';

/** What there is to do at a step: its message changes with it. */
export type StepPhase = 'joining' | 'waiting' | 'answering' | 'past';

export function phaseOf(scene: SceneAt, step: Step): StepPhase {
  const { workshop } = scene;
  const boards = boardsOfStep(workshop.opening.template, step);
  if (writable(scene, boards).length > 0) return 'answering';
  if (boards.length > 0)
    return boards.some(({ id }) => workshop.boards.opened.includes(id)) ? 'past' : 'waiting';
  return isForJoining(scene, step) ? 'joining' : 'past';
}

const writable = ({ workshop, now }: SceneAt, boards: readonly Board[]): readonly Board[] =>
  boards.filter(({ id }) => takesAnswers(workshop, id, now));

/** The present step, as long as people introduce themselves later: the go-round has its own button. */
function isForJoining({ workshop }: SceneAt, { id }: Step): boolean {
  const { steps } = workshop.opening.template;
  if (workshop.closedAt !== null || workshop.agenda.trail.at(-1) !== id) return false;
  const goRound = steps.findIndex(({ kind }) => kind === 'goRound');
  return steps.findIndex((step) => step.id === id) <= Math.max(goRound - 1, 0);
}

/** The gestures of a step, under its own message; and the way to read it in another language. */
export function stepRows(scene: SceneAt, step: Step): Row[] {
  return buttons(...gestures(scene, step), readButton(scene, step));
}

function gestures(scene: SceneAt, step: Step): Button[] {
  const { workshop, t } = scene;
  const ref = { workshop: workshop.id };
  switch (phaseOf(scene, step)) {
    case 'joining':
      return [
        { label: t.plain('button.join'), action: workshopActions.join.ref(ref), tone: 'main' },
      ];
    case 'answering':
      return answering(scene, writable(scene, boardsOfStep(workshop.opening.template, step)));
    case 'waiting':
    case 'past':
      return [];
  }
}

/** A single board's own forms, or the boards to choose from. */
function answering(scene: SceneAt, boards: readonly Board[]): Button[] {
  const [only, ...others] = boards;
  if (only !== undefined && others.length === 0) return answerButtons(scene, only);
  return boards.map((board, index) => ({
    label: boardButton(board, scene.t.pick),
    action: boardActions.contributeOn.ref({ workshop: scene.workshop.id, board: board.id }),
    tone: index === 0 ? 'main' : 'plain',
  }));
}

/**
 * In which other language a step is offered, by the channel's: the language in which the button is
 * labelled. Who reads a third one gets theirs all the same.
 */
export const alsoReadIn: Readonly<Record<Locale, Locale>> = {
  fr: 'en',
  en: 'fr',
  ca: 'es',
  es: 'fr',
};

/** Labelled in the language of those who need it. */
function readButton({ workshop, t }: SceneAt, step: Step): Button {
  const action = workshopActions.readStep.ref({ workshop: workshop.id, step: step.id });
  return { label: t.plain('button.readStep'), action };
}

import { nextStep } from '../../agenda/domain/agenda.ts';
import { agendaActions } from '../../agenda/view/actions.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import { goRoundActions } from '../../go-round/view/actions.ts';
import { buttons, type Button, type Row } from '../../kernel/view/view.ts';
import { pendingOf } from '../domain/pending.ts';
import { workshopActions } from './actions.ts';
import type { Scene } from './scene.ts';

/**
 * A facilitator's buttons; rights are checked again at every press. Each keeps its place from one
 * press to the next: what cannot be done now is greyed out, not taken away. One of them is the main
 * one, which is pressed next.
 */
export function facilitatorRows(scene: Scene, lasting: readonly Button[]): Row[] {
  return [
    ...buttons(...agendaButtons(scene)),
    ...buttons(...timeButtons(scene), ...lasting),
    ...stickRows(scene),
    ...endRow(scene),
  ];
}

function agendaButtons(scene: Scene): (Button | false)[] {
  const { workshop, t } = scene;
  const { agenda, opening } = workshop;
  const here = { workshop: workshop.id, step: agenda.trail.at(-1) ?? '' };
  const next = nextStep(opening.template, agenda, false);
  const tone = pendingOf(workshop, stepOf(scene)) === undefined ? 'main' : 'plain';
  return [
    next === undefined
      ? { label: t.plain('button.end'), action: agendaActions.endAsk.ref(here), tone }
      : { label: t.plain('button.next'), action: agendaActions.next.ref(here), tone },
    {
      label: t.plain('button.back'),
      action: agendaActions.back.ref(here),
      disabled: agenda.trail.length <= 1,
    },
    ...stepButton(scene),
    next?.optional === true && {
      label: t.plain('button.skipOptional'),
      action: agendaActions.skipOptional.ref(here),
    },
  ];
}

/** What the step waits for; greyed out once that is done. */
function stepButton(scene: Scene): Button[] {
  const { workshop, t } = scene;
  const ref = { workshop: workshop.id };
  const step = stepOf(scene);
  const pending = pendingOf(workshop, step) !== undefined;
  const state = pending ? { tone: 'main' as const } : { disabled: true };
  if (step?.kind === 'pillar')
    return [
      {
        label: t.plain(pending ? 'button.openPillar' : 'button.pillarOpened'),
        action: workshopActions.pillarOpen.ref({ ...ref, pillar: step.pillar }),
        ...state,
      },
    ];
  if (step?.kind === 'exercise')
    return [
      {
        label: t.plain(pending ? 'button.startExercise' : 'button.exerciseStarted'),
        action: workshopActions.exerciseStart.ref({ ...ref, exercise: step.exercise }),
        ...state,
      },
    ];
  return [];
}

function timeButtons({ workshop, t }: Scene): Button[] {
  const ref = { workshop: workshop.id };
  const paused = workshop.timebox?.pausedWith !== undefined;
  return [
    { label: t.plain('button.extend'), action: agendaActions.extend.ref(ref) },
    {
      label: t.plain(paused ? 'button.resume' : 'button.pause'),
      action: (paused ? agendaActions.resume : agendaActions.pause).ref(ref),
      disabled: workshop.timebox === null,
    },
    { label: t.plain('button.handOver'), action: workshopActions.handOverOpen.ref(ref) },
  ];
}

function stickRows(scene: Scene): Row[] {
  const { workshop, t } = scene;
  if (stepOf(scene)?.kind !== 'goRound') return [];
  const ref = { workshop: workshop.id };
  return [
    ...buttons(
      {
        label: t.plain('button.skipHolder'),
        action: goRoundActions.stickSkip.ref(ref),
        disabled: workshop.goRound.holder === null,
      },
      callsButton(scene),
    ),
    {
      kind: 'choosePerson',
      action: goRoundActions.stickGive.ref(ref),
      placeholder: t.plain('facilitator.giveStick'),
    },
  ];
}

/** Whether whoever receives the stick is notified: the label says what pressing it does now. */
function callsButton({ workshop: { id, goRound }, t }: Scene): Button {
  return {
    label: t.plain(goRound.calls ? 'button.stickCallsOff' : 'button.stickCallsOn'),
    action: goRoundActions.stickCalls.ref({ workshop: id, on: goRound.calls ? 'no' : 'yes' }),
  };
}

/** Until the last step, where it takes the first place, ending is out of the way. */
function endRow({ workshop, t }: Scene): Row[] {
  const isLast = nextStep(workshop.opening.template, workshop.agenda, false) === undefined;
  const action = agendaActions.endAsk.ref({ workshop: workshop.id });
  return buttons(!isLast && { label: t.plain('button.end'), action });
}

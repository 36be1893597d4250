import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { nextStep } from '../../agenda/domain/agenda.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { stillToSpeak } from '../../go-round/domain/go-round.ts';
import type { Step } from '../../template/domain/template.ts';
import { joined, person, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { workshopActions } from './actions.ts';
import { goRoundActions } from '../../go-round/view/actions.ts';
import { agendaActions } from '../../agenda/view/actions.ts';
import { currentStepLine } from './agenda-card.ts';
import { problemBlocks } from '../../i18n/problem-words.ts';
import { readyLine } from '../../agenda/view/ready-line.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import type { Scene } from './scene.ts';
import { buttons, type Block, type Button, type Row, type View } from '../../kernel/view/view.ts';

/** What the facilitators' card shows besides the workshop itself. */
export interface CardNews {
  /** What could not be shown in the chat. */
  readonly problems?: readonly DeliveryProblem[];
  /** Notices of other rooms for the facilitators. */
  readonly notices?: readonly Block[];
  /** Buttons of other rooms, while the workshop is open and after. */
  readonly lasting?: readonly Button[];
}

/** A facilitator's controls; rights are checked again at every press. */
export function facilitatorCard(scene: Scene, news: CardNews = {}): View {
  const { workshop, t } = scene;
  const { problems = [], notices = [], lasting = [] } = news;
  if (workshop.closedAt !== null)
    return {
      accent: neutralAccent,
      blocks: [{ kind: 'text', text: t.say('facilitator.closed') }],
      rows: buttons(...lasting),
    };
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'heading', text: t.say('facilitator.title') },
      { kind: 'text', text: currentStepLine(scene) },
      ...nextLine(scene),
      ...waitingLine(scene),
      ...readyBlock(scene),
      ...problemBlocks(problems, t),
      ...notices,
      ...facilitators(scene),
    ],
    rows: [...stepRows(scene), ...driveRows(scene, lasting), ...stickRow(scene)],
  };
}

/** For administrators: the way to take over the facilitation. */
export function withTakeover(view: View, workshop: string, t: Translator): View {
  const action = workshopActions.takeOverOpen.ref({ workshop });
  const row = buttons({ label: t.plain('button.takeOver'), action });
  return { ...view, rows: [...(view.rows ?? []), ...row] };
}

function nextLine(scene: Scene): Block[] {
  const { workshop, t } = scene;
  const next = nextStep(workshop.opening.template, workshop.agenda, false);
  if (next === undefined) return [{ kind: 'text', text: t.say('facilitator.lastStep') }];
  return [{ kind: 'text', text: t.say('facilitator.next', { step: t.pick(next.title) }) }];
}

/** By name: mentioning somebody in a private thread, even silently, adds them to it. */
function waitingLine(scene: Scene): Block[] {
  const { workshop, t } = scene;
  if (stepOf(scene)?.kind !== 'goRound') return [];
  const waiting = stillToSpeak(workshop.goRound, Object.keys(workshop.people)).slice(0, 20);
  if (waiting.length === 0) return [{ kind: 'text', text: t.say('facilitator.allSpoke') }];
  const people = waiting.map((id) => entryOf(workshop.people, id) ?? id).join(', ');
  return [{ kind: 'text', text: t.say('facilitator.waiting', { people }) }];
}

function readyBlock({ workshop, t }: Scene): Block[] {
  const text = readyLine(workshop, t);
  return text === undefined ? [] : [{ kind: 'text', text }];
}

function facilitators({ workshop, t }: Scene): Block[] {
  const people: Rich = joined(
    workshop.facilitators.map((id) => [person(id)]),
    ', ',
  );
  return [{ kind: 'small', text: t.say('facilitator.people', { people }) }];
}

/** The controls of the current step: opening its thread, starting its exercise, passing the stick. */
function stepRows(scene: Scene): Row[] {
  const step = stepOf(scene);
  return step === undefined ? [] : buttons(...stepButtons(scene, step));
}

function stepButtons({ workshop, t }: Scene, step: Step): (Button | false)[] {
  const ref = { workshop: workshop.id };
  switch (step.kind) {
    case 'pillar':
      return [
        !workshop.pillars.includes(step.pillar) && {
          label: t.plain('button.openPillar'),
          action: workshopActions.pillarOpen.ref({ ...ref, pillar: step.pillar }),
          tone: 'main',
        },
      ];
    case 'exercise':
      return [
        !workshop.exercises.includes(step.exercise) && {
          label: t.plain('button.startExercise'),
          action: workshopActions.exerciseStart.ref({ ...ref, exercise: step.exercise }),
          tone: 'main',
        },
      ];
    case 'goRound':
      return [
        workshop.goRound.holder !== null && {
          label: t.plain('button.skipHolder'),
          action: goRoundActions.stickSkip.ref(ref),
        },
      ];
    case 'cards':
    case 'acknowledgement':
    case 'agenda':
    case 'debrief':
    case 'break':
    case 'poll':
      return [];
  }
}

function driveRows(scene: Scene, lasting: readonly Button[]): Row[] {
  const { workshop, t } = scene;
  const ref = { workshop: workshop.id };
  const { timebox, agenda, opening } = workshop;
  const next = nextStep(opening.template, agenda, false);
  const here = { ...ref, step: agenda.trail.at(-1) ?? '' };
  const paused = timebox?.pausedWith !== undefined;
  return [
    ...buttons(
      agenda.trail.length > 1 && {
        label: t.plain('button.back'),
        action: agendaActions.back.ref(here),
      },
      next !== undefined && {
        label: t.plain('button.next'),
        action: agendaActions.next.ref(here),
        tone: 'main',
      },
      next?.optional === true && {
        label: t.plain('button.skipOptional'),
        action: agendaActions.skipOptional.ref(here),
      },
    ),
    ...buttons(
      { label: t.plain('button.extend'), action: agendaActions.extend.ref(ref) },
      timebox !== null &&
        !paused && { label: t.plain('button.pause'), action: agendaActions.pause.ref(ref) },
      paused && { label: t.plain('button.resume'), action: agendaActions.resume.ref(ref) },
      { label: t.plain('button.handOver'), action: workshopActions.handOverOpen.ref(ref) },
      ...lasting,
      { label: t.plain('button.end'), action: agendaActions.endAsk.ref(ref), tone: 'danger' },
    ),
  ];
}

function stickRow(scene: Scene): Row[] {
  const { workshop, t } = scene;
  if (stepOf(scene)?.kind !== 'goRound') return [];
  const action = goRoundActions.stickGive.ref({ workshop: workshop.id });
  return [{ kind: 'choosePerson', action, placeholder: t.plain('facilitator.giveStick') }];
}

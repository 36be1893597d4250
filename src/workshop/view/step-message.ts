import type { Field, Step, StepOf } from '../../template/domain/template.ts';
import { marked, time, type Rich } from '../../kernel/rich.ts';
import { pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfStep } from '../../template/domain/step-kinds.ts';
import { boardName } from '../../template/view/board-name.ts';
import { cardsBlocks, groupBlocks, listOf } from '../../template/view/card-blocks.ts';
import { goRoundCard } from '../../go-round/view/card.ts';
import type { Scene } from './scene.ts';
import type { Block, View } from '../../kernel/view/view.ts';

/** The channel's message when the workshop arrives at a step: a single one. */
export function stepMessage(scene: Scene, step: Step): View {
  const { template } = scene.workshop.opening;
  if (step.kind === 'goRound') return goRoundCard(scene, step);
  return {
    accent: pillarAccent(pillarOfStep(template, step)),
    blocks: [{ kind: 'title', text: [titleOf(scene, step)] }, ...body(scene, step)],
  };
}

function titleOf({ workshop, t }: Scene, step: Step): string {
  return `${pillarSign(pillarOfStep(workshop.opening.template, step))}${t.pick(step.title)}`;
}

function body(scene: Scene, step: Exclude<Step, StepOf<'goRound'>>): Block[] {
  const { t } = scene;
  switch (step.kind) {
    case 'cards':
      return cardsBlocks(step, t);
    case 'acknowledgement':
      return acknowledgement(scene, step);
    case 'agenda':
      return agendaList(scene);
    case 'pillar':
      return pillarBlocks(scene, step);
    case 'exercise':
      return exerciseBlocks(scene, step);
    case 'debrief':
      return [{ kind: 'text', text: [t.pick(step.board.prompt)] }];
    case 'break':
      return breakBlocks(scene, step);
    case 'poll':
      return [];
  }
}

function acknowledgement({ workshop, t }: Scene, step: StepOf<'acknowledgement'>): Block[] {
  const own = workshop.opening.territories;
  const territories = own.length > 0 ? own : step.territories.map((line) => t.pick(line));
  return [
    ...territories.map((line): Block => ({ kind: 'text', text: [line] })),
    ...cardsBlocks(step, t),
  ];
}

function agendaList({ workshop, t }: Scene): Block[] {
  const items = workshop.opening.template.steps.map((step): Rich => {
    const notes = [
      step.minutes === undefined ? undefined : t.plain('step.minutes', { minutes: step.minutes }),
      step.optional ? t.plain('step.optional') : undefined,
    ].filter((note) => note !== undefined);
    return [t.pick(step.title), ...(notes.length === 0 ? [] : [` (${notes.join(', ')})`])];
  });
  return listOf(items);
}

function pillarBlocks({ workshop, t }: Scene, step: StepOf<'pillar'>): Block[] {
  const pillar = workshop.opening.template.pillars.find(({ id }) => id === step.pillar);
  if (pillar === undefined) return [];
  const questions = pillar.board.forms.flatMap(({ fields }) => fields);
  return [
    ...pillar.intro.map((line): Block => ({ kind: 'text', text: marked(t.pick(line)) })),
    ...listOf(questions.map((field) => questionWithHints(field, t))),
  ];
}

/** A question, and under it what may help to answer. */
function questionWithHints({ question, label, hints }: Field, t: Scene['t']): Rich {
  return [t.pick(question ?? label), ...hints.map((hint) => `\n  ◦ ${t.pick(hint)}`)];
}

function exerciseBlocks({ workshop, t }: Scene, step: StepOf<'exercise'>): Block[] {
  const exercise = workshop.opening.template.exercises.find(({ id }) => id === step.exercise);
  if (exercise === undefined) return [];
  const minutes = step.minutes;
  return [
    ...exercise.intro.map((line): Block => ({ kind: 'text', text: marked(t.pick(line)) })),
    ...listOf(exercise.prompts.map((prompt) => [t.pick(prompt)])),
    ...exercise.groups.flatMap((group) => groupBlocks(group, t)),
    { kind: 'text', text: t.say('step.boards') },
    ...listOf(exercise.boards.map((board) => [boardName(board, t.pick)])),
    ...(minutes === undefined
      ? []
      : [{ kind: 'small' as const, text: minutesLine(t, step, minutes, exercise.boards.length) }]),
  ];
}

/** How long the exercise takes and, if its boards close at the end, that they do. */
function minutesLine(
  t: Scene['t'],
  { closes }: StepOf<'exercise'>,
  minutes: number,
  boards: number,
): Rich {
  const line = t.say('step.exerciseMinutes', { minutes });
  return closes ? [...line, ' ', ...t.say('time.thenCloses', { boards })] : line;
}

function breakBlocks({ workshop, t }: Scene, step: StepOf<'break'>): Block[] {
  const { timebox, agenda } = workshop;
  const here = agenda.trail.at(-1) === step.id;
  const text =
    step.text === undefined ? [] : [{ kind: 'text' as const, text: [t.pick(step.text)] }];
  if (!here || timebox === null || timebox.pausedWith !== undefined) return text;
  return [
    ...text,
    { kind: 'text', text: t.say('step.breakEnds', { when: time(timebox.endsAt, 'clock', t) }) },
  ];
}

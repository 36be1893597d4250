import type { Board, Exercise, Field, Step, StepOf } from '../../template/domain/template.ts';
import { marked, strong, time, type Rich } from '../../kernel/rich.ts';
import { pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfStep } from '../../template/domain/step-kinds.ts';
import { boardName } from '../../template/view/board-name.ts';
import { cardsBlocks, groupBlocks, listOf } from '../../template/view/card-blocks.ts';
import { goRoundCard } from '../../go-round/view/card.ts';
import { agendaList } from './agenda-list.ts';
import type { Scene, SceneAt } from './scene.ts';
import { phaseOf, stepRows } from './step-rows.ts';
import { buttons, type Block, type Row, type View } from '../../kernel/view/view.ts';

/** The channel's message when the workshop arrives at a step, with what there is to do there. */
export function stepMessage(scene: SceneAt, step: Step): View {
  const { template } = scene.workshop.opening;
  const rows = stepRows(scene, step);
  if (step.kind === 'goRound') return besides(goRoundCard(scene, step), rows);
  return {
    accent: pillarAccent(pillarOfStep(template, step)),
    blocks: [{ kind: 'title', text: [titleOf(scene, step)] }, ...body(scene, step)],
    rows,
  };
}

/** Its own buttons first, in the same row. */
function besides(view: View, rows: readonly Row[]): View {
  const all = [...(view.rows ?? []), ...rows];
  return {
    ...view,
    rows: buttons(...all.flatMap((row) => (row.kind === 'buttons' ? row.buttons : []))),
  };
}

function titleOf({ workshop, t }: Scene, step: Step): string {
  return `${pillarSign(pillarOfStep(workshop.opening.template, step))}${t.pick(step.title)}`;
}

function body(scene: SceneAt, step: Exclude<Step, StepOf<'goRound'>>): Block[] {
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
      return debriefBlocks(step.board, t);
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

function pillarBlocks({ workshop, t }: Scene, step: StepOf<'pillar'>): Block[] {
  const pillar = workshop.opening.template.pillars.find(({ id }) => id === step.pillar);
  if (pillar === undefined) return [];
  return [
    ...pillar.intro.map((line): Block => ({ kind: 'text', text: marked(t.pick(line)) })),
    ...questionBlocks(fieldsOf(pillar.board), t),
  ];
}

/** « Répondez à une question ou aux quatre »: said here, they have to be here. */
function debriefBlocks(board: Board, t: Scene['t']): Block[] {
  const asked = fieldsOf(board).filter(({ question }) => question !== undefined);
  return [
    { kind: 'text', text: marked(t.pick(board.prompt)) },
    ...(asked.length > 1 ? questionBlocks(asked, t) : []),
  ];
}

const fieldsOf = ({ forms }: Board): readonly Field[] => forms.flatMap(({ fields }) => fields);

/** A list of questions; where there is something to help to answer, each has its own list of that. */
function questionBlocks(questions: readonly Field[], t: Scene['t']): Block[] {
  const asked = ({ question, label }: Field) => t.pick(question ?? label);
  if (questions.every(({ hints }) => hints.length === 0))
    return listOf(questions.map((field) => [asked(field)]));
  return questions.flatMap((field): Block[] => [
    { kind: 'text', text: [strong(asked(field))] },
    ...listOf(field.hints.map((hint) => [t.pick(hint)])),
  ]);
}

function exerciseBlocks(scene: SceneAt, step: StepOf<'exercise'>): Block[] {
  const { workshop, t } = scene;
  const exercise = workshop.opening.template.exercises.find(({ id }) => id === step.exercise);
  if (exercise === undefined) return [];
  return [
    ...exercise.intro.map((line): Block => ({ kind: 'text', text: marked(t.pick(line)) })),
    ...listOf(exercise.prompts.map((prompt) => [t.pick(prompt)])),
    ...exercise.groups.flatMap((group) => groupBlocks(group, t)),
    ...(phaseOf(scene, step) === 'waiting' ? announcement(exercise, step, t) : []),
  ];
}

/** What will open, and for how long; once it has, the boards themselves say so. */
function announcement({ boards }: Exercise, step: StepOf<'exercise'>, t: Scene['t']): Block[] {
  const { minutes } = step;
  return [
    { kind: 'text', text: t.say('step.boards') },
    ...listOf(boards.map((board) => [boardName(board, t.pick)])),
    ...(minutes === undefined
      ? []
      : [{ kind: 'small' as const, text: minutesLine(t, step, minutes, boards.length) }]),
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

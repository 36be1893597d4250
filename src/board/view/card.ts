import { activeContributions, type Contribution } from '../domain/board.ts';
import { closedBoard, takesAnswers, type BoardClosed } from '../../agenda/domain/closing.ts';
import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board, Field } from '../../template/domain/template.ts';
import { capital } from '../../kernel/capital.ts';
import { joined, marked, strong, time, type Rich } from '../../kernel/rich.ts';
import { pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardActions } from './actions.ts';
import { agendaActions } from '../../agenda/view/actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { readyLine } from '../../agenda/view/ready-line.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import type { Scene, SceneAt } from './scene.ts';
import { hourOf, timeboxLine } from '../../agenda/view/timebox-line.ts';
import { buttons, type Block, type Button, type Row, type View } from '../../kernel/view/view.ts';

/** The message in the channel that a board's thread hangs from: its name, and the way to answer. */
export function boardAnchor(scene: SceneAt, board: Board): View {
  const { workshop, t } = scene;
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  return {
    accent: pillarAccent(pillar),
    blocks: [
      { kind: 'heading', text: [`${pillarSign(pillar)}${boardName(board, t.pick)}`] },
      { kind: 'small', text: t.say('board.inThread') },
    ],
    rows: buttons(...answerButtons(scene, board)),
  };
}

/** The board's forms, the first as the main button; none once it takes nothing. */
export function answerButtons({ workshop, t, now }: SceneAt, board: Board): Button[] {
  if (!takesAnswers(workshop, board.id, now)) return [];
  return board.forms.map((form, index) => ({
    label: t.pick(form.button),
    action: boardActions.contributeOpen.ref({
      workshop: workshop.id,
      board: board.id,
      form: form.id,
    }),
    tone: index === 0 ? 'main' : 'plain',
  }));
}

export function boardThreadName({ workshop, t }: Scene, board: Board): string {
  const sign = pillarSign(pillarOfBoard(workshop.opening.template, board.id));
  return `${sign}${boardName(board, t.pick)}`;
}

/**
 * The first message of a board's thread, which has its name: the question, the time left, how to
 * take part. `entries` are the board's contributions, if the caller already has them.
 */
export function boardCard(
  scene: SceneAt,
  board: Board,
  entries: readonly Contribution[] = activeContributions(scene.workshop.boards, board.id),
): View {
  const { workshop, t } = scene;
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  const open = workshop.closedAt === null;
  const closed = open ? closedBoard(workshop, board.id, scene.now) : undefined;
  return {
    accent: pillarAccent(pillar),
    blocks: [
      { kind: 'text', text: marked(t.pick(board.prompt)) },
      ...pillarIntro(scene, board),
      ...questions(board, t.pick),
      ...closedLine(closed, t),
      { kind: 'small', text: statusLine(scene, board, entries, closed) },
    ],
    rows: open ? boardRows(scene, board) : [],
  };
}

function pillarIntro({ workshop, t }: Scene, { id }: Board): Block[] {
  const pillar = workshop.opening.template.pillars.find(({ board }) => board.id === id);
  return (pillar?.intro ?? []).map((line) => ({ kind: 'text', text: marked(t.pick(line)) }));
}

/** Only fields that ask a full question: a field named « Motivations » needs no explanation. */
function questions(board: Board, pick: Scene['t']['pick']): Block[] {
  const asked = board.forms.flatMap(({ fields }) => fields).filter(asksInWords);
  const unique = [...new Map(asked.map((field) => [pick(field.question), field])).values()];
  return unique.flatMap((field): Block[] => [
    { kind: 'text', text: [strong(pick(field.question))] },
    ...(field.hints.length === 0
      ? []
      : [{ kind: 'list' as const, items: field.hints.map((hint) => [pick(hint)]) }]),
  ]);
}

type AskingField = Field & { question: NonNullable<Field['question']> };

function asksInWords(field: Field): field is AskingField {
  return field.question !== undefined;
}

function closedLine(closed: BoardClosed | undefined, t: Scene['t']): Block[] {
  if (closed === undefined) return [];
  const text =
    closed.kind === 'boardTimeUp'
      ? t.say('board.timeUp', hourOf(closed.at, t))
      : t.say('board.elsewhere');
  return [{ kind: 'text', text }];
}

function statusLine(
  scene: Scene,
  board: Board,
  entries: readonly Contribution[],
  closed: BoardClosed | undefined,
): Rich {
  const { workshop, t } = scene;
  const here = isPresent(scene, board);
  const left = here && closed === undefined ? timeLine(scene) : undefined;
  const done = here ? readyLine(workshop, t) : undefined;
  const lines = [
    left === undefined ? left : beginning(left),
    figuresLine(t, entries, closed),
    done,
  ].filter((line) => line !== undefined);
  return joined(lines, ' · ');
}

/** What elsewhere goes on a line begins this one. */
function beginning([first, ...rest]: Rich): Rich {
  return typeof first === 'string'
    ? [capital(first), ...rest]
    : [...(first === undefined ? [] : [first]), ...rest];
}

/** Until when people can write, or else until when they are expected to. */
function timeLine(scene: Scene): Rich | undefined {
  const { workshop, t } = scene;
  const { timebox } = workshop;
  if (timebox === null || timebox.pausedWith !== undefined || stepOf(scene)?.closes !== true)
    return timeboxLine(timebox, t);
  return t.say('board.closes', { when: time(timebox.endsAt, 'relative', t) });
}

/**
 * Whether this board is part of the current step: only then does time run, and can people say they
 * are done.
 */
function isPresent(scene: Scene, board: Board): boolean {
  const boards = boardsOfStep(scene.workshop.opening.template, stepOf(scene));
  return boards.some(({ id }) => id === board.id);
}

/**
 * If a contribution is anonymous, people are not counted: “two contributions from one person” would
 * give the author away.
 */
function figuresLine(
  t: Scene['t'],
  entries: readonly Contribution[],
  closed: BoardClosed | undefined,
): Rich {
  const contributions = entries.length;
  // No invitation to write on a closed board.
  if (contributions === 0 && closed === undefined) return t.say('board.empty');
  if (contributions === 0 || entries.some(({ anonymous }) => anonymous))
    return t.say('board.count', { contributions });
  const people = new Set(entries.map(({ author }) => author)).size;
  return t.say('board.figures', { contributions, people });
}

function boardRows(scene: SceneAt, board: Board): Row[] {
  const { workshop, t } = scene;
  const answers = answerButtons(scene, board);
  return buttons(
    ...answers,
    { label: t.plain('button.mine'), action: boardActions.mine.ref({ workshop: workshop.id }) },
    // Once the board is closed, everybody is done.
    answers.length > 0 && isPresent(scene, board) && readyButton(scene),
  );
}

function readyButton({ workshop, t }: Scene): Button {
  const step = workshop.agenda.trail.at(-1) ?? '';
  const action = agendaActions.ready.ref({ workshop: workshop.id, step });
  return { label: t.plain('button.ready'), action };
}

/**
 * The way to answer, which follows the conversation to the end of a thread so that nobody scrolls.
 * `revision` changes with its buttons.
 */
export function answerRow(
  scene: SceneAt,
  board: Board,
): { readonly revision: string; readonly view: () => View } {
  const present = isPresent(scene, board);
  const view = (): View => ({
    accent: pillarAccent(pillarOfBoard(scene.workshop.opening.template, board.id)),
    blocks: [{ kind: 'small', text: scene.t.say('board.yourTurn') }],
    rows: buttons(...answerButtons(scene, board), present && readyButton(scene)),
    quiet: true,
  });
  return { revision: present ? 'present' : 'past', view };
}

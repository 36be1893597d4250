import { standing, type Contribution } from '../domain/board.ts';
import { closedBoard, type BoardClosed } from '../../agenda/domain/closing.ts';
import { findHousedBoard, type HousedBoard } from '../../template/domain/lookup.ts';
import { boardsOfStep } from '../../template/domain/step-kinds.ts';
import type { Board, Field } from '../../template/domain/template.ts';
import { joined, marked, strong, time, type Rich } from '../../kernel/rich.ts';
import { pillarAccent, pillarSign } from '../../kernel/view/accent.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardActions } from './actions.ts';
import { agendaActions } from '../../agenda/view/actions.ts';
import { boardName } from '../../template/view/board-name.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { readyLine } from '../../agenda/view/ready-line.ts';
import { stepOf } from '../../agenda/view/scene.ts';
import type { Scene, SceneAt } from './scene.ts';
import { hourOf, timeboxLine } from '../../agenda/view/timebox-line.ts';
import { buttons, type Block, type Row, type View } from '../../kernel/view/view.ts';

/** The message under which a board's thread hangs, in the channel. */
export function boardAnchor({ workshop, t }: Scene, board: Board): View {
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  return {
    accent: pillarAccent(pillar),
    blocks: [
      { kind: 'heading', text: [`${pillarSign(pillar)}${boardName(board, t.pick)}`] },
      { kind: 'small', text: t.say('board.inThread') },
    ],
  };
}

/** A thread's name, within the 100 characters a chat allows. */
export function boardThreadName({ workshop, t }: Scene, board: Board): string {
  const sign = pillarSign(pillarOfBoard(workshop.opening.template, board.id));
  return excerpt(`${sign}${boardName(board, t.pick)}`, 100);
}

/**
 * First message of a board's thread: what is asked, how long there is, how to take part. `entries`
 * is what stands on the board, where the caller has it at hand already.
 */
export function boardCard(
  scene: SceneAt,
  board: Board,
  entries: readonly Contribution[] = standing(scene.workshop.boards, board.id),
): View {
  const { workshop, t } = scene;
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  const housed = findHousedBoard(workshop.opening.template, board.id);
  const open = workshop.closedAt === null;
  const closed = open ? closedBoard(workshop, board.id, scene.now) : undefined;
  return {
    accent: pillarAccent(pillar),
    blocks: [
      { kind: 'title', text: [`${pillarSign(pillar)}${boardName(board, t.pick)}`] },
      ...pillarIntro(scene, housed),
      { kind: 'text', text: marked(t.pick(board.prompt)) },
      ...questions(board, t.pick),
      ...closedLine(closed, t),
      { kind: 'small', text: standingLine(scene, board, entries, closed) },
    ],
    rows: open ? boardRows(scene, board, closed) : [],
  };
}

function pillarIntro({ workshop, t }: Scene, housed: HousedBoard | undefined): Block[] {
  if (housed?.home.kind !== 'pillar') return [];
  const pillar = workshop.opening.template.pillars.find(({ id }) => id === housed.home.id);
  return (pillar?.intro ?? []).map((line) => ({ kind: 'text', text: marked(t.pick(line)) }));
}

/** Only the fields that ask something in so many words: a field named « Motivations » says enough. */
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
      ? t.say('board.timeUp', hourOf(closed.at))
      : t.say('board.elsewhere');
  return [{ kind: 'text', text }];
}

function standingLine(
  scene: Scene,
  board: Board,
  entries: readonly Contribution[],
  closed: BoardClosed | undefined,
): Rich {
  const { workshop, t } = scene;
  const here = isPresent(scene, board);
  const left = here && closed === undefined ? timeLine(scene) : undefined;
  const done = here ? readyLine(workshop, t) : undefined;
  const lines = [left, figuresLine(t, entries, closed), done].filter((line) => line !== undefined);
  return joined(lines, ' · ');
}

/** Until when people may write, where that has an end; else until when they are meant to. */
function timeLine(scene: Scene): Rich | undefined {
  const { workshop, t } = scene;
  const { timebox } = workshop;
  if (timebox === null || timebox.pausedWith !== undefined || stepOf(scene)?.closes !== true)
    return timeboxLine(timebox, t);
  return t.say('board.closes', { when: time(timebox.endsAt, 'relative') });
}

/** Whether the workshop is at this board now: that is when its time runs, and when people finish. */
function isPresent(scene: Scene, board: Board): boolean {
  const boards = boardsOfStep(scene.workshop.opening.template, stepOf(scene));
  return boards.some(({ id }) => id === board.id);
}

/**
 * With an anonymous contribution on the board the people are not counted: « two contributions from
 * one person » would sign it.
 */
function figuresLine(
  t: Scene['t'],
  entries: readonly Contribution[],
  closed: BoardClosed | undefined,
): Rich {
  const contributions = entries.length;
  // Nobody is invited to write where nothing can be written.
  if (contributions === 0 && closed === undefined) return t.say('board.empty');
  if (contributions === 0 || entries.some(({ anonymous }) => anonymous))
    return t.say('board.count', { contributions });
  const people = new Set(entries.map(({ author }) => author)).size;
  return t.say('board.figures', { contributions, people });
}

function boardRows(scene: Scene, board: Board, closed: BoardClosed | undefined): Row[] {
  const { workshop, t } = scene;
  const ref = { workshop: workshop.id, board: board.id };
  return buttons(
    ...(closed === undefined ? board.forms : []).map((form) => ({
      label: t.pick(form.button),
      action: boardActions.contributeOpen.ref({ ...ref, form: form.id }),
      tone: 'main' as const,
    })),
    { label: t.plain('button.mine'), action: boardActions.mine.ref({ workshop: workshop.id }) },
    // Where nothing more can be written, everybody is done.
    closed === undefined &&
      isPresent(scene, board) && {
        label: t.plain('button.ready'),
        action: agendaActions.ready.ref({
          workshop: workshop.id,
          step: workshop.agenda.trail.at(-1) ?? '',
        }),
      },
  );
}

import type { BoardEvent } from '../../board/domain/board.ts';
import {
  decideAdd,
  decideCollect,
  decideEdit,
  ownedBy,
  type BoardError,
} from '../../board/domain/deciding.ts';
import { closedBoard, type BoardClosed } from '../../agenda/domain/closing.ts';
import type { Actor, PersonId } from '../../kernel/people.ts';
import { err, type Result } from '../../kernel/result.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import type { Template } from '../../template/domain/template.ts';
import type { ParticipantIntent } from './intents.ts';
import type { OpenedWorkshop } from './state.ts';

type Intent<T extends ParticipantIntent['type']> = Extract<ParticipantIntent, { type: T }>;
type Decision = Result<BoardEvent[], BoardError | BoardClosed | { readonly kind: 'boardUnknown' }>;

/** Contributes to a board through one of its template's forms. */
export function decideContribute(
  workshop: OpenedWorkshop,
  intent: Intent<'contribute'>,
  entry: { id: string; at: number; author: Actor },
): Decision {
  const found = findForm(workshop.opening.template, intent.board, intent.form);
  if (found === undefined) return err({ kind: 'boardUnknown' });
  const closed = closedBoard(workshop, intent.board, entry.at);
  if (closed !== undefined) return err(closed);
  return decideAdd(workshop.boards, found.board, found.form, intent, entry);
}

/** A board that closed with its time takes corrections again once the whole workshop is over. */
export const closedToCorrections = (
  workshop: OpenedWorkshop,
  board: string,
  now: number,
): BoardClosed | undefined =>
  workshop.closedAt === null ? closedBoard(workshop, board, now) : undefined;

/** Edits one's own contribution, in the form it was written in, even after the end. */
export function decideEditContribution(
  workshop: OpenedWorkshop,
  intent: Intent<'editContribution'>,
  by: Actor,
  now: number,
): Decision {
  const owned = ownedBy(workshop.boards, intent.id, by.id);
  if (!owned.ok) return owned;
  const { board, form = '' } = owned.value;
  const found = findForm(workshop.opening.template, board, form);
  if (found === undefined) return err({ kind: 'contributionUnknown' });
  const closed = closedToCorrections(workshop, board, now);
  if (closed !== undefined) return err(closed);
  return decideEdit(found.board, found.form, intent, intent.id);
}

/** Collects an ordinary message from a board's thread. */
export function decideCollecting(
  workshop: OpenedWorkshop,
  intent: Intent<'collect'>,
  entry: { id: string; at: number; by: PersonId },
): Decision {
  const closed = closedBoard(workshop, intent.board, entry.at);
  return closed === undefined ? decideCollect(workshop.boards, intent, entry) : err(closed);
}

function findForm(template: Template, boardId: string, formId: string) {
  const board = findBoard(template, boardId);
  const form = board?.forms.find(({ id }) => id === formId);
  return board === undefined || form === undefined ? undefined : { board, form };
}

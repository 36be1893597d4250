import { closedBoard } from '../agenda/domain/closing.ts';
import { boardActions } from '../board/view/actions.ts';
import { anonymityField, contributionForm, type Typed } from '../board/view/form.ts';
import { contributeMenu, contributionReceipt } from '../board/view/receipts.ts';
import type { Context, Feature, Input } from '../engine/requests/command.ts';
import { privately, refused, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { Failure } from '../kernel/failure.ts';
import { findBoard } from '../template/domain/lookup.ts';
import type { Board, BoardForm } from '../template/domain/template.ts';
import { sceneFor } from './acting.ts';
import { act, problemOnBoard } from './cases.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import { workshopPermissions } from './permissions.ts';
import type { HasWorkshop, InWorkshop, OnContribution } from './subjects.ts';

const { handle } = under(workshopPermissions);

/** True once there is something to write on. */
export const hasBoards = ({ workshop }: HasWorkshop): boolean => workshop.boards.opened.length > 0;

/** A board with one form opens it at once; with several, the person chooses first. */
export async function contribute(context: InWorkshop, boardId: string): Promise<Reply> {
  const { workshop } = context.subject.value;
  const chosen = findBoard(workshop.opening.template, boardId);
  if (chosen === undefined) return refused({ kind: 'boardUnknown' });
  const [only, ...others] = chosen.forms;
  if (only !== undefined && others.length === 0) return openForm(context, chosen, only);
  const refusal = refusalToWrite(context, workshop, boardId);
  if (refusal !== undefined) return refused(refusal);
  const boards = { ...workshop.boards, opened: [chosen.id] };
  return privately(contributeMenu(sceneFor(context, { ...workshop, boards })));
}

/** Adds to what somebody wrote: the same form, about the same person or thing. */
async function addTo(context: OnContribution): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const found = formOf(workshop, entry);
  // A message that was collected has no form.
  if (found === undefined) return contribute(context, entry.board);
  const { subject } = found.form;
  const about = subject === undefined ? undefined : entry.values[subject];
  const typed = about === undefined || subject === undefined ? {} : { [subject]: about };
  return openForm(context, found.board, found.form, { values: typed, anonymous: false });
}

/** Why nothing can be written on a board now: said before somebody writes, not after. */
export function refusalToWrite(
  { now }: Context,
  workshop: OpenedWorkshop,
  on: string,
): Failure | undefined {
  if (workshop.closedAt !== null) return { kind: 'workshopClosed', at: workshop.closedAt };
  if (!workshop.boards.opened.includes(on)) return { kind: 'boardNotOpen', board: on };
  return closedBoard(workshop, on, now());
}

function openForm(context: InWorkshop, on: Board, form: BoardForm, typed?: Typed): Reply {
  const { workshop } = context.subject.value;
  const refusal = refusalToWrite(context, workshop, on.id);
  if (refusal !== undefined) return refused(refusal);
  const action = boardActions.contributeSend.ref({
    workshop: workshop.id,
    board: on.id,
    form: form.id,
  });
  return showing(contributionForm(on, form, action, context.t, typed));
}

interface FormOfBoard {
  readonly board: Board;
  readonly form: BoardForm;
}

/** The form of a board by that name; undefined if the workshop has none. */
export function formOf(
  { opening }: OpenedWorkshop,
  ids: { readonly board: string; readonly form?: string | undefined },
): FormOfBoard | undefined {
  const board = findBoard(opening.template, ids.board);
  const form = board?.forms.find(({ id }) => id === ids.form);
  return board === undefined || form === undefined ? undefined : { board, form };
}

/** The submitted form of a board. */
export function typedIn(form: BoardForm, input: Input): Typed {
  const values = Object.fromEntries(form.fields.map(({ id }) => [id, input.text(id)]));
  return { values, anonymous: input.list(anonymityField).length > 0 };
}

async function send(
  context: InWorkshop,
  ids: Readonly<Record<'workshop' | 'board' | 'form', string>>,
  input: Input,
): Promise<Reply> {
  const found = formOf(context.subject.value.workshop, ids);
  if (found === undefined) return refused({ kind: 'boardUnknown' });
  const typed = typedIn(found.form, input);
  const intent = { type: 'contribute' as const, board: ids.board, form: ids.form, ...typed };
  const acted = await act(context.subject, intent);
  if (!acted.ok) {
    const action = boardActions.contributeSend.ref(ids);
    const again = contributionForm(found.board, found.form, action, context.t, typed);
    return refused(acted.error, again);
  }
  const { workshop, events } = acted.value;
  const added = events.find((event) => event.type === 'contribution.added');
  const entry = added === undefined ? undefined : entryOf(workshop.boards.contributions, added.id);
  if (entry === undefined) return refused({ kind: 'contributionUnknown' });
  return privately(
    contributionReceipt(
      sceneFor(context, workshop),
      entry,
      false,
      problemOnBoard(context.subject, workshop, entry.board),
    ),
  );
}

/** The buttons and forms to write on a board. */
export const contributingFeature: Feature = {
  handlers: [
    handle(boardActions.contributeMenu, async (context) =>
      privately(contributeMenu(sceneFor(context, context.subject.value.workshop))),
    ),
    handle(boardActions.contributeOn, (context, { board }) => contribute(context, board)),
    handle(boardActions.contributeOpen, async (context, ids) => {
      const found = formOf(context.subject.value.workshop, ids);
      if (found === undefined) return refused({ kind: 'boardUnknown' });
      return openForm(context, found.board, found.form);
    }),
    handle(boardActions.addTo, addTo),
    handle(boardActions.contributeSend, send),
  ],
};

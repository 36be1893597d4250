import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import {
  handle,
  leaf,
  privately,
  refused,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/engine/requests/command.ts';
import { workshopAt } from '../src/program/door.ts';
import { requiredText } from '../src/engine/requests/options.ts';
import { act } from '../src/workshop/cases.ts';
import { closedBoard, writableBoards } from '../src/agenda/domain/closing.ts';
import { entryOf } from '../src/kernel/dictionary.ts';
import type { Failure } from '../src/kernel/failure.ts';
import { findBoard } from '../src/template/domain/lookup.ts';
import type { Board, BoardForm } from '../src/template/domain/template.ts';
import type { OpenedWorkshop } from '../src/workshop/domain/state.ts';
import { boardActions } from '../src/board/view/actions.ts';
import { boardName } from '../src/template/view/board-name.ts';
import { anonymityField, contributionForm, type Typed } from '../src/board/view/form.ts';
import { contributeMenu, contributionReceipt } from '../src/board/view/receipts.ts';
import { sceneFor, type InWorkshop } from '../src/workshop/acting.ts';

const board = requiredText('board', { complete: completeBoard });

async function completeBoard({ subject, t, now }: Context<AdmittedTo<'channel'>>, typed: string) {
  const found = await workshopAt(subject);
  if (!found.ok) return [];
  const { workshop } = found.value.value;
  return writableBoards(workshop, now())
    .flatMap((id) => findBoard(workshop.opening.template, id) ?? [])
    .map((each) => ({ id: each.id, label: boardName(each, t.pick) }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .toReversed();
}

/** A board with one form opens it at once; with several, the person first says which. */
async function contribute(context: InWorkshop, boardId: string): Promise<Reply> {
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

/** Why nothing can be written on a board now: told before somebody writes, rather than after. */
export function refusalToWrite(
  { now }: Context,
  workshop: OpenedWorkshop,
  on: string,
): Failure | undefined {
  if (workshop.closedAt !== null) return { kind: 'workshopClosed', at: workshop.closedAt };
  if (!workshop.boards.opened.includes(on)) return { kind: 'boardNotOpen', board: on };
  return closedBoard(workshop, on, now());
}

function openForm(context: InWorkshop, on: Board, form: BoardForm): Reply {
  const { workshop } = context.subject.value;
  const refusal = refusalToWrite(context, workshop, on.id);
  if (refusal !== undefined) return refused(refusal);
  const action = boardActions.contributeSend.ref({
    workshop: workshop.id,
    board: on.id,
    form: form.id,
  });
  return showing(contributionForm(on, form, action, context.t));
}

function findForm(
  { subject }: InWorkshop,
  ids: { readonly board: string; readonly form: string },
): { readonly board: Board; readonly form: BoardForm } | undefined {
  const on = findBoard(subject.value.workshop.opening.template, ids.board);
  const form = on?.forms.find(({ id }) => id === ids.form);
  return on === undefined || form === undefined ? undefined : { board: on, form };
}

/** What a form of a board brought back. */
export function typedIn(form: BoardForm, input: Input): Typed {
  const values = Object.fromEntries(form.fields.map(({ id }) => [id, input.text(id)]));
  return { values, anonymous: input.list(anonymityField).length > 0 };
}

async function send(
  context: InWorkshop,
  ids: { readonly workshop: string; readonly board: string; readonly form: string },
  input: Input,
): Promise<Reply> {
  const found = findForm(context, ids);
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
  return privately(contributionReceipt(sceneFor(context, workshop), entry, false));
}

export const contributeFeature: Feature = {
  commands: [
    {
      name: 'contribute',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('contribute', [board], (context, given) => contribute(context, given(board))),
    },
  ],
  handlers: [
    handle(boardActions.contributeMenu, async (context) =>
      privately(contributeMenu(sceneFor(context, context.subject.value.workshop))),
    ),
    handle(boardActions.contributeOn, (context, { board: on }) => contribute(context, on)),
    handle(boardActions.contributeOpen, async (context, ids) => {
      const found = findForm(context, ids);
      if (found === undefined) return refused({ kind: 'boardUnknown' });
      return openForm(context, found.board, found.form);
    }),
    handle(boardActions.contributeSend, send),
  ],
};

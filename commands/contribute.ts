import {
  handle,
  privately,
  refused,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import type { Outcome } from '../src/app/house.ts';
import { requiredText } from '../src/app/options.ts';
import { closedBoard, writableBoards } from '../src/domain/closing.ts';
import { entryOf } from '../src/domain/dictionary.ts';
import type { PalabreError } from '../src/domain/errors.ts';
import { findBoard } from '../src/domain/template-lookup.ts';
import type { Board, BoardForm } from '../src/domain/template.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { actions } from '../src/view/actions.ts';
import { boardName } from '../src/view/agenda-card.ts';
import { anonymityField, contributionForm, type Typed } from '../src/view/contribution-form.ts';
import { excerpt } from '../src/view/excerpt.ts';
import { contributeMenu, contributionReceipt } from '../src/view/receipts.ts';
import { sceneFor } from './acting.ts';

const board = requiredText('board', { complete: completeBoard });

async function completeBoard(context: Context, typed: string) {
  const found = await context.palabre.workshopIn(context.place);
  if (!found.ok) return [];
  const { opening } = found.value;
  return writableBoards(found.value, context.palabre.house.tools.clock())
    .flatMap((id) => findBoard(opening.template, id) ?? [])
    .map((each) => ({ id: each.id, label: excerpt(boardName(each, context.t.pick), 100) }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .toReversed();
}

/** A board with one form opens it at once; with several, the person first says which. */
async function contribute(
  context: Context,
  workshop: Awaited<Outcome<OpenedWorkshop>>,
  boardId: string,
): Promise<Reply> {
  if (!workshop.ok) return refused(workshop.error);
  const chosen = findBoard(workshop.value.opening.template, boardId);
  if (chosen === undefined) return refused({ kind: 'boardUnknown' });
  const [only, ...others] = chosen.forms;
  if (only !== undefined && others.length === 0)
    return openForm(context, workshop.value, chosen, only);
  const refusal = refusalToWrite(context, workshop.value, boardId);
  if (refusal !== undefined) return refused(refusal);
  const boards = { ...workshop.value.boards, opened: [chosen.id] };
  return privately(contributeMenu(sceneFor(context, { ...workshop.value, boards })));
}

/** Why nothing can be written on a board now: told before somebody writes, rather than after. */
export function refusalToWrite(
  { palabre }: Context,
  workshop: OpenedWorkshop,
  on: string,
): PalabreError | undefined {
  if (workshop.closedAt !== null) return { kind: 'workshopClosed', at: workshop.closedAt };
  if (!workshop.boards.opened.includes(on)) return { kind: 'boardNotOpen', board: on };
  return closedBoard(workshop, on, palabre.house.tools.clock());
}

function openForm(context: Context, workshop: OpenedWorkshop, on: Board, form: BoardForm): Reply {
  const refusal = refusalToWrite(context, workshop, on.id);
  if (refusal !== undefined) return refused(refusal);
  const action = actions.contributeSend.ref({ workshop: workshop.id, board: on.id, form: form.id });
  return showing(contributionForm(on, form, action, context.t));
}

interface Found {
  readonly workshop: OpenedWorkshop;
  readonly board: Board;
  readonly form: BoardForm;
}

async function findForm(
  context: Context,
  ids: { workshop: string; board: string; form: string },
): Promise<Found | Reply> {
  const found = await context.palabre.workshop(ids.workshop);
  if (!found.ok) return refused(found.error);
  const on = findBoard(found.value.opening.template, ids.board);
  const form = on?.forms.find(({ id }) => id === ids.form);
  if (on === undefined || form === undefined) return refused({ kind: 'boardUnknown' });
  return { workshop: found.value, board: on, form };
}

/** What a form of a board brought back. */
export function typedIn(form: BoardForm, input: Input): Typed {
  const values = Object.fromEntries(form.fields.map(({ id }) => [id, input.text(id)]));
  return { values, anonymous: input.list(anonymityField).length > 0 };
}

async function send(
  context: Context,
  ids: { workshop: string; board: string; form: string },
  input: Input,
): Promise<Reply> {
  const found = await findForm(context, ids);
  if ('kind' in found) return found;
  const typed = typedIn(found.form, input);
  const intent = { type: 'contribute' as const, board: ids.board, form: ids.form, ...typed };
  const acted = await context.palabre.act(ids.workshop, context.asker, intent);
  if (!acted.ok) {
    const action = actions.contributeSend.ref(ids);
    return refused(
      acted.error,
      contributionForm(found.board, found.form, action, context.t, typed),
    );
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
      leaf: {
        options: [board],
        run: async (context, given) =>
          contribute(context, await context.palabre.workshopIn(context.place), given(board)),
      },
    },
  ],
  handlers: [
    handle(actions.contributeMenu, async (context, { workshop }) => {
      const found = await context.palabre.workshop(workshop);
      if (!found.ok) return refused(found.error);
      return privately(contributeMenu(sceneFor(context, found.value)));
    }),
    handle(actions.contributeOn, async (context, { workshop, board: on }) =>
      contribute(context, await context.palabre.workshop(workshop), on),
    ),
    handle(actions.contributeOpen, async (context, ids) => {
      const found = await findForm(context, ids);
      return 'kind' in found ? found : openForm(context, found.workshop, found.board, found.form);
    }),
    handle(actions.contributeSend, send),
  ],
};

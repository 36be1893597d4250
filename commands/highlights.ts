import {
  chosen,
  handle,
  privately,
  refused,
  replacing,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import { entryOf } from '../src/domain/dictionary.ts';
import { findBoard } from '../src/domain/template-lookup.ts';
import { facilitates } from '../src/domain/workshop.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { actions } from '../src/view/actions.ts';
import {
  ideaReceipt,
  ideasForm,
  ideasPanel,
  wordForm,
  wordReceipt,
} from '../src/view/summary-making.ts';

/** The workshop, for who facilitates it; the refusal for anyone else. Open or closed. */
export async function facilitated(
  { palabre, asker }: Context,
  id: string,
): Promise<OpenedWorkshop | Reply> {
  const found = await palabre.workshop(id);
  if (!found.ok) return refused(found.error);
  const { facilitators } = found.value;
  return facilitates(found.value, asker)
    ? found.value
    : refused({ kind: 'notFacilitator', facilitators });
}

async function openWord(context: Context, id: string): Promise<Reply> {
  const workshop = await facilitated(context, id);
  if ('kind' in workshop) return workshop;
  return showing(wordForm({ workshop, t: context.t }));
}

async function saveWord(context: Context, id: string, input: Input): Promise<Reply> {
  const { palabre, asker, t } = context;
  const text = input.text('word');
  const acted = await palabre.act(id, asker, { type: 'wordSummary', text });
  if (acted.ok) return privately(wordReceipt({ workshop: acted.value.workshop, t }));
  const workshop = await facilitated(context, id);
  return refused(acted.error, 'kind' in workshop ? undefined : wordForm({ workshop, t }, text));
}

async function showIdeas(context: Context, id: string): Promise<Reply> {
  const workshop = await facilitated(context, id);
  if ('kind' in workshop) return workshop;
  return privately(ideasPanel({ workshop, t: context.t }));
}

async function openBoard(context: Context, id: string, boardId: string): Promise<Reply> {
  const workshop = await facilitated(context, id);
  if ('kind' in workshop) return workshop;
  const board = findBoard(workshop.opening.template, boardId);
  const form = board && ideasForm({ workshop, t: context.t }, board);
  return form === undefined ? refused({ kind: 'contributionUnknown' }) : showing(form);
}

async function keepIdeas(
  context: Context,
  ids: { readonly workshop: string; readonly board: string },
  input: Input,
): Promise<Reply> {
  const { palabre, asker, t } = context;
  const ticked = input.list('ideas');
  const intent = { type: 'keepIdeas', board: ids.board, ids: ticked } as const;
  const acted = await palabre.act(ids.workshop, asker, intent);
  if (acted.ok) return privately(ideasPanel({ workshop: acted.value.workshop, t }));
  const workshop = await facilitated(context, ids.workshop);
  if ('kind' in workshop) return refused(acted.error);
  const board = findBoard(workshop.opening.template, ids.board);
  return refused(acted.error, board && ideasForm({ workshop, t }, board, ticked));
}

interface Marking {
  readonly workshop: string;
  readonly contribution: string;
}

/** Marks or unmarks one contribution, and tells which, with the way back. */
export async function mark(context: Context, ids: Marking, marked: boolean): Promise<Reply> {
  const acted = await context.palabre.act(ids.workshop, context.asker, {
    type: marked ? 'markContribution' : 'unmarkContribution',
    id: ids.contribution,
  });
  if (!acted.ok) return refused(acted.error);
  const { workshop } = acted.value;
  const entry = entryOf(workshop.boards.contributions, ids.contribution);
  if (entry === undefined || entry.withdrawn) return refused({ kind: 'contributionUnknown' });
  return replacing(ideaReceipt({ workshop, t: context.t }, entry));
}

/** What facilitators add to the summary: a word, and the ideas it puts first. */
export const highlightsFeature: Feature = {
  handlers: [
    handle(actions.summaryWordOpen, (context, { workshop }) => openWord(context, workshop)),
    handle(actions.summaryWordSend, (context, { workshop }, input) =>
      saveWord(context, workshop, input),
    ),
    handle(actions.summaryIdeas, (context, { workshop }) => showIdeas(context, workshop)),
    handle(actions.summaryBoard, (context, { workshop }, input) =>
      openBoard(context, workshop, input.list(chosen)[0] ?? ''),
    ),
    handle(actions.summaryIdeasSend, keepIdeas),
    handle(actions.ideaMark, (context, ids) => mark(context, ids, true)),
    handle(actions.ideaUnmark, (context, ids) => mark(context, ids, false)),
  ],
};

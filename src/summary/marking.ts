import type { AdmittedTo } from '../engine/requests/admission.ts';
import { chosen, type Context, type Feature, type Input } from '../engine/requests/command.ts';
import { privately, refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { act } from '../workshop/cases.ts';
import { findActiveContribution } from '../board/domain/board.ts';
import { findBoard } from '../template/domain/lookup.ts';
import { summaryActions } from './view/actions.ts';
import { boardActions } from '../board/view/actions.ts';
import { forewordForm, forewordReceipt } from './view/making.ts';
import { ideaReceipt, ideasForm, ideasPanel } from './view/ideas.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { summaryPermissions } from './permissions.ts';

const { handle } = under(summaryPermissions);

async function saveForeword({ subject, t }: InWorkshop, _: object, input: Input): Promise<Reply> {
  const text = input.text('word');
  const acted = await act(subject, { type: 'setForeword', text });
  if (acted.ok) return privately(forewordReceipt({ workshop: acted.value.workshop, t }));
  return refused(acted.error, forewordForm({ workshop: subject.value.workshop, t }, text));
}

async function openBoard({ subject, t }: InWorkshop, boardId: string): Promise<Reply> {
  const { workshop } = subject.value;
  const board = findBoard(workshop.opening.template, boardId);
  const form = board && ideasForm({ workshop, t }, board);
  return form === undefined ? refused({ kind: 'contributionUnknown' }) : showing(form);
}

async function keepIdeas(
  { subject, t, capabilities }: InWorkshop,
  { board: id }: { readonly board: string },
  input: Input,
): Promise<Reply> {
  const ticked = input.list('ideas');
  const acted = await act(subject, { type: 'keepIdeas', board: id, ids: ticked });
  if (acted.ok) return privately(ideasPanel({ workshop: acted.value.workshop, t }, capabilities));
  const { workshop } = subject.value;
  const board = findBoard(workshop.opening.template, id);
  return refused(acted.error, board && ideasForm({ workshop, t }, board, ticked));
}

/** Highlights a contribution or undoes it, and says which, with the way back. */
async function mark({ subject, t }: InWorkshop, id: string, marked: boolean): Promise<Reply> {
  const type = marked ? 'markContribution' : 'unmarkContribution';
  const acted = await act(subject, { type, id });
  if (!acted.ok) return refused(acted.error);
  const { workshop } = acted.value;
  const entry = findActiveContribution(workshop.boards, id);
  if (entry === undefined) return refused({ kind: 'contributionUnknown' });
  return replacing(ideaReceipt({ workshop, t }, entry));
}

/** Toggles the highlight of the contribution that a message shows. */
export async function markPointed(context: Context<AdmittedTo<'pointed'>>): Promise<Reply> {
  const { workshop, contribution } = context.subject.value;
  if (contribution === undefined) return refused({ kind: 'notAContribution' });
  return mark(context, contribution, !workshop.highlights.kept.includes(contribution));
}

/** What facilitators add to the summary: a foreword, and the highlighted ideas. */
export const highlightsFeature: Feature = {
  handlers: [
    handle(summaryActions.forewordOpen, async ({ subject, t }) =>
      showing(forewordForm({ ...subject.value, t })),
    ),
    handle(summaryActions.forewordSave, saveForeword),
    handle(summaryActions.ideas, async ({ subject, t, capabilities }) =>
      privately(ideasPanel({ ...subject.value, t }, capabilities)),
    ),
    handle(summaryActions.board, (context, _, input) =>
      openBoard(context, input.list(chosen)[0] ?? ''),
    ),
    handle(summaryActions.ideasSend, keepIdeas),
    handle(boardActions.ideaMark, (context) => mark(context, context.subject.value.entry.id, true)),
    handle(boardActions.ideaUnmark, (context) =>
      mark(context, context.subject.value.entry.id, false),
    ),
  ],
};

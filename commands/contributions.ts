import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import {
  handle,
  leaf,
  privately,
  refused,
  replacing,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/engine/requests/command.ts';
import { lastWorkshopAt } from '../src/program/door.ts';
import { isNamed } from '../src/summary/attribution-cases.ts';
import { act, type Acted } from '../src/workshop/cases.ts';
import {
  contributionsOf,
  activeContributions,
  type Contribution,
} from '../src/board/domain/board.ts';
import { entryOf } from '../src/kernel/dictionary.ts';
import { findBoard } from '../src/template/domain/lookup.ts';
import type { Board, BoardForm } from '../src/template/domain/template.ts';
import { facilitates } from '../src/workshop/domain/workshop.ts';
import type { OpenedWorkshop } from '../src/workshop/domain/state.ts';
import { boardActions } from '../src/board/view/actions.ts';
import { contributionForm } from '../src/board/view/form.ts';
import { contributionInFull } from '../src/board/view/post.ts';
import { markButton } from '../src/board/view/mark-button.ts';
import { namingRow } from '../src/community/view/attribution.ts';
import {
  contributionReceipt,
  moderatedContribution,
  ownContribution,
  ownContributions,
  withdrawingAll,
  withdrawnReceipt,
  type SummaryAfterWithdrawal,
} from '../src/board/view/receipts.ts';
import { note } from '../src/kernel/view/note.ts';
import { buttons } from '../src/kernel/view/view.ts';
import { sceneFor, type InWorkshop } from '../src/workshop/acting.ts';
import { refusalToWrite, typedIn } from './contribute.ts';

type OnContribution = Context<AdmittedTo<'contribution'>>;

interface Ids {
  readonly workshop: string;
  readonly contribution: string;
}

/** One's own, and the choice to be named or not. */
async function mine({ subject, t }: InWorkshop): Promise<Reply> {
  const named = await isNamed(subject);
  if (!named.ok) return refused(named.error);
  const { by, value } = subject;
  const own = contributionsOf(value.workshop.boards, by.id);
  const others = facilitates(value.workshop, by)
    ? activeContributions(value.workshop.boards).filter(({ author }) => author !== by.id)
    : [];
  return privately(ownContributions({ workshop: value.workshop, t }, own, others, named.value));
}

/** The choice is there even before any workshop. */
async function mineHere(context: Context<AdmittedTo<'channel'>>): Promise<Reply> {
  const { subject, t } = context;
  const found = await lastWorkshopAt(subject);
  if (found.ok) return mine({ ...context, subject: found.value });
  if (found.error.kind !== 'noWorkshop') return refused(found.error);
  const named = await isNamed(subject);
  if (!named.ok) return refused(named.error);
  return privately({ ...note(t.say('error.noWorkshop')), rows: namingRow(named.value, t) });
}

function formOfEntry(
  workshop: OpenedWorkshop,
  entry: Contribution,
): { readonly board: Board; readonly form: BoardForm } | undefined {
  const board = findBoard(workshop.opening.template, entry.board);
  const form = board?.forms.find(({ id }) => id === entry.form);
  return board === undefined || form === undefined ? undefined : { board, form };
}

async function edit(context: OnContribution, ids: Ids): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const refusal = refusalToWrite(context, workshop, entry.board);
  if (refusal !== undefined) return refused(refusal);
  const place = formOfEntry(workshop, entry);
  if (place === undefined) return refused({ kind: 'contributionUnknown' });
  const action = boardActions.contributionSave.ref(ids);
  return showing(contributionForm(place.board, place.form, action, context.t, entry));
}

async function save(context: OnContribution, ids: Ids, input: Input): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const place = formOfEntry(workshop, entry);
  if (place === undefined) return refused({ kind: 'contributionUnknown' });
  const typed = typedIn(place.form, input);
  const acted = await act(context.subject, { type: 'editContribution', id: entry.id, ...typed });
  if (!acted.ok) {
    const action = boardActions.contributionSave.ref(ids);
    const again = contributionForm(place.board, place.form, action, context.t, typed);
    return refused(acted.error, again);
  }
  const after = entryOf(acted.value.workshop.boards.contributions, entry.id) ?? entry;
  return privately(contributionReceipt(sceneFor(context, acted.value.workshop), after, true));
}

async function withdraw(context: OnContribution): Promise<Reply> {
  const { subject, t } = context;
  const { id } = subject.value.entry;
  const acted = await act(subject, { type: 'withdrawContribution', id });
  if (!acted.ok) return refused(acted.error);
  const where = leftOf(context, acted.value);
  return privately(
    where === 'noSummary'
      ? note(t.say('done.withdrawn'))
      : withdrawnReceipt(t.say('withdrawn.done'), where, t),
  );
}

async function withdrawAll(context: OnContribution): Promise<Reply> {
  const { subject, t } = context;
  const acted = await act(subject, { type: 'withdrawAll', id: subject.value.entry.id });
  if (!acted.ok) return refused(acted.error);
  const { events } = acted.value;
  const count = events.filter(({ type }) => type === 'contribution.withdrawn').length;
  const done = t.say('withdrawAll.done', { count });
  const where = leftOf(context, acted.value);
  return replacing(where === 'noSummary' ? note(done) : withdrawnReceipt(done, where, t));
}

/** Where withdrawn words were told, once they are asked away. */
function leftOf(
  { channelGone }: OnContribution,
  { workshop, events }: Acted,
): SummaryAfterWithdrawal {
  if (workshop.summaryAsked === 0) return 'noSummary';
  if (channelGone(workshop.opening.channel)) return 'channelGone';
  return events.some(({ type }) => type === 'summary.asked') ? 'summaryUpdated' : 'noSummary';
}

/** The whole text; a facilitator may mark it from there. */
async function read({ subject, t }: OnContribution): Promise<Reply> {
  const { workshop, entry } = subject.value;
  const scene = { workshop, t };
  const whole = contributionInFull(scene, entry);
  return privately(
    facilitates(workshop, subject.by)
      ? { ...whole, rows: buttons(markButton(scene, entry)) }
      : whole,
  );
}

export const contributionsFeature: Feature = {
  commands: [
    {
      name: 'contributions',
      access: 'everyone',
      subcommands: {},
      leaf: leaf('contributions', [], mineHere),
    },
  ],
  handlers: [
    handle(boardActions.mine, mine),
    handle(boardActions.mineChoose, async (context) => {
      const { workshop, entry } = context.subject.value;
      return replacing(ownContribution(sceneFor(context, workshop), entry));
    }),
    handle(boardActions.moderateChoose, async ({ subject, t }) => {
      const { workshop, entry } = subject.value;
      return replacing(moderatedContribution({ workshop, t }, entry));
    }),
    handle(boardActions.contributionRead, read),
    handle(boardActions.contributionEdit, edit),
    handle(boardActions.contributionSave, save),
    handle(boardActions.contributionWithdraw, withdraw),
    handle(boardActions.withdrawAllAsk, async ({ subject, t }) => {
      const { workshop, entry } = subject.value;
      return replacing(withdrawingAll({ workshop, t }, entry));
    }),
    handle(boardActions.withdrawAll, withdrawAll),
  ],
};

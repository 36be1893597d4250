import { contributionsOf, activeContributions } from '../board/domain/board.ts';
import { boardActions } from '../board/view/actions.ts';
import { contributionForm } from '../board/view/form.ts';
import { contributionReceipt, ownContribution } from '../board/view/receipts.ts';
import { ownContributions } from '../board/view/own-contributions.ts';
import { isCalled, isNamed } from '../community/cases.ts';
import { namingRow } from '../community/view/attribution.ts';
import type { Admitted, AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature, Input } from '../engine/requests/command.ts';
import { privately, refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
import { readerRole } from '../engine/requests/rights.ts';
import { under } from '../engine/requests/under.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import type { Translator } from '../i18n/translator.ts';
import { sceneFor } from './acting.ts';
import { act, problemOnBoard } from './cases.ts';
import { withIntroduction } from '../go-round/view/own-introduction.ts';
import { callsRow } from '../go-round/view/stick-call.ts';
import { formOf, typedIn } from './contributing.ts';
import { closedToCorrections } from './domain/contributing.ts';
import { facilitates } from './domain/workshop.ts';
import { lastWorkshopAt } from './here.ts';
import { workshopPermissions } from './permissions.ts';
import type { InWorkshop, OnContribution } from './subjects.ts';

const { handle } = under(workshopPermissions);

type Ids = Readonly<Record<'workshop' | 'contribution', string>>;

/** The person's own contributions, and the choice to be named. */
async function mine({ subject, t }: InWorkshop): Promise<Reply> {
  const named = await isNamed(subject);
  if (!named.ok) return refused(named.error);
  const { by, value } = subject;
  const own = contributionsOf(value.workshop.boards, by.id);
  const others = facilitates(value.workshop, by)
    ? activeContributions(value.workshop.boards).filter(({ author }) => author !== by.id)
    : [];
  const view = ownContributions({ workshop: value.workshop, t }, own, others, named.value);
  const whole = withIntroduction(view, { workshop: value.workshop, t }, by.id);
  return privately(await withCalls(whole, subject, t));
}

/** Those in the channel's workshop; the choice to be named is offered even before there are any. */
export async function mineHere(context: Context<AdmittedTo<'channel'>>): Promise<Reply> {
  const { subject, t } = context;
  const found = await lastWorkshopAt(subject);
  if (found.ok) return mine({ ...context, subject: found.value });
  if (found.error.kind !== 'noWorkshop') return refused(found.error);
  const named = await isNamed(subject);
  if (!named.ok) return refused(named.error);
  const missing = note(t.say('error.noWorkshop', { reader: readerRole(subject.by) }));
  const view = { ...missing, rows: namingRow(named.value, t) };
  return privately(await withCalls(view, subject, t));
}

/** Those who are not notified any more find the way back. */
async function withCalls(view: View, subject: Admitted<unknown>, t: Translator): Promise<View> {
  if (await isCalled(subject)) return view;
  return { ...view, rows: [...(view.rows ?? []), ...callsRow(false, t)] };
}

async function edit(context: OnContribution, ids: Ids): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const refusal = closedToCorrections(workshop, entry.board, context.now());
  if (refusal !== undefined) return refused(refusal);
  const found = formOf(workshop, entry);
  if (found === undefined) return refused({ kind: 'contributionUnknown' });
  const action = boardActions.contributionSave.ref(ids);
  return showing(contributionForm(found.board, found.form, action, context.t, entry));
}

async function save(context: OnContribution, ids: Ids, input: Input): Promise<Reply> {
  const { workshop, entry } = context.subject.value;
  const found = formOf(workshop, entry);
  if (found === undefined) return refused({ kind: 'contributionUnknown' });
  const typed = typedIn(found.form, input);
  const acted = await act(context.subject, { type: 'editContribution', id: entry.id, ...typed });
  if (!acted.ok) {
    const action = boardActions.contributionSave.ref(ids);
    const again = contributionForm(found.board, found.form, action, context.t, typed);
    return refused(acted.error, again);
  }
  const after = entryOf(acted.value.workshop.boards.contributions, entry.id) ?? entry;
  // The receipt of before told what is no longer true.
  return replacing(
    contributionReceipt(
      sceneFor(context, acted.value.workshop),
      after,
      true,
      problemOnBoard(context.subject, acted.value.workshop, after.board),
    ),
  );
}

/** What people can do with their contributions. */
export const ownContributionsFeature: Feature = {
  handlers: [
    handle(boardActions.mine, mine),
    handle(boardActions.mineChoose, async (context) => {
      const { workshop, entry } = context.subject.value;
      return replacing(ownContribution(sceneFor(context, workshop), entry));
    }),
    handle(boardActions.contributionEdit, edit),
    handle(boardActions.contributionSave, save),
  ],
};

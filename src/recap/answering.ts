import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature, Input } from '../engine/requests/command.ts';
import { refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { anonymityField } from '../board/view/form.ts';
import { actOnRecap, recapIn } from './cases.ts';
import { latestRecap } from './domain/recap.ts';
import { invitations, type Invitation } from './domain/outline.ts';
import { answersTo, type RecapAnswer, type RecapState } from './domain/state.ts';
import { recapPermissions } from './permissions.ts';
import { recapActions } from './view/actions.ts';
import { answerForm, answerReceipt } from './view/forms.ts';

const { handle } = under(recapPermissions);

type OnRecap = Context<AdmittedTo<'recap'>>;

const invitationOf = (id: string): Invitation | undefined =>
  invitations.find((each) => each === id);

/** Somebody's answer to the latest recap. */
function ownAnswer(
  recap: RecapState,
  invitation: Invitation,
  person: string,
): RecapAnswer | undefined {
  const week = latestRecap(recap)?.week ?? '';
  return answersTo(recap, week, invitation).find((each) => each.person === person);
}

async function open({ subject, t }: OnRecap, id: string): Promise<Reply> {
  const invitation = invitationOf(id);
  if (invitation === undefined) return refused({ kind: 'unknownAction' });
  const recap = await recapIn(subject);
  if (!recap.ok) return refused(recap.error);
  const former = ownAnswer(recap.value, invitation, subject.by.id);
  return showing(answerForm(invitation, t, former));
}

async function send({ subject, t }: OnRecap, id: string, input: Input): Promise<Reply> {
  const invitation = invitationOf(id);
  if (invitation === undefined) return refused({ kind: 'unknownAction' });
  const typed = { text: input.text('answer'), anonymous: input.list(anonymityField).length > 0 };
  const done = await actOnRecap(subject, { type: 'answer', invitation, ...typed });
  if (!done.ok) return refused(done.error, answerForm(invitation, t, typed));
  const kept = ownAnswer(done.value, invitation, subject.by.id);
  return replacing(answerReceipt(kept, t));
}

/** People's answers to the invitations of a recap. */
export const answeringFeature: Feature = {
  handlers: [
    handle(recapActions.answerOpen, (context, { invitation }) => open(context, invitation)),
    handle(recapActions.answerSend, (context, { invitation }, input) =>
      send(context, invitation, input),
    ),
  ],
};

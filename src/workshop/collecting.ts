import type { PointedMessage } from '../engine/requests/command.ts';
import { receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { person } from '../kernel/rich.ts';
import { activeContributions } from '../board/domain/board.ts';
import { boardOfThread } from '../agenda/domain/post-keys.ts';
import { Admitted } from '../engine/requests/admission.ts';
import { broughtInLine } from './brought-in-line.ts';
import { act } from './cases.ts';
import type { InWorkshop } from './subjects.ts';

/**
 * Turns an ordinary message in a board's thread into a contribution of its author, and takes that back
 * with the message.
 */
export async function collect(
  { subject, place, t }: InWorkshop,
  message: PointedMessage,
): Promise<Reply> {
  if (message.removed === true) return withdrawSource({ subject, t }, message.id);
  const { thread } = place;
  if (thread === undefined) return refused({ kind: 'noBoardHere' });
  const { workshop } = subject.value;
  const { app } = Admitted.visitOf(subject);
  const board =
    boardOfThread(workshop, thread) ?? boardOfThread(await broughtInLine(app, workshop), thread);
  if (board === undefined) return refused({ kind: 'noBoardHere' });
  const acted = await act(subject, {
    type: 'collect',
    board,
    source: message.id,
    author: message.author,
    words: message.text,
  });
  if (!acted.ok) return refused(acted.error);
  return receipt(t.say('done.collected', { author: person(message.author.id) }));
}

/** What was made of it may be withdrawn already. */
async function withdrawSource(
  { subject, t }: Pick<InWorkshop, 'subject' | 't'>,
  message: string,
): Promise<Reply> {
  const made = activeContributions(subject.value.workshop.boards).find(
    ({ source }) => source === message,
  );
  if (made === undefined) return refused({ kind: 'contributionUnknown' });
  const acted = await act(subject, { type: 'withdrawContribution', id: made.id });
  return acted.ok ? receipt(t.say('done.withdrawn')) : refused(acted.error);
}

import type { PointedMessage } from '../engine/requests/command.ts';
import { receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { person } from '../kernel/rich.ts';
import { boardOfThread } from '../agenda/domain/post-keys.ts';
import { act } from './cases.ts';
import type { InWorkshop } from './subjects.ts';

/** Makes a plain message in a board's thread a contribution of its author. */
export async function collect(
  { subject, place, t }: InWorkshop,
  message: PointedMessage,
): Promise<Reply> {
  const board = boardOfThread(subject.value.workshop, place.thread);
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

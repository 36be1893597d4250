import type { PointedMessage } from '../engine/requests/command.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { person } from '../kernel/rich.ts';
import { note } from '../kernel/view/note.ts';
import { act } from './cases.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import type { InWorkshop } from './subjects.ts';

/** The board whose thread this is. */
function boardOfThread(workshop: OpenedWorkshop, thread: string | undefined): string | undefined {
  const entry = Object.entries(workshop.placement.threads).find(([, id]) => id === thread);
  const board = entry?.[0].slice('thread:'.length);
  return board !== undefined && workshop.boards.opened.includes(board) ? board : undefined;
}

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
  return privately(note(t.say('done.collected', { author: person(message.author.id) })));
}

import {
  privately,
  refused,
  type Context,
  type Feature,
  type PointedMessage,
  type Reply,
} from '../src/app/command.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { person } from '../src/i18n/rich.ts';
import { note } from '../src/view/receipts.ts';

/** The board whose thread this is. */
function boardOfThread(workshop: OpenedWorkshop, thread: string | undefined): string | undefined {
  const entry = Object.entries(workshop.placement.threads).find(([, id]) => id === thread);
  const board = entry?.[0].slice('thread:'.length);
  return board !== undefined && workshop.boards.opened.includes(board) ? board : undefined;
}

async function collect(context: Context, message: PointedMessage): Promise<Reply> {
  const { palabre, place, asker, t } = context;
  const found = await palabre.workshopIn(place);
  if (!found.ok) return refused(found.error);
  const board = boardOfThread(found.value, place.thread);
  if (board === undefined) return refused({ kind: 'noBoardHere' });
  const acted = await palabre.act(found.value.id, asker, {
    type: 'collect',
    board,
    source: message.id,
    author: message.author,
    words: message.text,
  });
  if (!acted.ok) return refused(acted.error);
  return privately(note(t.say('done.collected', { author: person(message.author.id) })));
}

/** People who simply write in a thread are heard too. */
export const collectFeature: Feature = { messageCommands: [{ name: 'collect', run: collect }] };

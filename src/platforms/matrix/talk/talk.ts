import { entryOf } from '../../../kernel/dictionary.ts';
import { reactionContent, redactionContent } from './contents.ts';
import type { Heard, Talk, TalkTools } from './tools.ts';
import { collectSaid, isRecorded, isUnremarkable, pointAt, withdrawTaken } from './collecting.ts';
import { order } from './commanding.ts';
import {
  ownMessage,
  takenByBallot,
  takenByReaction,
  takenByWords,
  threadAbove,
  whoWrong,
  type OwnMessage,
} from './hearing.ts';
import { addressed } from './line.ts';
import { rememberingIn } from './remembering.ts';
import { OutboxClosed } from '../client/outgoing.ts';
import type { From } from './place.ts';
import { commandTable } from './names.ts';
import { notHere, votedAloud } from './loose-ballot.ts';
import { reply, take } from './reply.ts';
import { sign, tell } from './tell.ts';
import { inPlace, turnOf } from './turning.ts';
import { saidIn, type Said } from './spoken.ts';
import { note } from '../../../kernel/view/note.ts';
import { saysOf } from './says.ts';
import { namesOf, type TurnTools } from './turn.ts';
import { hearDirect } from './direct.ts';

/**
 * Conversations on Matrix: turns what people write and react with into requests, and answers them.
 */
export function createTalk(tools: TalkTools): Talk {
  const { catalogues, features, kept, clock, log, translatorFor } = tools;
  const remembering = rememberingIn(kept, clock, log);
  const shared: Omit<TurnTools, 'memory'> = {
    ...tools,
    inShort: new Map(),
    says: saysOf(catalogues),
    table: commandTable(features, Object.values(catalogues)),
    translatorForAsker: ({ who, place }) => translatorFor(place.community, who.id),
  };
  return {
    hear: async (event) => {
      const { memory, over } = remembering(event.event_id, event.sender);
      const failed = (error: unknown): void => {
        if (error instanceof OutboxClosed) throw error;
        log.error('an event could not be answered', { type: event.type, error });
      };
      const answered = tools.outbox.answering();
      try {
        const isTap = await hear({ ...shared, memory }, event).catch(failed);
        await over().catch(failed);
        // Last, because a removed tap is not heard again.
        if (isTap === true) release(tools, event);
      } finally {
        answered();
      }
    },
  };
}

/** True for a tap on a button, whose reaction must be removed. */
async function hear(tools: TurnTools, event: Heard): Promise<boolean> {
  const { type, sender, event_id: id } = event;
  const { heard } = await tools.memory.of(sender);
  // It was answered just before Palabre stopped.
  if (heard.includes(id)) return type === 'm.reaction';
  if (type === 'm.reaction') return hearReaction(tools, event);
  if (type === 'm.room.message') await hearMessage(tools, event);
  if (type === 'm.room.redaction') await hearRedaction(tools, event);
  return false;
}

async function hearMessage(tools: TurnTools, event: Heard): Promise<void> {
  const said = saidIn(event);
  if (said === undefined) return;
  if (said.changes !== undefined) return hearChange(tools, event, said, said.changes);
  if (tools.direct.personOf(said.room) !== undefined) return hearDirect(tools, event, said);
  const { room, text, thread, replyTo } = said;
  const own = replyTo === undefined ? undefined : await ownMessage(tools, room, replyTo);
  const root = thread ?? (own === undefined ? undefined : (own.thread ?? own.id));
  const from: From = root === undefined ? { room } : { room, thread: root };
  const turn = await turnOf(tools, event, from, true);
  if (turn === undefined) return;
  const asked = addressed(text, namesOf(tools, room));
  if (asked !== undefined && (await inPlace(turn, () => order(turn, asked, said.file)))) return;
  const taken = own && takenByWords(turn, own, text);
  if (taken !== undefined) return inPlace(turn, () => take(turn, taken));
  const ballot = own && takenByBallot(turn, own, text);
  if (ballot !== undefined) return inPlace(turn, () => take(turn, ballot, notHere(turn)));
  if (await votedAloud(turn, event, text)) return;
  const wrong = whoWrong(turn, own, text);
  if (wrong !== undefined) return tell(turn, note(wrong));
  if (root !== undefined) await collectSaid(turn, said);
}

/** Follows an edit of a message that was collected. */
async function hearChange(
  tools: TurnTools,
  event: Heard,
  said: Said,
  changed: string,
): Promise<void> {
  const source = await tools.memory.source(changed);
  const original = source === undefined ? undefined : await tools.event(said.room, changed);
  if (source === undefined || original?.sender !== said.by) return;
  const turn = await turnOf(tools, event, source.from, true);
  if (turn !== undefined) await collectSaid({ ...turn, event: changed }, said, changed);
}

const signsOnMessages: Readonly<Record<string, string>> = {
  '📌': 'collect',
  '⭐': 'add-to-summary',
};

async function hearReaction(tools: TurnTools, event: Heard): Promise<boolean> {
  const read = reactionContent.safeParse(event.content);
  if (!read.success) return false;
  const { event_id: id, key } = read.data['m.relates_to'];
  const name = entryOf(signsOnMessages, key.replaceAll('\uFE0F', ''));
  if (name !== undefined && (await point(tools, event, id, name))) return false;
  const own = await ownMessage(tools, event.room, id);
  const taken = own && takenByReaction(own, key);
  if (own === undefined || taken === undefined) return false;
  const turn = await turnOf(tools, event, placeOf(own));
  if (turn === undefined) return false;
  const isDirect = tools.direct.personOf(own.room) !== undefined;
  await (isDirect ? take(turn, taken) : inPlace(turn, () => take(turn, taken)));
  return true;
}

function placeOf({ from, room, thread, id }: OwnMessage): From {
  return from ?? { room, thread: thread ?? id };
}

/**
 * Removes the reaction if that is allowed, so that the button can be tapped again. The person's
 * next action does not wait for that.
 */
function release({ rooms, outbox, log }: TalkTools, { room, event_id: id }: Heard): void {
  if (!rooms.mayRedact(room)) return;
  outbox
    .redact(room, id, `release/${id}`)
    .catch((error: unknown) => log.info('a reaction could not be removed', { error }));
}

/** True if the sign is on a message that it can apply to. */
async function point(tools: TurnTools, event: Heard, id: string, name: string): Promise<boolean> {
  const target = await tools.event(event.room, id);
  if (target === undefined) return false;
  const thread = await threadAbove(tools, target);
  const from = thread === undefined ? { room: event.room } : { room: event.room, thread };
  const turn = await turnOf(tools, event, from);
  if (turn === undefined) return false;
  const answer = await pointAt(turn, target, name);
  if (isRecorded(answer)) await sign({ ...turn, event: id }, name === 'collect' ? '✅' : '🌟');
  else if (!isUnremarkable(answer)) await reply(turn, answer);
  return true;
}

async function hearRedaction(tools: TurnTools, event: Heard): Promise<void> {
  const read = redactionContent.safeParse(event.content);
  const taken = event.redacts ?? (read.success ? read.data.redacts : undefined);
  const source = taken === undefined ? undefined : await tools.memory.source(taken);
  if (taken === undefined || source === undefined) return;
  const turn = await turnOf(tools, event, source.from);
  if (turn !== undefined) await withdrawTaken(turn, taken);
}

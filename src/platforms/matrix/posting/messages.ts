import type { Messages } from '../../../engine/ports.ts';
import type { View } from '../../../kernel/view/view.ts';
import { placeIn, txnOf } from '../rooms/ids.ts';
import { messageOf, type MessageText } from '../talk/message.ts';
import type { EventContent } from '../talk/tools.ts';
import type { Calls, Where } from './calling.ts';
import { contentOf, hasFiles, inThread, postKey, replacing } from './content.ts';
import { attempt, Gone, NotThere } from './failures.ts';
import { findPost } from './find.ts';
import {
  inWords,
  partContent,
  refusesFiles,
  takeParts,
  uploadParts,
  type UploadedPart,
} from './parts.ts';
import type { Pins } from './pins.ts';
import type { Presses } from './presses.ts';
import { digestOf, type PostRecord } from './record.ts';
import type { PostingTools } from './tools.ts';
import { withVoteHint } from './vote-hint.ts';

/**
 * How much earlier than `since` a search starts, in milliseconds; safe, because names are unique.
 */
const lookBackMs = 5 * 60_000;

/** What is done after messages are posted: their reactions, their pins, and calling people. */
interface Afterwards {
  readonly presses: Presses;
  readonly pins: Pins;
  readonly calls: Calls;
}

const rightFor = (view: View) => () =>
  hasFiles(view) ? ('attachFiles' as const) : ('send' as const);

type WriteTools = PostingTools & Afterwards;

export function matrixMessages(tools: PostingTools, afterwards: Afterwards): Messages {
  const { log, fileBytes } = tools;
  const write = { ...tools, ...afterwards };
  return {
    post: (channel, view, name, since) =>
      attempt(log, rightFor(view), () =>
        orInWords(view, (shown) => post(write, channel, shown, name, since)),
      ),
    find: (channel, name, since) =>
      attempt(
        log,
        () => 'view',
        () => findPost(tools, there(tools, channel), name, since - lookBackMs),
      ),
    edit: (channel, message, view, name) =>
      attempt(log, rightFor(view), () =>
        orInWords(view, (shown) => edit(write, channel, message, shown, name)),
      ),
    remove: (channel, message) =>
      attempt(
        log,
        () => 'send',
        () => remove(write, channel, message),
      ),
    fileBytes,
  };
}

/** The room and thread of a channel; throws `NotThere` if Palabre is not in the room. */
function there({ rooms }: PostingTools, channel: string) {
  const place = placeIn(channel);
  if (rooms.get(place.room) === undefined) throw new NotThere(place.room);
  return place;
}

/**
 * If the server refuses files, or files of that size, a view with only pictures is sent in words.
 */
async function orInWords<T>(view: View, work: (view: View) => Promise<T>): Promise<T> {
  try {
    return await work(view);
  } catch (error) {
    const onlyPictures = hasFiles(view) && (view.files ?? []).length === 0;
    if (!onlyPictures || !refusesFiles(error)) throw error;
    return work(inWords(view));
  }
}

async function expectStanding(tools: PostingTools, room: string, id: string): Promise<void> {
  if ((await tools.standing.event(room, id)) === undefined) throw new Gone(id);
}

/** A view as it is sent: its message, and the parts that follow it. */
async function rendered(tools: PostingTools, room: string, given: View, name: string) {
  const hinted = await withVoteHint(tools, room, given);
  const { view, parts } = await takeParts(hinted, tools, tools.fileBytes());
  const text = messageOf(view, tools.meaningIn(room));
  const content = { ...contentOf(text, 'notice'), [postKey]: name };
  return { view, parts, text, content };
}

async function post(
  tools: WriteTools,
  channel: string,
  given: View,
  name: string,
  since: number,
): Promise<string> {
  const { room, root } = there(tools, channel);
  if (root !== undefined) await expectStanding(tools, room, root);
  const { view, parts, text, content } = await rendered(tools, room, given, name);
  const uploaded = await uploadParts(tools, room, parts, 'card');
  const whole = { ...content, ...inThread(root) };
  const txn = txnOf('post', channel, name, since);
  // Somebody who is called is being waited for.
  const urgency = text.calls.length > 0 ? 'answer' : 'card';
  const id = await send(tools, room, whole, txn, urgency);
  const { self } = tools.rooms;
  tools.standing.sent({ room, event_id: id, type: 'm.room.message', sender: self, content: whole });
  const sent = await sendParts(tools, { room, root, head: id, parts: uploaded, before: [] });
  await tools.records.change(id, { digest: digestOf(content), parts: sent });
  follow(tools, { room, root, message: id, view }, text);
  return id;
}

/** Messages in threads are not pinned: a thread is found by its first message. */
function follow(
  { presses, pins, calls }: Afterwards,
  where: Where,
  { offered, calls: called, isPinned }: MessageText,
): void {
  const { room, root, message } = where;
  presses.want(room, message, offered.presses);
  const refs = [...offered.presses, ...offered.asked].map(({ ref }) => ref);
  if (root === undefined) pins.want(room, message, refs, isPinned);
  calls.want(where, called);
}

const send = (
  { outbox, api }: PostingTools,
  room: string,
  content: EventContent,
  txn: string,
  urgency: 'answer' | 'card' = 'card',
): Promise<string> => outbox.push(urgency, () => api.send(room, 'm.room.message', content, txn));

async function edit(
  tools: WriteTools,
  channel: string,
  message: string,
  given: View,
  name: string,
): Promise<void> {
  const { room, root } = there(tools, channel);
  await expectStanding(tools, room, message);
  if (root !== undefined) await expectStanding(tools, room, root);
  const record = await tools.records.of(message);
  const { view, parts, text, content } = await rendered(tools, room, given, name);
  const digest = digestOf(content);
  const { parts: before } = record;
  const known = parts.flatMap(({ digest }) => before.find((each) => each.digest === digest) ?? []);
  const news = parts.filter(({ digest }) => known.every((each) => each.digest !== digest));
  const uploaded = await uploadParts(tools, room, news, 'card');
  const sent = [
    ...known,
    ...(await sendParts(tools, { room, root, head: message, parts: uploaded, before })),
  ];
  if (digest !== record.digest) {
    // Content may recur, so the number of the edit is part of the id; so is the digest, because
    // what was sent under that number may differ.
    const txn = txnOf('edit', message, record.edits, digest);
    await send(tools, room, replacing(content, message), txn);
    tools.standing.edited(message, content);
  }
  const edits = record.edits + 1;
  await tools.records.change(message, { digest, edits, parts: sent });
  await redactAll(tools, room, record.parts, sent);
  follow(tools, { room, root, message, view }, text);
}

type SentParts = PostRecord['parts'];

interface PartsToSend {
  readonly room: string;
  readonly root: string | undefined;
  readonly head: string;
  readonly parts: readonly UploadedPart[];
  readonly before: SentParts;
}

async function sendParts(
  tools: PostingTools,
  { room, root, head, parts, before }: PartsToSend,
): Promise<SentParts> {
  const sent: SentParts = [];
  for (const part of parts) {
    const txn = txnOf('part', head, part.digest, before.length);
    const event = await send(tools, room, partContent(part, head, root), txn);
    sent.push({ event, digest: part.digest });
  }
  return sent;
}

/** Redacts the events that are no longer among the current ones. */
async function redactAll(
  { outbox, api }: PostingTools,
  room: string,
  before: SentParts,
  now: SentParts = [],
): Promise<void> {
  for (const { event } of before) {
    if (now.some((each) => each.event === event)) continue;
    await outbox.push('card', () => api.redact(room, event, txnOf('remove', event)));
  }
}

async function remove(tools: WriteTools, channel: string, message: string): Promise<void> {
  const { room } = there(tools, channel);
  await expectStanding(tools, room, message);
  const { parts } = await tools.records.of(message);
  await redactAll(tools, room, [...parts, { event: message, digest: '' }]);
  tools.pins.want(room, message, []);
  tools.standing.gone(message);
  await tools.records.drop(message);
}

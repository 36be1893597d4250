import type { Answer } from '../../../engine/requests/dispatch.ts';
import type { Heard } from './tools.ts';
import { reply } from './reply.ts';
import { sign } from './tell.ts';
import { saidIn, type Said } from './spoken.ts';
import { point, type Turn } from './turn.ts';

/** Refusals that nobody is told about: the message or the sign was not meant for Palabre. */
const unremarkable: ReadonlySet<string> = new Set([
  'noWorkshop',
  'noBoardHere',
  'nothingToCollect',
  'alreadyCollected',
  'notAPerson',
  'contributionUnknown',
  'notFacilitator',
]);

export const isUnremarkable = (answer: Answer): boolean =>
  answer.kind === 'refusal' && unremarkable.has(answer.why ?? '');

/**
 * True also for what was recorded just before a crash and is heard again after it: its sign is
 * still due.
 */
export const isRecorded = (answer: Answer): boolean =>
  answer.kind === 'receipt' ||
  answer.kind === 'replace' ||
  (answer.kind === 'refusal' && answer.why === 'countedOnce');

/**
 * Collects what somebody wrote in a board's thread, or in reply to its card: a ✅ says that it is on
 * disk. Anything else is no answer, and is ignored.
 */
export async function collectSaid(turn: Turn, said: Said, id = said.id): Promise<void> {
  const { tools, person, from } = turn;
  const author = { id: person, name: tools.rooms.personIn(from.room, person) };
  const answer = await point(turn, 'collect', { id, author, text: said.text });
  if (answer.kind === 'refusal' && !isRecorded(answer))
    return isUnremarkable(answer) ? undefined : reply(turn, answer);
  await tools.memory.keepSource(id, { from });
  await sign(turn, '✅');
}

/** Withdraws what was collected from a message that is now deleted. */
export async function withdrawTaken(turn: Turn, taken: string): Promise<void> {
  const { tools } = turn;
  const author = { id: turn.person, name: turn.base.who.name };
  const answer = await point(turn, 'collect', { id: taken, author, text: '', removed: true });
  if (answer.kind !== 'refusal' || isRecorded(answer))
    await tools.memory.keepSource(taken, undefined);
  else if (!isUnremarkable(answer)) await reply(turn, answer);
}

/** 📌 and ⭐ on a message: collected in its author's name, or marked for the summary. */
export async function pointAt(turn: Turn, target: Heard, name: string): Promise<Answer> {
  const { tools, from } = turn;
  const text = saidIn(target)?.text ?? '';
  const author = { id: target.sender, name: tools.rooms.personIn(from.room, target.sender) };
  const bot = target.sender === tools.rooms.self;
  const answer = await point(turn, name, {
    id: target.event_id,
    author: bot ? { ...author, bot } : author,
    text,
  });
  if (name === 'collect' && isRecorded(answer))
    await tools.memory.keepSource(target.event_id, { from });
  return answer;
}

import type { Board } from '../template/domain/template.ts';
import type { CastContribution, CastMessage } from './cast.ts';
import type { Channel, Message } from './local-discord/index.ts';
import { formOf, messageWith, press, until } from './look.ts';
import type { Play } from './play-parts.ts';
import { member, type Stage } from './stage.ts';

export async function contribute(
  play: Play,
  board: Board,
  contribution: CastContribution,
): Promise<void> {
  const { who, form, values, anonymous } = contribution;
  const person = member(play.stage, who);
  const opened = formOf(await press(person, `contribute.open:[a-z0-9]+:${board.id}:${form}`));
  const name: Record<string, string[]> = anonymous ? { 'without-name': ['yes'] } : {};
  await person.submit(opened, { ...values, ...name });
}

/** Somebody writes in the thread, and somebody collects it; skips what was already written. */
export async function writeAndCollect(
  play: Play,
  board: Board,
  castMessage: CastMessage,
): Promise<void> {
  const { stage } = play;
  const thread = await threadOf(stage, board);
  const message =
    written(stage, thread, castMessage) ??
    member(stage, castMessage.who).write(thread, castMessage.text);
  await member(stage, castMessage.collectedBy).contextMenu('Collect', message);
}

/** This message in the thread, if it is there. */
export function written(
  stage: Stage,
  thread: string,
  castMessage: Pick<CastMessage, 'who' | 'text'>,
): Message | undefined {
  const author = member(stage, castMessage.who);
  return author
    .read(thread)
    .find(({ authorId, content }) => authorId === author.id && content === castMessage.text);
}

/** A step's own message has the board's buttons too, in the channel. */
const isThread = ({ parentId }: Channel): boolean => parentId !== undefined;

export async function threadOf(stage: Stage, board: Board): Promise<string> {
  const card = await until(`the board ${board.id}`, () =>
    messageWith(stage.facilitator, `contribute.open:[a-z0-9]+:${board.id}`, isThread),
  );
  return card.channelId;
}

import type { Board } from '../domain/template.ts';
import { messageWith, press, until } from './look.ts';
import type { Play } from './play.ts';
import { member, type Stage } from './stage.ts';

/** Everyone who has something to say on a board opens its form and sends it. */
export async function contributeTo(play: Play, board: Board): Promise<void> {
  const { stage, cast } = play;
  await threadOf(stage, board);
  for (const { who, form, values, anonymous } of cast.contributions[board.id] ?? []) {
    const person = member(stage, who);
    const opened = await press(person, `contribute.open:[a-z0-9]+:${board.id}:${form}`);
    if (opened.kind !== 'modal') throw new Error(`The form of ${board.id} did not open.`);
    const name: Record<string, string[]> = anonymous ? { 'without-name': ['yes'] } : {};
    await person.submit(opened.modal, { ...values, ...name });
  }
}

/** Some write in the thread instead; somebody collects it for them. */
export async function askToCollect(play: Play, board: Board): Promise<void> {
  const { stage, cast } = play;
  for (const { who, text, collectedBy } of cast.messages[board.id] ?? []) {
    const message = member(stage, who).write(await threadOf(stage, board), text);
    await member(stage, collectedBy).contextMenu('Collect', message);
  }
}

async function threadOf(stage: Stage, board: Board): Promise<string> {
  const card = await until(`the board ${board.id}`, () =>
    messageWith(stage.facilitator, `contribute.open:[a-z0-9]+:${board.id}`),
  );
  return card.channelId;
}

import type { Message, Modal } from './local-discord/index.ts';
import { allComponents, formOf, messageOf, press, wordsOf } from './look.ts';
import type { Play } from './play-parts.ts';

/** Before the end: the facilitator marks ideas for the summary and writes its foreword. */
export async function prepareSummary(play: Play): Promise<void> {
  for (const { says } of play.cast.summary.ideas) await markIdea(play, says);
  const { facilitator, channel } = play.stage;
  await facilitator.slash(channel.id, 'summary preview');
  const form = formOf(await press(facilitator, 'summary.foreword'));
  if (isBlank(form)) await facilitator.submit(form, { word: play.cast.summary.word });
}

/** Skips what nobody wrote, and what is already marked. */
async function markIdea({ stage }: Play, says: string): Promise<void> {
  const { facilitator, discord } = stage;
  const message = facilitator
    .channels()
    .filter(({ id }) => id !== stage.channel.id)
    .flatMap(({ id }) => facilitator.read(id))
    .find((each) => each.authorId === discord.botId && isPostOf(each, says));
  if (message === undefined) return;
  const reply = messageOf(await facilitator.contextMenu('Add to summary', message));
  const back = { customId: /^idea\.mark/u };
  if (holds(reply, back.customId)) await facilitator.click(reply, back);
}

const flat = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

function isPostOf(message: Message, says: string): boolean {
  return message.ephemeralFor === undefined && flat(wordsOf(message)).includes(flat(says));
}

const holds = (message: Message, address: RegExp): boolean =>
  allComponents(message.components).some(({ custom_id }) => address.test(custom_id ?? ''));

/** Whether there is no foreword yet: one that a person wrote is left alone. */
function isBlank(form: Modal): boolean {
  return !JSON.stringify(form.components).includes('"value"');
}

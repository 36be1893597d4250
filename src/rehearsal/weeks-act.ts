import { formOf, press, until } from './look.ts';
import type { Play } from './play-parts.ts';
import { member } from './stage.ts';

/**
 * Schedules the recap for the weekday and minute at which the workshop started: the first one comes
 * a week later.
 */
export async function scheduleRecap(
  { stage }: Play,
  startedAt: number,
  timezone: string,
): Promise<void> {
  const { facilitator, channel } = stage;
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: timezone }).format(startedAt);
  const day = written({ weekday: 'long' }).toLowerCase();
  const hour = written({ hour: '2-digit', minute: '2-digit' });
  await facilitator.slash(channel.id, 'recap schedule', { day, time: hour });
}

export async function answerRecap({ stage, cast }: Play): Promise<void> {
  for (const { who, invitation, text } of cast.recapAnswers) {
    const person = member(stage, who);
    const form = formOf(await press(person, `recap.answer:[0-9W-]+:${invitation}`));
    await person.submit(form, { answer: text });
  }
}

/** Waits until a recap can be answered, and no former one any more; resolves with its message. */
export async function recapPosted(play: Play, former?: string): Promise<string> {
  const { facilitator, channel } = play.stage;
  return until('a recap', () => {
    const [found, ...others] = facilitator
      .read(channel.id)
      .filter((message) => JSON.stringify(message.components).includes('"recap.answer:'));
    return others.length === 0 && found?.id !== former ? found?.id : undefined;
  });
}

import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer, Dispatcher } from '../../engine/requests/dispatch.ts';
import type { Log, NamesIn, PlatformTime } from '../../engine/ports.ts';
import type { View } from '../../kernel/view/view.ts';
import type { InWords } from './in-words.ts';
import type { LatestReceipts } from './latest-receipts.ts';
import { suggestions } from './suggestions.ts';
import type { Draw } from './pictures.ts';
import { readCompletion, readRequest } from './requests.ts';
import type { SendCallback } from './callback.ts';
import { defer, fillIn, respond, type Answerable } from './respond.ts';

/** What is said, in a Discord language, where no handler can say it. */
export type Words = (language: string) => View;

export interface ServeTools {
  readonly dispatcher: Dispatcher;
  /** A form comes too late to be shown. */
  readonly tooLate: Words;
  /** A request cannot be read, or is of an unknown kind. */
  readonly unreadable: Words;
  readonly inWords: InWords;
  readonly namesIn: NamesIn;
  readonly draw: Draw;
  readonly sendCallback: SendCallback;
  readonly receipts: LatestReceipts;
  readonly log: Log;
  /** Discord's own time. */
  readonly time: PlatformTime;
}

/** Answers an interaction, even a malformed one. Never rejects. */
export async function serve(interaction: Interaction, tools: ServeTools): Promise<void> {
  const { tooLate, draw, sendCallback, receipts, log } = tools;
  try {
    if (interaction.isAutocomplete()) await complete(interaction, tools);
    else {
      const replying = {
        draw,
        sendCallback,
        receipts,
        tooLate: () => tooLate(interaction.locale),
      };
      if (!isLate(interaction, tools))
        await respond(interaction, answerTo(interaction, tools), replying);
      else if (await isStillOpen(interaction, log))
        await fillIn(interaction, await answerTo(interaction, tools), replying);
    }
  } catch (error) {
    log.error('an interaction could not be answered', { type: interaction.type, error });
  }
}

/** Well below Discord's 3 seconds, and well above an ordinary delivery, in milliseconds. */
const lateMs = 1_500;

/** By Discord's own time: this machine's may be wrong. */
function isLate({ createdTimestamp }: Answerable, { time }: ServeTools): boolean {
  const now = time.now();
  return now !== undefined && now - createdTimestamp > lateMs;
}

/**
 * A late request is announced before anything is done about it: if Discord accepts no answer any
 * more, the person saw it fail, and it has failed.
 */
async function isStillOpen(interaction: Answerable, log: Log): Promise<boolean> {
  try {
    await defer(interaction);
    return true;
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown';
    log.warn('an interaction arrived too late and was not handled', { problem });
    return false;
  }
}

async function answerTo(
  interaction: Answerable,
  { dispatcher, unreadable, inWords, namesIn, log }: ServeTools,
): Promise<Answer> {
  const request = await reading(() => readRequest(interaction, { inWords, namesIn, log }), log);
  if (request !== undefined) return dispatcher.answer(request);
  return { kind: 'private', view: unreadable(interaction.locale) };
}

/** Suggestions for a person who types; empty if the typed option is unclear. */
async function complete(
  interaction: AutocompleteInteraction,
  { dispatcher, log }: ServeTools,
): Promise<void> {
  const request = await reading(() => readCompletion(interaction), log);
  const choices = request === undefined ? [] : await dispatcher.complete(request);
  await interaction.respond(suggestions(choices));
}

async function reading<T>(read: () => Promise<T>, log: Log): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown';
    log.warn('an interaction could not be read', { problem });
    return undefined;
  }
}

import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer, Dispatcher } from '../../engine/requests/dispatch.ts';
import type { Log, PlatformHour } from '../../engine/ports.ts';
import type { View } from '../../kernel/view/view.ts';
import { suggestions } from './suggestions.ts';
import type { Draw } from './pictures.ts';
import { readCompletion, readRequest } from './requests.ts';
import { defer, fillIn, respond, type Answerable } from './respond.ts';

/** What is said, in a language of Discord's, where there is no handler to say it. */
export type Words = (language: string) => View;

export interface ServeTools {
  readonly dispatcher: Dispatcher;
  /** A form comes too late to be shown. */
  readonly tooLate: Words;
  /** A request came that cannot be read, or that is of no kind known here. */
  readonly unreadable: Words;
  readonly draw: Draw;
  readonly log: Log;
  /** Discord's own hour. */
  readonly hour: PlatformHour;
}

/** Answers an interaction, whatever it lacks. Never rejects. */
export async function serve(interaction: Interaction, tools: ServeTools): Promise<void> {
  const { tooLate, draw, log } = tools;
  try {
    if (interaction.isAutocomplete()) await complete(interaction, tools);
    else {
      const replying = { draw, tooLate: () => tooLate(interaction.locale) };
      if (!isLate(interaction, tools))
        await respond(interaction, answerTo(interaction, tools), replying);
      else if (await isStillOpen(interaction, log))
        await fillIn(interaction, await answerTo(interaction, tools), replying);
    }
  } catch (error) {
    log.error('an interaction could not be answered', { type: interaction.type, error });
  }
}

/** Well before Discord's 3 seconds, and well after what an ordinary delivery takes, in milliseconds. */
const lateMs = 1_500;

/** Told by Discord's own hour: this machine's may be set wrong. */
function isLate({ createdTimestamp }: Answerable, { hour }: ServeTools): boolean {
  const now = hour.now();
  return now !== undefined && now - createdTimestamp > lateMs;
}

/**
 * What comes late is announced before anything is done about it: where Discord takes no answer any
 * more, the person saw their gesture fail, and it has failed.
 */
async function isStillOpen(interaction: Answerable, log: Log): Promise<boolean> {
  try {
    await defer(interaction);
    return true;
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown';
    log.warn('an interaction came too late, and was not carried out', { problem });
    return false;
  }
}

async function answerTo(
  interaction: Answerable,
  { dispatcher, unreadable, log }: ServeTools,
): Promise<Answer> {
  const request = await reading(() => readRequest(interaction, log), log);
  if (request !== undefined) return dispatcher.answer(request);
  return { kind: 'private', view: unreadable(interaction.locale) };
}

/** Choices are for who types, and empty where it cannot be told what is typed. */
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

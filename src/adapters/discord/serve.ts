import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer, Dispatcher } from '../../app/dispatch.ts';
import type { Log } from '../../app/ports.ts';
import { excerpt } from '../../view/excerpt.ts';
import type { View } from '../../view/view.ts';
import { discordLimits } from './limits.ts';
import type { Draw } from './pictures.ts';
import { readCompletion, readRequest } from './requests.ts';
import { respond, type Answerable } from './respond.ts';

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
}

/** Answers an interaction, whatever it lacks. Never rejects. */
export async function serve(interaction: Interaction, tools: ServeTools): Promise<void> {
  const { tooLate, draw, log } = tools;
  try {
    if (interaction.isAutocomplete()) await complete(interaction, tools);
    else {
      const coming = answerTo(interaction, tools);
      await respond(interaction, coming, { draw, tooLate: () => tooLate(interaction.locale) });
    }
  } catch (error) {
    log.error('an interaction could not be answered', { type: interaction.type, error });
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
  await interaction.respond(
    choices
      .slice(0, discordLimits.choices)
      .map(({ id, label }) => ({ value: id, name: excerpt(label, discordLimits.choiceName) })),
  );
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

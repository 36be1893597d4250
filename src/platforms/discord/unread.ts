import { MessageFlags, Routes } from 'discord-api-types/v10';
import { InteractionResponseType, InteractionType, type REST } from 'discord.js';
import type { View } from '../../kernel/view/view.ts';
import { render } from './render.ts';

/** The fields of an interaction needed to answer it when the rest cannot be read. */
export interface UnreadInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: unknown;
  readonly locale: unknown;
}

/** Answers privately with this text, or with no suggestions if suggestions were requested. */
export async function answerUnread(
  rest: Pick<REST, 'post'>,
  { id, token, type }: UnreadInteraction,
  words: View,
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), {
    body: bodyOf(type, words),
    auth: false,
  });
}

function bodyOf(type: unknown, words: View) {
  if (type === InteractionType.Ping) return { type: InteractionResponseType.Pong };
  if (type === InteractionType.ApplicationCommandAutocomplete)
    return {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [] },
    };
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      components: render(words)[0]?.components ?? [],
      flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      allowed_mentions: { parse: [] },
    },
  };
}

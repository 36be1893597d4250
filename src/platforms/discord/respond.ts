import { MessageFlags } from 'discord-api-types/v10';
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer } from '../../engine/requests/dispatch.ts';
import type { View } from '../../kernel/view/view.ts';
import { deferAfterMs } from './limits.ts';
import { renderModal } from './modal.ts';
import { hasPictures, type Draw } from './pictures.ts';
import { render, type RenderedMessage } from './render.ts';

/** Interactions that are answered with a message or a form; a completion is answered with choices. */
export type Answerable = Exclude<Interaction, AutocompleteInteraction>;

export interface RespondTools {
  readonly draw: Draw;
  /** What is said where a form comes too late to be shown: to try again. */
  readonly tooLate: () => View;
}

/**
 * Answers one interaction. An answer that is late is announced first (deferred), well before
 * Discord's 3 seconds, and so is one with a picture, whose drawing nobody's click may wait for.
 */
export async function respond(
  interaction: Answerable,
  coming: Promise<Answer>,
  { draw, tooLate }: RespondTools,
): Promise<void> {
  const answer = await soonEnough(coming);
  if (answer !== 'late') return answerNow(interaction, answer, draw);
  await defer(interaction);
  await fillIn(interaction, await coming, { draw, tooLate });
}

/** Gives the answer of an interaction that was deferred. */
export async function fillIn(
  interaction: Answerable,
  answer: Answer,
  { draw, tooLate }: RespondTools,
): Promise<void> {
  if (answer.kind === 'quiet') return;
  await answerLate(interaction, answer.kind === 'form' ? tooLate() : answer.view, draw);
}

function soonEnough(coming: Promise<Answer>): Promise<Answer | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), deferAfterMs);
    coming.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Announces an answer. Rejects where Discord takes none any more, or already has one. */
export async function defer(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

async function answerNow(interaction: Answerable, answer: Answer, draw: Draw): Promise<void> {
  switch (answer.kind) {
    case 'form':
      if (!interaction.isModalSubmit()) await interaction.showModal(renderModal(answer.form));
      return;
    case 'quiet':
      return keepQuiet(interaction);
    case 'replace':
      if (interaction.isMessageComponent()) return replace(interaction, answer.view, draw);
      return replyPrivately(interaction, answer.view, draw);
    case 'private':
    case 'receipt':
    case 'refusal':
      return replyPrivately(interaction, answer.view, draw);
  }
}

/** Nothing to show is an answer too: without one, Discord says that the interaction failed. */
async function keepQuiet(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) return void (await interaction.deferUpdate());
  if (interaction.isModalSubmit() && interaction.isFromMessage())
    return void (await interaction.deferUpdate());
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.deleteReply();
}

async function replace(
  interaction: Extract<Answerable, { update: unknown }>,
  view: View,
  draw: Draw,
): Promise<void> {
  if (hasPictures(view)) {
    await interaction.deferUpdate();
    return fillLater(interaction, view, draw);
  }
  const [first, ...rest] = render(view);
  if (first !== undefined) await interaction.update({ ...body(first), attachments: [] });
  await followUp(interaction, rest);
}

async function replyPrivately(interaction: Answerable, view: View, draw: Draw): Promise<void> {
  if (hasPictures(view)) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    return fillLater(interaction, view, draw);
  }
  const [first, ...rest] = render(view);
  if (first !== undefined)
    await interaction.reply({
      ...body(first),
      flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
    });
  await followUp(interaction, rest);
}

async function answerLate(interaction: Answerable, view: View, draw: Draw): Promise<void> {
  if (!interaction.isMessageComponent()) return fillLater(interaction, view, draw);
  await followUp(interaction, render(view, await draw(view)));
}

/** Puts a view in the place of the answer that was announced, or of the message that is updated. */
async function fillLater(interaction: Answerable, view: View, draw: Draw): Promise<void> {
  const [first, ...rest] = render(view, await draw(view));
  // An empty list takes the former files off: those of the new message are added to it.
  if (first !== undefined) await interaction.editReply({ ...body(first), attachments: [] });
  await followUp(interaction, rest);
}

async function followUp(
  interaction: Answerable,
  messages: readonly RenderedMessage[],
): Promise<void> {
  for (const message of messages)
    await interaction.followUp({
      ...body(message),
      flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
    });
}

function body({ components, files }: RenderedMessage) {
  return {
    components,
    flags: [MessageFlags.IsComponentsV2] as const,
    files: files.map(({ name, data }) => ({ name, attachment: data })),
    allowedMentions: { parse: [] },
  };
}

import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import type { Answer } from '../../engine/requests/dispatch.ts';
import { draftActions } from '../../kernel/view/draft-actions.ts';
import type { View } from '../../kernel/view/view.ts';
import type { SendCallback } from './callback.ts';
import type { LatestReceipts } from './latest-receipts.ts';
import { deferAfterMs } from './limits.ts';
import { renderModal } from './modal.ts';
import { hasPictures, type Draw } from './pictures.ts';
import { render, type RenderedMessage } from './render.ts';

/** Interactions that are answered with a message or a form; a completion is answered with choices. */
export type Answerable = Exclude<Interaction, AutocompleteInteraction>;

export interface RespondTools {
  readonly draw: Draw;
  readonly sendCallback: SendCallback;
  readonly receipts: LatestReceipts;
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
  tools: RespondTools,
): Promise<void> {
  const answer = await soonEnough(coming);
  if (answer !== 'late') return answerNow(interaction, answer, tools);
  await defer(interaction);
  await fillIn(interaction, await coming, tools);
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

async function answerNow(
  interaction: Answerable,
  answer: Answer,
  tools: RespondTools,
): Promise<void> {
  switch (answer.kind) {
    case 'form':
      if (interaction.isModalSubmit()) return;
      return tools.sendCallback(interaction, {
        type: InteractionResponseType.Modal,
        data: renderModal(answer.form),
      });
    case 'quiet':
      return keepQuiet(interaction);
    case 'replace':
      if (followsPrivateOne(interaction)) return replace(interaction, answer.view, tools.draw);
      await replyPrivately(interaction, answer.view, tools);
      return answer.of === undefined ? undefined : tools.receipts(interaction, answer.of);
    case 'private':
    case 'receipt':
    case 'refusal':
      if (followsTry(interaction)) return replace(interaction, answer.view, tools.draw);
      return replyPrivately(interaction, answer.view, tools);
  }
}

type Following = Extract<Answerable, { update: unknown }>;

/** Pressed or filled in under an answer that this person alone sees. */
function followsPrivateOne(interaction: Answerable): interaction is Following {
  const follows =
    interaction.isMessageComponent() ||
    (interaction.isModalSubmit() && interaction.isFromMessage());
  return follows && interaction.message.flags.has(MessageFlags.Ephemeral);
}

/** Under a try that failed, or a question whether it is right: what comes next takes its place. */
function followsTry(interaction: Answerable): interaction is Following {
  if (!followsPrivateOne(interaction)) return false;
  const shown = JSON.stringify(interaction.message.components);
  // What somebody typed cannot pass for it: its quotation marks are escaped.
  return shown.includes(`"custom_id":"${draftActions.reopen.name}`);
}

/** Nothing to show is an answer too: without one, Discord says that the interaction failed. */
async function keepQuiet(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) return void (await interaction.deferUpdate());
  if (interaction.isModalSubmit() && interaction.isFromMessage())
    return void (await interaction.deferUpdate());
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.deleteReply();
}

async function replace(interaction: Following, view: View, draw: Draw): Promise<void> {
  if (hasPictures(view)) {
    await interaction.deferUpdate();
    return fillLater(interaction, view, draw);
  }
  const [first, ...rest] = render(view);
  if (first !== undefined) await interaction.update({ ...body(first), attachments: [] });
  await followUp(interaction, rest);
}

async function replyPrivately(
  interaction: Answerable,
  view: View,
  { draw, sendCallback }: RespondTools,
): Promise<void> {
  if (hasPictures(view)) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    return fillLater(interaction, view, draw);
  }
  const [first, ...rest] = render(view);
  if (first === undefined) return;
  if (first.files.length > 0) await interaction.reply({ ...body(first), flags: privateFlags });
  else {
    const { components } = first;
    const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;
    await sendCallback(interaction, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { components, flags, allowed_mentions: { parse: [] } },
    });
    interaction.replied = true;
  }
  await followUp(interaction, rest);
}

const privateFlags = [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const;

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
      flags: privateFlags,
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

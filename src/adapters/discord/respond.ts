import { MessageFlags, type AutocompleteInteraction, type Interaction } from 'discord.js';
import type { Answer } from '../../app/dispatch.ts';
import type { View } from '../../view/view.ts';
import { deferAfterMs } from './limits.ts';
import { renderModal } from './modal.ts';
import { render, type RenderedMessage } from './render.ts';

/** Everything that may be replied to; a completion is answered its own way. */
export type Answerable = Exclude<Interaction, AutocompleteInteraction>;

/**
 * Answers one interaction. An answer that is late is announced first (deferred), well before
 * Discord's 3 seconds; a form cannot follow that, so `tooLate` says to try again.
 */
export async function respond(
  interaction: Answerable,
  coming: Promise<Answer>,
  tooLate: () => View,
): Promise<void> {
  const answer = await soonEnough(coming);
  if (answer !== 'late') return answerNow(interaction, answer);
  await defer(interaction);
  await answerLate(interaction, await coming, tooLate);
}

async function soonEnough(coming: Promise<Answer>): Promise<Answer | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deferAfterMs);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function defer(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

async function answerNow(interaction: Answerable, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'form':
      if (!interaction.isModalSubmit()) await interaction.showModal(renderModal(answer.form));
      return;
    case 'quiet':
      return keepQuiet(interaction);
    case 'replace':
      if (interaction.isMessageComponent()) return replace(interaction, answer.view);
      return replyPrivately(interaction, answer.view);
    case 'private':
      return replyPrivately(interaction, answer.view);
  }
}

async function keepQuiet(interaction: Answerable): Promise<void> {
  if (interaction.isMessageComponent()) await interaction.deferUpdate();
  else if (interaction.isModalSubmit() && interaction.isFromMessage())
    await interaction.deferUpdate();
}

async function replace(
  interaction: Extract<Answerable, { update: unknown }>,
  view: View,
): Promise<void> {
  const [first, ...rest] = render(view);
  if (first !== undefined) await interaction.update(body(first));
  await followUp(interaction, rest);
}

async function replyPrivately(interaction: Answerable, view: View): Promise<void> {
  const [first, ...rest] = render(view);
  if (first !== undefined)
    await interaction.reply({
      ...body(first),
      flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
    });
  await followUp(interaction, rest);
}

async function answerLate(
  interaction: Answerable,
  answer: Answer,
  tooLate: () => View,
): Promise<void> {
  if (answer.kind === 'quiet') return;
  const [first, ...rest] = render(answer.kind === 'form' ? tooLate() : answer.view);
  if (first === undefined) return;
  if (interaction.isMessageComponent()) return followUp(interaction, [first, ...rest]);
  await interaction.editReply(body(first));
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

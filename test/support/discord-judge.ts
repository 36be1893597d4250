import {
  CreateMessageInteractionCallbackRequestSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { RenderedMessage } from '../../src/platforms/discord/render.ts';
import { ApiError } from '../../src/rehearsal/local-discord/api-error.ts';
import { Kind, textOf, walk } from '../../src/rehearsal/local-discord/rules/component-walk.ts';
import { checkDraft } from '../../src/rehearsal/local-discord/rules/message-rules.ts';
import { checkModal } from '../../src/rehearsal/local-discord/rules/modal-rules.ts';
import { checkSpec } from '../../src/rehearsal/local-discord/rules/spec.ts';
import { throughJson } from './same.ts';

/**
 * What Discord would refuse about a message, by its own document and the local Discord's other
 * checks. Empty if it would be accepted.
 */
export function refusedOfMessage({
  components,
  flags,
  allowed_mentions,
  files,
}: RenderedMessage): string[] {
  const sent = throughJson({ components, flags, allowed_mentions });
  return refused(() => {
    const body = checkSpec(MessageCreateRequestSchema, sent);
    checkSpec(CreateMessageInteractionCallbackRequestSchema, { type: 4, data: sent });
    checkDraft({
      content: '',
      embeds: [],
      components: body.components ?? [],
      flags,
      files: files.map(({ name, data }) => ({ name, bytes: data })),
      allowedMentions: body.allowed_mentions ?? {},
      hasPoll: false,
    });
  });
}

export function refusedOfModal(modal: APIModalInteractionResponseCallbackData): string[] {
  return refused(() => {
    const { data } = checkSpec(
      ModalInteractionCallbackRequestSchema,
      throughJson({ type: 9, data: modal }),
    );
    checkModal(data);
  });
}

/** The text of a message, one entry per text display. */
export function shownBy({ components }: RenderedMessage): string[] {
  return textOf(
    checkSpec(MessageCreateRequestSchema, throughJson({ components })).components ?? [],
  );
}

export function componentsIn({ components }: RenderedMessage): number {
  return walk(checkSpec(MessageCreateRequestSchema, throughJson({ components })).components ?? [])
    .length;
}

/** The labels of a message's buttons, in order. */
export function buttonsIn({ components }: RenderedMessage): string[] {
  return walk(checkSpec(MessageCreateRequestSchema, throughJson({ components })).components ?? [])
    .filter(({ component }) => component.type === Kind.button)
    .map(({ component }) => component.label ?? '');
}

function refused(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const issues = error.issues.map(
      ({ rule, path, message }) => `${rule} ${path.join('.')}: ${message}`,
    );
    return issues.length > 0 ? issues : [error.message];
  }
}

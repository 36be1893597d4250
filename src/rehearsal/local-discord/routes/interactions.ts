import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { MessageBody } from 'discord-api-spec/zod';
import { z } from 'zod';
import { ApiError, refuseIssues } from '../api-error.ts';
import { ACKNOWLEDGE_WITHIN, InteractionKind } from '../interaction-state.ts';
import type { InteractionState } from '../states.ts';
import { param } from '../look-up.ts';
import { createMessage, editMessage } from '../messages.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { Flag } from '../rules/message-rules.ts';
import { checkModal } from '../rules/modal-rules.ts';
import { checkSpec } from '../rules/spec.ts';
import { snapshotMessage } from '../snapshot.ts';
import { wireMessage } from '../wire/messages.ts';
import type { World } from '../world.ts';
import type { MessageState } from '../states.ts';

/** Discord's callback types. */
const Callback = {
  reply: 4,
  deferReply: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const REPLY_FLAGS =
  Flag.suppressEmbeds | Flag.ephemeral | Flag.suppressNotifications | Flag.componentsV2;

export const interactionRoutes: Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, run: callback },
];

/** The callback types allowed for each kind of interaction. */
function allowedTypes(interaction: InteractionState): number[] {
  const { kind, source } = interaction;
  if (kind === InteractionKind.autocomplete) return [Callback.choices];
  const types: number[] = [Callback.reply, Callback.deferReply];
  if (source && kind !== InteractionKind.command) types.push(Callback.deferUpdate, Callback.update);
  if (kind !== InteractionKind.modalSubmit) types.push(Callback.modal);
  return types;
}

const typed = z.looseObject({ type: z.number() });

function callback(world: World, request: ApiRequest): Reply {
  const interaction = waiting(world, request);
  try {
    const { type } = typed.parse(request.body);
    if (!allowedTypes(interaction).includes(type)) {
      const message = `callback type ${type} cannot answer a ${interaction.what}`;
      refuseIssues([{ rule: 'callbackType', path: ['type'], message }]);
    }
    const message = respond(world, interaction, type, request);
    return reply(world, interaction, type, request, message);
  } catch (error) {
    if (error instanceof ApiError) {
      interaction.refusal = `${error.message} ${JSON.stringify(error.issues)}`;
    }
    throw error;
  }
}

function waiting(world: World, request: ApiRequest): InteractionState {
  const interaction = world.interactions.get(param(request, 'token'));
  if (interaction?.id !== param(request, 'interaction')) throw new ApiError('unknownInteraction');
  const late = world.now() - interaction.createdAt;
  if (interaction.status === 'failed' || late > ACKNOWLEDGE_WITHIN) {
    interaction.fail(`acknowledged after ${late} ms, more than 3 seconds`);
    throw new ApiError('lateAcknowledgement', `after ${late} ms`);
  }
  if (interaction.status !== 'waiting') throw new ApiError('doubleAcknowledgement');
  return interaction;
}

function respond(
  world: World,
  interaction: InteractionState,
  type: number,
  request: ApiRequest,
): MessageState | undefined {
  if (type === Callback.reply || type === Callback.deferReply) {
    return replyWith(world, interaction, request, type === Callback.deferReply);
  }
  if (type === Callback.deferUpdate || type === Callback.update) {
    return updateSource(world, interaction, request);
  }
  if (type === Callback.modal) openModal(interaction, request);
  else offerChoices(interaction, request);
  return undefined;
}

function replyWith(
  world: World,
  interaction: InteractionState,
  request: ApiRequest,
  isDeferred: boolean,
): MessageState {
  const body = checkSpec(CreateMessageInteractionCallbackRequestSchema, request.body).data ?? {};
  refuseFlags(body.flags ?? 0, isDeferred ? Flag.ephemeral : REPLY_FLAGS);
  const message = createReply(world, interaction, body, request, isDeferred);
  interaction.original = message;
  interaction.status = isDeferred ? 'deferredReply' : 'done';
  if (!isDeferred) settleWithMessage(world, interaction, message);
  return message;
}

export function createReply(
  world: World,
  interaction: InteractionState,
  body: MessageBody,
  { files }: ApiRequest,
  loading = false,
): MessageState {
  const isEphemeral = ((body.flags ?? 0) & Flag.ephemeral) !== 0;
  return createMessage(world, {
    channel: interaction.channel,
    author: world.bot,
    body,
    files,
    loading,
    interaction,
    type: interaction.source ? 19 : 20,
    ...(isEphemeral ? { ephemeralFor: interaction.member.user.id } : {}),
  });
}

export function refuseFlags(flags: number, settable: number): void {
  if (!(flags & ~settable)) return;
  refuseIssues([{ rule: 'flags', path: ['flags'], message: `${flags} cannot be set here` }]);
}

export function settleWithMessage(
  world: World,
  interaction: InteractionState,
  message: MessageState,
): void {
  interaction.settle({
    kind: 'message',
    message: snapshotMessage(world, message),
    ephemeral: message.ephemeralFor !== undefined,
    followUps: interaction.followUps,
  });
}

function updateSource(
  world: World,
  interaction: InteractionState,
  request: ApiRequest,
): MessageState {
  const { source, followUps } = interaction;
  if (!source) throw new ApiError('unknownMessage');
  const { type, data } = checkSpec(UpdateMessageInteractionCallbackRequestSchema, request.body);
  interaction.original = source;
  if (type === Callback.deferUpdate) {
    interaction.status = 'deferredUpdate';
    interaction.settle({ kind: 'deferredUpdate', followUps });
    return source;
  }
  refuseArchived(source);
  editMessage(world, source, data ?? {}, request.files);
  interaction.status = 'done';
  interaction.settle({ kind: 'update', message: snapshotMessage(world, source), followUps });
  return source;
}

/** Public messages in an archived thread cannot be edited in any way. */
export function refuseArchived({ channel, ephemeralFor }: MessageState): void {
  if (channel.thread?.archived && !ephemeralFor) throw new ApiError('threadArchived');
}

function openModal(interaction: InteractionState, request: ApiRequest): void {
  const { data } = checkSpec(ModalInteractionCallbackRequestSchema, request.body);
  checkModal(data);
  interaction.status = 'done';
  interaction.settle({
    kind: 'modal',
    modal: {
      ...data,
      interactionId: interaction.id,
      channelId: interaction.channel.id,
      personId: interaction.member.user.id,
      ...(interaction.source ? { messageId: interaction.source.id } : {}),
    },
  });
}

function offerChoices(interaction: InteractionState, request: ApiRequest): void {
  const { data } = checkSpec(ApplicationCommandAutocompleteCallbackRequestSchema, request.body);
  const choices = (data?.choices ?? []).filter((choice) => choice !== null);
  const long = choices.findIndex(({ value }) => String(value).length > 100);
  if (long !== -1) {
    const path = ['data', 'choices', long, 'value'];
    refuseIssues([{ rule: 'choiceValue', path, message: 'at most 100 characters' }]);
  }
  interaction.status = 'done';
  interaction.settle({
    kind: 'choices',
    choices: choices.map(({ name, value }) => ({ name, value })),
  });
}

/** 204, or what was created with `with_response=true`. */
function reply(
  world: World,
  interaction: InteractionState,
  type: number,
  request: ApiRequest,
  message: MessageState | undefined,
): Reply {
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return {
    status: 200,
    body: {
      interaction: {
        id: interaction.id,
        type: interaction.kind,
        response_message_ephemeral: message?.ephemeralFor !== undefined,
        response_message_loading: interaction.status === 'deferredReply',
        ...(message ? { response_message_id: message.id } : {}),
      },
      resource: { type, ...(message ? { message: wireMessage(world, message) } : {}) },
    },
  };
}

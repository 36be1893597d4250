import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import { ApiError } from '../api-error.ts';
import { TOKEN_LIFE } from '../interaction-state.ts';
import type { InteractionState } from '../states.ts';
import { param, refuseOtherApplication } from '../look-up.ts';
import { deleteMessage, editMessage } from '../messages.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { Flag } from '../rules/message-rules.ts';
import { checkSpec } from '../rules/spec.ts';
import { snapshotMessage } from '../snapshot.ts';
import { wireMessage } from '../wire/messages.ts';
import type { World } from '../world.ts';
import type { MessageState } from '../states.ts';
import { createReply, refuseArchived, refuseFlags, settleWithMessage } from './interactions.ts';

const BASE = '/webhooks/:application/:token';
const FOLLOW_UP_FLAGS =
  Flag.suppressEmbeds | Flag.ephemeral | Flag.suppressNotifications | Flag.componentsV2;
const EDIT_FLAGS = Flag.suppressEmbeds | Flag.ephemeral | Flag.componentsV2;

export const webhookRoutes: Route[] = [
  { method: 'POST', path: BASE, open: true, run: followUp },
  { method: 'GET', path: `${BASE}/messages/:message`, open: true, run: getOne },
  { method: 'PATCH', path: `${BASE}/messages/:message`, open: true, run: edit },
  { method: 'DELETE', path: `${BASE}/messages/:message`, open: true, run: remove },
];

/** An interaction's token is valid once acknowledged, for 15 minutes in total. */
function live(world: World, request: ApiRequest): InteractionState {
  refuseOtherApplication(world, request);
  const interaction = world.interactions.get(param(request, 'token'));
  if (!interaction) throw new ApiError('unknownWebhook');
  if (world.now() - interaction.createdAt > TOKEN_LIFE) throw new ApiError('tokenExpired');
  if (interaction.status === 'waiting' || interaction.status === 'failed') {
    throw new ApiError('webhookBeforeAcknowledgement');
  }
  return interaction;
}

/** After a deferred reply, the first follow-up replaces it, with the same privacy. */
function followUp(world: World, request: ApiRequest): Reply {
  const interaction = live(world, request);
  const body = checkSpec(IncomingWebhookRequestPartialSchema, request.body);
  refuseFlags(body.flags ?? 0, FOLLOW_UP_FLAGS);
  if (interaction.status === 'deferredReply' && interaction.original) {
    const message = interaction.original;
    editMessage(world, message, body, request.files);
    finish(world, interaction, message);
    return { status: 200, body: wireMessage(world, message) };
  }
  const message = createReply(world, interaction, body, request);
  interaction.followUps.push(snapshotMessage(world, message));
  return { status: 200, body: wireMessage(world, message) };
}

function targetOf(world: World, interaction: InteractionState, request: ApiRequest): MessageState {
  const id = param(request, 'message');
  const { original } = interaction;
  const message = id === '@original' ? original : world.messages.get(id);
  const isMine = message?.interaction === interaction || message === original;
  if (!message || !isMine || !world.messages.has(message.id)) throw new ApiError('unknownMessage');
  return message;
}

function getOne(world: World, request: ApiRequest): Reply {
  const message = targetOf(world, live(world, request), request);
  return { status: 200, body: wireMessage(world, message) };
}

function edit(world: World, request: ApiRequest): Reply {
  const interaction = live(world, request);
  const message = targetOf(world, interaction, request);
  const body = checkSpec(IncomingWebhookUpdateRequestPartialSchema, request.body);
  refuseFlags(body.flags ?? 0, EDIT_FLAGS);
  refuseArchived(message);
  editMessage(world, message, body, request.files);
  if (message === interaction.original) finish(world, interaction, message);
  return { status: 200, body: wireMessage(world, message) };
}

function finish(world: World, interaction: InteractionState, message: MessageState): void {
  const wasDeferred = interaction.status === 'deferredReply';
  interaction.status = 'done';
  if (wasDeferred) settleWithMessage(world, interaction, message);
}

function remove(world: World, request: ApiRequest): Reply {
  const interaction = live(world, request);
  const message = targetOf(world, interaction, request);
  deleteMessage(world, message);
  if (interaction.status === 'deferredReply') {
    interaction.status = 'done';
    interaction.settle({ kind: 'deleted', followUps: interaction.followUps });
  }
  return { status: 204 };
}

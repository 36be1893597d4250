import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { z } from 'zod';
import { InteractionKind } from './interaction-state.ts';

/** Raised when the shape of the state changes, so that older ones are refused, not misread. */
export const STATE_VERSION = 1;

const id = z.string().regex(/^\d+$/u);
const bits = z
  .string()
  .regex(/^\d+$/u)
  .transform((text) => BigInt(text));

const member = z.object({
  id,
  name: z.string(),
  locale: z.string(),
  bot: z.boolean(),
  nick: z.string().exactOptional(),
  roleIds: z.array(id),
  joinedAt: z.number(),
});

const overwrite = z.object({ id, type: z.literal([0, 1]), allow: bits, deny: bits });

const thread = z.object({
  parentId: id,
  ownerId: id,
  archived: z.boolean(),
  locked: z.boolean(),
  invitable: z.boolean(),
  autoArchiveMinutes: z.number(),
  slowmodeSeconds: z.number(),
  createdAt: z.number(),
  archiveChangedAt: z.number(),
  memberIds: z.array(id),
  messagesSent: z.number(),
});

const file = z.object({
  id,
  name: z.string(),
  description: z.string().exactOptional(),
  contentType: z.string(),
  base64: z.string(),
});
export type KeptFile = z.infer<typeof file>;

/** `body` holds what a request can set, so that Discord's own document can read it back. */
const message = z.object({
  id,
  type: z.number(),
  authorId: id,
  body: MessageCreateRequestSchema,
  flags: z.number(),
  files: z.array(file),
  pings: z.object({ everyone: z.boolean(), users: z.array(id), roles: z.array(id) }),
  createdAt: z.number(),
  editedAt: z.number().exactOptional(),
  nonce: z.string().exactOptional(),
  threadId: id.exactOptional(),
  replyTo: id.exactOptional(),
  ephemeralFor: id.exactOptional(),
  interaction: z
    .object({
      id,
      kind: z.enum(InteractionKind),
      what: z.enum(['slash', 'button', 'select', 'modal', 'contextMenu', 'autocomplete']),
      name: z.string(),
      memberId: id,
      createdAt: z.number(),
    })
    .exactOptional(),
});
export type KeptMessage = z.infer<typeof message>;

const channel = z.object({
  id,
  type: z.number(),
  name: z.string(),
  topic: z.string().exactOptional(),
  position: z.number(),
  overwrites: z.array(overwrite),
  lastMessageId: id.exactOptional(),
  thread: thread.exactOptional(),
  messages: z.array(message),
});
export type KeptChannel = z.infer<typeof channel>;

const scheduledEvent = z.object({
  id,
  creatorId: id,
  name: z.string(),
  description: z.string().exactOptional(),
  startsAt: z.number(),
  endsAt: z.number(),
  location: z.string(),
});

const guild = z.object({
  id,
  name: z.string(),
  locale: z.string(),
  ownerId: id,
  createdAt: z.number(),
  roles: z.array(z.object({ id, name: z.string(), permissions: bits })),
  members: z.array(member),
  channels: z.array(channel),
  events: z.array(scheduledEvent).default([]),
});
export type KeptGuild = z.infer<typeof guild>;

const breach = z.object({
  rule: z.string(),
  route: z.string(),
  detail: z.string(),
  body: z.unknown(),
});

/** A whole local Discord, saved between two starts. Files are validated in full. */
export const stateSchema = z.object({
  version: z.literal(STATE_VERSION),
  newestId: id,
  botId: id,
  guilds: z.array(guild),
  commands: z.array(z.unknown()),
  commandWrites: z.number(),
  gone: z.array(id),
  breaches: z.array(breach),
});

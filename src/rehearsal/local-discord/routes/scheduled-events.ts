import { PermissionFlagsBits as Bit } from 'discord.js';
import {
  ExternalScheduledEventCreateRequestSchema,
  ExternalScheduledEventPatchRequestPartialSchema,
} from 'discord-api-spec/zod';
import { ApiError, refuseIssues } from '../api-error.ts';
import { guildOf, param } from '../look-up.ts';
import { basePermissions, botMember } from '../permissions.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { checkSpec } from '../rules/spec.ts';
import { deleteEvent, isCurrent, refuseEvent, wireScheduledEvent } from '../scheduled-events.ts';
import type { World } from '../world.ts';
import type { GuildState, ScheduledEventState } from '../states.ts';

/** External events only: a bot for text channels has no use for voice channel events. */
export const scheduledEventRoutes: Route[] = [
  { method: 'GET', path: '/guilds/:guild/scheduled-events', run: list },
  { method: 'POST', path: '/guilds/:guild/scheduled-events', run: create },
  { method: 'PATCH', path: '/guilds/:guild/scheduled-events/:event', run: change },
  { method: 'DELETE', path: '/guilds/:guild/scheduled-events/:event', run: remove },
];

/** No bot here requests it, so that none gets these events, as on Discord. */
const GUILD_SCHEDULED_EVENTS = 1 << 16;

function list(world: World, request: ApiRequest): Reply {
  const guild = guildOf(world, request);
  const events = [...guild.events.values()].filter((event) => isCurrent(event, world.now()));
  return { status: 200, body: events.map((event) => wireScheduledEvent(world, guild, event)) };
}

function create(world: World, request: ApiRequest): Reply {
  const guild = guildOf(world, request);
  requireInGuild(world, guild, Bit.CreateEvents);
  const body = checkSpec(ExternalScheduledEventCreateRequestSchema, request.body);
  const current = [...guild.events.values()].filter((event) => isCurrent(event, world.now()));
  if (current.length >= world.limits.events) throw new ApiError('tooManyEvents');
  const event: ScheduledEventState = {
    id: world.nextId(),
    creatorId: world.bot.id,
    name: body.name,
    ...(body.description == null ? {} : { description: body.description }),
    startsAt: Date.parse(body.scheduled_start_time),
    endsAt: Date.parse(body.scheduled_end_time ?? ''),
    location: body.entity_metadata.location,
  };
  refuseEvent(event, world.now());
  guild.events.set(event.id, event);
  return tellOf(world, guild, event, 'GUILD_SCHEDULED_EVENT_CREATE');
}

function change(world: World, request: ApiRequest): Reply {
  const guild = guildOf(world, request);
  const event = ownEvent(world, guild, request);
  const body = checkSpec(ExternalScheduledEventPatchRequestPartialSchema, request.body);
  if (body.status != null)
    refuseIssues([{ rule: 'eventStatus', path: ['status'], message: 'is not emulated here' }]);
  if (event.startsAt <= world.now() && body.scheduled_start_time !== undefined)
    refuseIssues([
      { rule: 'eventBegun', path: ['scheduled_start_time'], message: 'it has begun already' },
    ]);
  const next: ScheduledEventState = {
    ...event,
    name: body.name ?? event.name,
    ...(body.description == null ? {} : { description: body.description }),
    startsAt: body.scheduled_start_time ? Date.parse(body.scheduled_start_time) : event.startsAt,
    endsAt: body.scheduled_end_time ? Date.parse(body.scheduled_end_time) : event.endsAt,
    location: body.entity_metadata?.location ?? event.location,
  };
  refuseEvent(next, world.now());
  guild.events.set(next.id, next);
  return tellOf(world, guild, next, 'GUILD_SCHEDULED_EVENT_UPDATE');
}

function remove(world: World, request: ApiRequest): Reply {
  const guild = guildOf(world, request);
  const event = ownEvent(world, guild, request);
  deleteEvent(world, guild, event.id);
  tellOf(world, guild, event, 'GUILD_SCHEDULED_EVENT_DELETE');
  return { status: 204 };
}

/**
 * An event's creator needs the permission to create events; others need the permission to manage
 * them.
 */
function ownEvent(world: World, guild: GuildState, request: ApiRequest): ScheduledEventState {
  const event = guild.events.get(param(request, 'event'));
  if (!event) throw new ApiError('unknownScheduledEvent');
  const isOwn = event.creatorId === world.bot.id;
  requireInGuild(world, guild, isOwn ? Bit.CreateEvents | Bit.ManageEvents : Bit.ManageEvents);
  return event;
}

/** Requires one of these permissions in the whole guild: an external event has no channel. */
function requireInGuild(world: World, guild: GuildState, anyOf: bigint): void {
  if (!(basePermissions(guild, botMember(world, guild)) & anyOf))
    throw new ApiError('missingPermissions', 'CreateEvents');
}

function tellOf(world: World, guild: GuildState, event: ScheduledEventState, what: string): Reply {
  const body = wireScheduledEvent(world, guild, event);
  world.dispatch(what, body, GUILD_SCHEDULED_EVENTS);
  return { status: 200, body };
}

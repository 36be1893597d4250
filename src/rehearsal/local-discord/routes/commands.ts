import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import type { CommandBody } from 'discord-api-spec/zod';
import type { ZodMiniType } from 'zod/mini';
import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { guildOf, param, refuseOtherApplication } from '../look-up.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { checkCommands } from '../rules/command-rules.ts';
import { checkSpec } from '../rules/spec.ts';
import type { RegisteredCommand } from '../types.ts';
import type { World } from '../world.ts';

/**
 * An integer in Discord's OpenAPI document, but a string in its documentation and in every client.
 */
const PERMISSIONS = 'default_member_permissions';
const SENT_WITH_COMMANDS = new Set([PERMISSIONS, 'nsfw']);

const routesUnder = (path: string): Route[] => [
  { method: 'GET', path, run: list },
  { method: 'PUT', path, run: replace },
  { method: 'POST', path, run: create },
  { method: 'GET', path: `${path}/:command`, run: (w, r) => ({ status: 200, body: find(w, r) }) },
  { method: 'PATCH', path: `${path}/:command`, run: update },
  { method: 'DELETE', path: `${path}/:command`, run: remove },
];

export const commandRoutes: Route[] = [
  ...routesUnder('/applications/:application/commands'),
  ...routesUnder('/applications/:application/guilds/:guild/commands'),
];

function inScope(world: World, request: ApiRequest): RegisteredCommand[] {
  refuseOtherApplication(world, request);
  if (request.params['guild'] !== undefined) guildOf(world, request);
  return [...world.commands.values()].filter(({ guild_id: id }) => id === request.params['guild']);
}

/** Lists leave out localizations unless they are requested. */
function list(world: World, request: ApiRequest): Reply {
  const commands = inScope(world, request);
  if (request.query.get('with_localizations') === 'true') return { status: 200, body: commands };
  return { status: 200, body: commands.map((command) => withoutLocalizations(command)) };
}

function withoutLocalizations(command: RegisteredCommand): unknown {
  return JSON.parse(JSON.stringify(command), (key: string, value: unknown) =>
    key === 'name_localizations' || key === 'description_localizations' ? undefined : value,
  );
}

const permissionsSchema = z.looseObject({
  [PERMISSIONS]: z.union([z.string(), z.number()]).nullish(),
});

function parse(schema: ZodMiniType<CommandBody>, raw: unknown): CommandBody {
  const { [PERMISSIONS]: permissions, ...rest } = permissionsSchema.parse(raw);
  const body = checkSpec(schema, rest, SENT_WITH_COMMANDS);
  if (permissions === undefined || permissions === null) return body;
  return { ...body, [PERMISSIONS]: permissions };
}

function replace(world: World, request: ApiRequest): Reply {
  const before = inScope(world, request);
  world.commandWrites += 1;
  const bodies = z
    .array(z.unknown())
    .parse(request.body)
    .map((raw) => parse(ApplicationCommandUpdateRequestSchema, raw));
  checkCommands(bodies);
  for (const { id } of before) world.commands.delete(id);
  const saved = bodies.map((body) => save(world, request, body, idOf(before, body)));
  return { status: 200, body: saved };
}

/** A command that keeps its name and type keeps its id. */
function idOf(before: readonly RegisteredCommand[], body: CommandBody): string | undefined {
  const same = before.find((old) => old.name === body.name && old.type === (body.type ?? 1));
  return same?.id;
}

function save(
  world: World,
  request: ApiRequest,
  body: CommandBody,
  id?: string,
): RegisteredCommand {
  const guild = request.params['guild'];
  const command = {
    contexts: [0, 1, 2],
    integration_types: [0],
    default_member_permissions: null,
    name_localizations: null,
    description_localizations: null,
    ...body,
    description: body.description ?? '',
    type: body.type ?? 1,
    id: id ?? world.nextId(),
    application_id: world.applicationId,
    version: world.nextId(),
    ...(guild === undefined ? {} : { guild_id: guild }),
  };
  world.commands.set(command.id, command);
  return command;
}

function create(world: World, request: ApiRequest): Reply {
  const before = inScope(world, request);
  world.commandWrites += 1;
  const body = parse(ApplicationCommandCreateRequestSchema, request.body);
  const id = idOf(before, body);
  checkCommands([...before.filter((old) => old.id !== id), body]);
  return { status: id ? 200 : 201, body: save(world, request, body, id) };
}

function find(world: World, request: ApiRequest): RegisteredCommand {
  const id = param(request, 'command');
  const command = inScope(world, request).find((one) => one.id === id);
  if (!command) throw new ApiError('unknownCommand');
  return command;
}

function update(world: World, request: ApiRequest): Reply {
  const { id, ...old } = find(world, request);
  world.commandWrites += 1;
  const changes = z.looseObject({}).parse(request.body);
  const body = parse(ApplicationCommandUpdateRequestSchema, { ...writable(old), ...changes });
  checkCommands([...inScope(world, request).filter((one) => one.id !== id), body]);
  return { status: 200, body: save(world, request, body, id) };
}

const addedSchema = z.looseObject({
  id: z.string(),
  application_id: z.string(),
  version: z.string(),
  guild_id: z.string().exactOptional(),
});

/** Reads a command that was stored as JSON. Throws on anything else. */
export function readCommand(raw: unknown): RegisteredCommand {
  const { id, application_id, version, guild_id, ...body } = addedSchema.parse(raw);
  return {
    [PERMISSIONS]: null,
    ...parse(ApplicationCommandUpdateRequestSchema, body),
    id,
    application_id,
    version,
    ...(guild_id === undefined ? {} : { guild_id }),
  };
}

/** A command without the fields Discord adds. */
function writable(command: Omit<RegisteredCommand, 'id'>): object {
  const added = new Set(['application_id', 'version', 'guild_id']);
  return Object.fromEntries(Object.entries(command).filter(([key]) => !added.has(key)));
}

function remove(world: World, request: ApiRequest): Reply {
  const { id } = find(world, request);
  world.commandWrites += 1;
  world.commands.delete(id);
  return { status: 204 };
}

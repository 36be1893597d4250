import { Routes, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { REST } from 'discord.js';
import { z } from 'zod';

/**
 * Registers the commands with Discord, only if they differ from the registered ones: Discord limits
 * registrations, and people's clients reload the commands each time. Resolves true if they were
 * registered.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  payload: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = registered.parse(await rest.get(route, { query }));
  if (canonical(present) === canonical(payload)) return false;
  registered.parse(await rest.put(route, { body: payload }));
  return true;
}

/** Discord's list of commands; any other answer must be neither compared nor believed. */
const registered = z.array(z.looseObject({ name: z.string() }));

const compared: ReadonlySet<string> = new Set([
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'type',
  'options',
  'required',
  'choices',
  'channel_types',
  'value',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'default_member_permissions',
  'contexts',
  'integration_types',
]);

/** A canonical form: keys in order, without what Discord adds or leaves out. */
function canonical(commands: readonly unknown[]): string {
  const list = commands.map((command) => tidy(command));
  return JSON.stringify(list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
}

function tidy(value: unknown, locales = false): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => tidy(entry));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([key, inner]) => (locales || compared.has(key)) && !meansNothing(inner))
    .map(([key, inner]): [string, unknown] => [key, tidy(inner, key.endsWith('_localizations'))])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function meansNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

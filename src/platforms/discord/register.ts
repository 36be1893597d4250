import { Routes, type REST, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { z } from 'zod';

/**
 * Tells Discord of the commands, only when they differ from what it holds: it counts how often they
 * are written, and people's clients reload them each time. Resolves true when they were written.
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

/** Discord's list of commands; anything else that it answers must be neither compared nor believed. */
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

/** One writing for what means the same: keys in order, without what Discord adds or leaves out. */
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

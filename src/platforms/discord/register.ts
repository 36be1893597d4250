import { Routes, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { REST } from 'discord.js';
import { z } from 'zod';
import { entryOf } from '../../kernel/dictionary.ts';

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
  if (areSame(present, payload)) return false;
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

interface Named {
  readonly name: string;
  readonly type?: unknown;
}

/** Whether Discord knows these very commands, in any order. Compared as they are: a start waits for it. */
function areSame(present: readonly Named[], wanted: readonly Named[]): boolean {
  const keyOf = ({ type, name }: Named): string => `${String(type)} ${name}`;
  const known = new Map(present.map((command) => [keyOf(command), command]));
  return (
    known.size === wanted.length &&
    wanted.every((command) => isSame(known.get(keyOf(command)), command))
  );
}

/** Without what Discord adds or leaves out. */
function isSame(one: unknown, other: unknown, byLocale = false): boolean {
  if (one === other) return true;
  if (meansNothing(one) || meansNothing(other)) return meansNothing(one) && meansNothing(other);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, at) => isSame(entry, other[at]));
  return isRecord(one) && isRecord(other) && haveSame(one, other, byLocale);
}

function haveSame(one: Entries, other: Entries, byLocale: boolean): boolean {
  const isSameAt = (key: string): boolean =>
    (!byLocale && !compared.has(key)) ||
    isSame(entryOf(one, key), entryOf(other, key), key.endsWith('_localizations'));
  return (
    Object.keys(one).every(isSameAt) &&
    Object.keys(other).every((key) => Object.hasOwn(one, key) || isSameAt(key))
  );
}

type Entries = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function meansNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

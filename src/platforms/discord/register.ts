import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  Routes,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { Command, Feature, Leaf, Option } from '../../engine/requests/command.ts';
import type { Catalogue } from '../../i18n/translator.ts';

/** A catalogue for each language of Discord's that has one; English is also the base. */
export type CommandCatalogues = Readonly<Record<'en-US' | 'en-GB' | 'fr' | 'es-ES', Catalogue>>;

/** What Discord is told of the commands: names and descriptions in each language, rights, contexts. */
export function commandPayload(
  features: readonly Feature[],
  catalogues: CommandCatalogues,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const named = namer(catalogues);
  const here = {
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const slash = features
    .flatMap(({ commands = [] }) => commands)
    .map((command) => ({
      ...named(`command.${command.name}`),
      ...here,
      type: ApplicationCommandType.ChatInput as const,
      default_member_permissions:
        command.access === 'administrator' ? String(PermissionFlagsBits.ManageGuild) : null,
      options: commandOptions(command, named),
    }));
  const message = features
    .flatMap(({ messageCommands = [] }) => messageCommands)
    .map(({ name }) => ({
      ...nameOnly(named(`message.${name}`)),
      ...here,
      type: ApplicationCommandType.Message as const,
      default_member_permissions: null,
    }));
  return [...slash, ...message];
}

type Named = ReturnType<ReturnType<typeof namer>>;

function nameOnly({ name, name_localizations }: Named) {
  return { name, name_localizations };
}

function namer(catalogues: CommandCatalogues) {
  const everywhere = (key: string) =>
    Object.fromEntries(
      Object.entries(catalogues).flatMap(([locale, catalogue]) => {
        const text = catalogue[key];
        return text === undefined ? [] : [[locale, text]];
      }),
    );
  const base = (key: string) => {
    const text = catalogues['en-US'][key];
    if (text === undefined) throw new Error(`The English catalogue has no ${key}.`);
    return text;
  };
  return (key: string) => ({
    name: base(`${key}.name`),
    name_localizations: everywhere(`${key}.name`),
    description: catalogues['en-US'][`${key}.description`] ?? '',
    description_localizations: everywhere(`${key}.description`),
  });
}

function commandOptions(command: Command, named: ReturnType<typeof namer>) {
  const subcommands = Object.entries(command.subcommands).map(([name, leaf]) => ({
    ...named(`command.${command.name}.${name}`),
    type: ApplicationCommandOptionType.Subcommand as const,
    options: leafOptions(leaf, named),
  }));
  return command.leaf === undefined ? subcommands : leafOptions(command.leaf, named);
}

function leafOptions(leaf: Leaf, named: ReturnType<typeof namer>) {
  return leaf.options.map((option) => describeOption(option, named));
}

function describeOption(option: Option<unknown>, named: ReturnType<typeof namer>) {
  const base = { ...named(`option.${option.name}`), required: option.required };
  const { limits } = option;
  switch (option.kind) {
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer as const,
        ...(limits === undefined ? {} : { min_value: limits.min, max_value: limits.max }),
      };
    case 'person':
      return { ...base, type: ApplicationCommandOptionType.User as const };
    case 'file':
      return { ...base, type: ApplicationCommandOptionType.Attachment as const };
    case 'role':
      return { ...base, type: ApplicationCommandOptionType.Role as const };
    case 'channel':
      return {
        ...base,
        type: ApplicationCommandOptionType.Channel as const,
        channel_types: [ChannelType.GuildText as const, ChannelType.GuildAnnouncement as const],
      };
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String as const,
        choices: (option.choices ?? []).map((value) => ({
          ...nameOnly(named(`choice.${option.name}.${value}`)),
          value,
        })),
      };
    case 'text':
      return {
        ...base,
        type: ApplicationCommandOptionType.String as const,
        ...(limits === undefined ? {} : { min_length: limits.min, max_length: limits.max }),
        ...(option.complete === undefined ? {} : { autocomplete: true as const }),
      };
  }
}

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

import { ApplicationCommandOptionType, ApplicationCommandType, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../../commands/index.ts';
import { commandPayload } from '../../../src/platforms/discord/command-payload.ts';
import { registerCommands } from '../../../src/platforms/discord/register.ts';
import type { Leaf } from '../../../src/engine/requests/command.ts';
import { quiet } from '../../../src/engine/requests/reply.ts';
import { requiredFile } from '../../../src/engine/requests/options.ts';
import { readTexts } from '../../../src/program/texts.ts';
import {
  startLocalDiscord,
  type LocalDiscord,
} from '../../../src/rehearsal/local-discord/index.ts';

const { catalogues } = readTexts('discord');
const payload = commandPayload(features, catalogues);

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
  readonly required?: boolean;
}

const slash: Named[] = JSON.parse(
  JSON.stringify(payload.filter(({ type }) => type === ApplicationCommandType.ChatInput)),
);
const withOptions = (each: Named): Named[] => [each, ...(each.options ?? []).flatMap(withOptions)];
const everything = slash.flatMap(withOptions);
const texts = (base: string | undefined, others: Named['name_localizations']): string[] => [
  base ?? '',
  ...Object.values(others ?? {}).map((text) => text ?? ''),
];
const namesOf = (each: Named): string[] => texts(each.name, each.name_localizations);

const option = (command: string, name: string): Named | undefined =>
  slash
    .find((each) => each.name === command)
    ?.options?.flatMap(withOptions)
    .find((each) => each.name === name);

describe('what Discord is told of the commands', () => {
  it('names them as Discord asks, in each language', () => {
    const names = everything.flatMap(namesOf);
    // Discord's own pattern; lower case is asked of every letter that has one.
    const bad = names.filter(
      (name) =>
        !/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) || name !== name.toLowerCase(),
    );
    expect(bad).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  it('describes each of them in at most 100 characters', () => {
    const described = everything.flatMap(({ description, description_localizations }) =>
      texts(description, description_localizations),
    );
    expect(described.filter((text) => text.length < 1 || text.length > 100)).toEqual([]);
  });

  it('has at most 25 options and choices, those that are required first', () => {
    for (const { name, options = [], choices = [] } of everything) {
      expect(options.length, name).toBeLessThanOrEqual(25);
      expect(choices.length, name).toBeLessThanOrEqual(25);
      const required = options.map((option) => option.required === true);
      expect(required, name).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
    const labels = everything.flatMap(({ choices = [] }) => choices).flatMap(namesOf);
    expect(labels.filter((label) => label.length < 1 || label.length > 100)).toEqual([]);
  });

  it('gives no two of one place the same name in any language', () => {
    for (const locale of ['fr', 'en-US', 'en-GB', 'es-ES', 'es-419'])
      for (const siblings of [slash, ...everything.map(({ options = [] }) => options)]) {
        const names = siblings.map((each) => each.name_localizations?.[locale] ?? each.name);
        expect(new Set(names).size, names.join()).toBe(names.length);
      }
  });

  it('limits them to communities, and the settings to administrators', () => {
    for (const each of payload)
      expect(each).toMatchObject({ contexts: [0], integration_types: [0] });
    const kept = payload.filter((each) => each.default_member_permissions !== null);
    expect(kept.map(({ name }) => name)).toEqual(['settings']);
  });

  it('declares the kinds and the limits of what is given', () => {
    expect(option('workshop', 'minutes')).toMatchObject({
      type: ApplicationCommandOptionType.Integer,
      min_value: 1,
      max_value: 180,
    });
    expect(option('workshop', 'to')).toMatchObject({ type: ApplicationCommandOptionType.User });
    expect(option('workshop', 'template')).toMatchObject({ autocomplete: true, required: true });
    expect(option('settings', 'facilitator-role')).toMatchObject({
      type: ApplicationCommandOptionType.Role,
    });
  });
});

describe('an option that takes a file', () => {
  it('is declared as an attachment', () => {
    const options = [requiredFile('title', { maxBytes: 1_000 })];
    const leaf: Leaf = { entry: 'help', options, run: async () => quiet, suggest: async () => [] };
    const command = { name: 'help', access: 'everyone', subcommands: {}, leaf } as const;
    const [declared] = commandPayload([{ commands: [command] }], catalogues);
    expect(declared).toMatchObject({
      options: [{ type: ApplicationCommandOptionType.Attachment, required: true }],
    });
  });
});

describe('registering the commands', () => {
  let discord: LocalDiscord;
  let rest: REST;
  beforeEach(async () => {
    discord = await startLocalDiscord();
    rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  });
  afterEach(() => discord.close());

  const register = (commands = payload) => registerCommands(rest, discord.applicationId, commands);

  it('writes them, and Discord has nothing to say against them', async () => {
    expect(await register()).toBe(true);
    expect(discord.commands().map(({ name }) => name)).toEqual(payload.map(({ name }) => name));
    expect(discord.breaches).toEqual([]);
  });

  it('writes nothing when nothing changed, in whatever order they come', async () => {
    await register();
    expect(await register()).toBe(false);
    expect(await register(payload.toReversed())).toBe(false);
    expect(discord.commandWrites).toBe(1);
  });

  it.each<[string, () => typeof payload]>([
    ['a description', () => commandPayload(features, reworded('fr', 'command.help.description'))],
    ['a name in one language', () => commandPayload(features, reworded('es', 'option.title.name'))],
    ['a choice', () => commandPayload(features, reworded('fr', 'choice.language.fr.name'))],
    ['a command that is gone', () => payload.slice(1)],
  ])('writes them again when there is %s to change', async (_what, changed) => {
    await register();
    expect(await register(changed())).toBe(true);
    expect(discord.commandWrites).toBe(2);
    expect(await register(changed())).toBe(false);
  });

  it('says so when Discord does not answer, rather than write blindly', async () => {
    discord.failNext({ status: 503 });
    await expect(register()).rejects.toThrow();
    expect(discord.commandWrites).toBe(0);
  });
});

function reworded(locale: 'fr' | 'es', key: string): typeof catalogues {
  return { ...catalogues, [locale]: { ...catalogues[locale], [key]: 'autre' } };
}

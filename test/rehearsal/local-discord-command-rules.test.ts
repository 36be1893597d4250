import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.discord.close());

const command = (more: object = {}): object => ({ name: 'atelier', description: 'x', ...more });
const string = (name: string, more: object = {}): object => ({
  type: 3,
  name,
  description: 'x',
  ...more,
});
const put = (commands: unknown): Promise<unknown> =>
  stage.rest.put(Routes.applicationCommands(stage.discord.applicationId), { body: commands });

it.each<[string, object]>([
  ['an accent in a name', command({ name: 'réglages' })],
  ['permissions as a string', command({ default_member_permissions: '8589934592' })],
  ['French and Spanish', command({ name_localizations: { fr: 'atelier', 'es-ES': 'taller' } })],
  ['a menu with capitals and spaces', { type: 3, name: 'To the summary' }],
  ['what discord.js adds', command({ nsfw: false, dm_permission: false, contexts: [0] })],
])('allows %s', async (_, body) => {
  await expect(put([body])).resolves.toHaveLength(1);
});

it('keeps the id of a command that keeps its name', async () => {
  await put([command()]);
  const before = stage.discord.commands()[0]?.id;
  await put([command({ description: 'autre' }), command({ name: 'aide' })]);
  expect(stage.discord.commands().map(({ id }) => id)).toContain(before);
});

describe('refuses', () => {
  it.each<[string, string, object[]]>([
    ['a capital in a name', 'commandName', [command({ name: 'Atelier' })]],
    ['a space in a name', 'commandName', [command({ name: 'mon atelier' })]],
    [
      'a capital in a translated name',
      'commandName',
      [command({ name_localizations: { fr: 'X' } })],
    ],
    ['Catalan', 'unknownLocale', [command({ name_localizations: { ca: 'taller' } })]],
    ['no description', 'description', [command({ description: undefined })]],
    ['a description of 101 characters', 'spec', [command({ description: 'x'.repeat(101) })]],
    ['a duplicate name', 'duplicateCommand', [command(), command()]],
    ['a duplicate option', 'duplicateOption', [command({ options: [string('a'), string('a')] })]],
    [
      'a required option after an optional one',
      'requiredFirst',
      [command({ options: [string('a'), string('b', { required: true })] })],
    ],
    [
      'options next to subcommands',
      'mixedSubcommands',
      [command({ options: [string('a'), { type: 1, name: 'b', description: 'x' }] })],
    ],
    [
      'choices with autocomplete',
      'choicesAndAutocomplete',
      [
        command({
          options: [string('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })],
        }),
      ],
    ],
    [
      'a choice of 101 characters',
      'choiceValue',
      [command({ options: [string('a', { choices: [{ name: 'x', value: 'x'.repeat(101) }] })] })],
    ],
    [
      '26 options',
      'spec',
      [command({ options: Array.from({ length: 26 }, (_, i) => string(`o${i}`)) })],
    ],
    ['a menu with a description', 'menuCommand', [{ type: 3, name: 'Collect', description: 'x' }]],
    [
      '101 commands',
      'tooManyCommands',
      Array.from({ length: 101 }, (_, i) => command({ name: `c${i}` })),
    ],
    [
      '8001 characters, counting the longest translation',
      'commandTooLong',
      [
        command({
          options: Array.from({ length: 25 }, (_, i) => ({
            type: 1,
            name: `s${i}`,
            description: 'x',
            options: Array.from({ length: 4 }, (_x, j) =>
              string(`o${j}`, { description_localizations: { fr: 'x'.repeat(80) } }),
            ),
          })),
        }),
      ],
    ],
    ['an unknown key', 'unknownKey', [command({ colour: 'red' })]],
    [
      'permissions that are not a bit field',
      'memberPermissions',
      [command({ default_member_permissions: 'admins' })],
    ],
  ])('%s', async (_, rule, commands) => {
    const refused = await refusal(stage.discord, () => put(commands));
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.rules).toContain(rule);
  });

  it('something other than a list', async () => {
    const refused = await refusal(stage.discord, () => put({}));
    expect(refused).toMatchObject({ status: 400, rules: ['invalidForm'] });
  });

  it('the commands of another application', async () => {
    const route = Routes.applicationCommands('123456789012345678');
    const refused = await refusal(stage.discord, () => stage.rest.put(route, { body: [] }));
    expect(refused).toMatchObject({ code: 10002 });
  });
});

it('offers a command only to the people it is for', async () => {
  await put([command({ default_member_permissions: '0' })]);
  await expect(stage.ana.slash(stage.channel.id, 'atelier')).rejects.toThrow(/Administrator/);
});

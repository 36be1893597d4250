import { allActions } from '../support/all-actions.ts';
import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { readTexts } from '../../src/program/texts.ts';

const { catalogues } = readTexts('discord');

const leaves = features
  .flatMap(({ commands = [] }) => commands)
  .flatMap(({ leaf, subcommands }) => [
    ...(leaf === undefined ? [] : [leaf]),
    ...Object.values(subcommands),
  ]);
const options = leaves.flatMap((leaf) => leaf.options);

/** Everything that people see of a command before they use it. */
const named = [
  ...features
    .flatMap(({ commands = [] }) => commands)
    .flatMap(({ name, subcommands }) => [
      `command.${name}`,
      ...Object.keys(subcommands).map((sub) => `command.${name}.${sub}`),
    ]),
  ...options.map(({ name }) => `option.${name}`),
].flatMap((key) => [`${key}.name`, `${key}.description`]);
const choices = options.flatMap(({ name, choices: values = [] }) =>
  values.map((value) => `choice.${name}.${value}.name`),
);
const messages = features
  .flatMap(({ messageCommands = [] }) => messageCommands)
  .map(({ name }) => `message.${name}.name`);

describe('every action', () => {
  const handled = features.flatMap(({ handlers = [] }) => handlers).map(({ name }) => name);

  it('has exactly one handler, and every handler its action', () => {
    const declared = allActions.map(({ name }) => name);
    expect(handled.toSorted()).toEqual(declared.toSorted());
  });

  it('fits in a button with the longest ids there are', () => {
    const id = 'x'.repeat(24);
    for (const each of allActions) {
      const longest = [each.name, ...each.fields.map(() => id)].join(':');
      expect(each.read(longest), each.name).toBeDefined();
      expect(longest.length, each.name).toBeLessThanOrEqual(100);
    }
  });
});

describe('every command', () => {
  it.each(['fr', 'en', 'es'] as const)('has its names and descriptions in %s', (locale) => {
    const missing = [...named, ...choices, ...messages].filter(
      (key) => (catalogues[locale][key] ?? '').trim() === '',
    );
    expect(missing).toEqual([]);
  });

  it.each(['fr', 'en', 'es'] as const)(
    'has no name left in %s of what is no longer there',
    (locale) => {
      const known = new Set([...named, ...choices, ...messages]);
      const strays = Object.keys(catalogues[locale]).filter(
        (key) => /^(?:command|option|choice|message)\./u.test(key) && !known.has(key),
      );
      expect(strays).toEqual([]);
    },
  );

  it('is known in English by the name its code has', () => {
    const { en: english } = catalogues;
    for (const key of [...named, ...messages].filter((each) => each.endsWith('.name')))
      expect(english[key]?.toLowerCase().replaceAll(' ', '-'), key).toBe(key.split('.').at(-2));
  });

  it('that only administrators may use is offered to them alone', () => {
    const kept = features
      .flatMap(({ commands = [] }) => commands)
      .filter(({ access }) => access === 'administrator');
    expect(kept.map(({ name }) => name)).toEqual(['settings']);
  });
});

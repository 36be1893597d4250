import { allActions } from '../support/all-actions.ts';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import type { Leaf } from '../../src/engine/requests/command.ts';
import { isEntry, permissions, type Entry } from '../../src/program/permissions.ts';
import { cellOf, personas, type Cell } from '../support/personas.ts';
import { sourcesIn } from '../support/sources.ts';

const entries = Object.keys(permissions);
const commands = features.flatMap(({ commands: own = [] }) => own);
const leaves = commands.flatMap(({ name, leaf, subcommands }): [string, Leaf][] => [
  ...(leaf === undefined ? [] : [[name, leaf] satisfies [string, Leaf]]),
  ...Object.entries(subcommands).map(([sub, each]): [string, Leaf] => [`${name} ${sub}`, each]),
]);
const completed = leaves.flatMap(([path, { options }]) =>
  options.filter(({ complete }) => complete !== undefined).map(({ name }) => `${path}/${name}`),
);
const messageCommands = features.flatMap(({ messageCommands: own = [] }) => own);

describe('the table of permissions', () => {
  it('has a line for every command, and every command is under its own', () => {
    for (const [path, { entry }] of leaves) expect(entry).toBe(path);
  });

  it('has a line for every list of suggestions', () => {
    expect(completed.filter((name) => !entries.includes(name))).toEqual([]);
  });

  it('has a line for every button, list and form', () => {
    const names = allActions.map(({ name }) => name);
    expect(names.filter((name) => !entries.includes(name))).toEqual([]);
  });

  it('has no line for what is not there', () => {
    const known = new Set([
      ...leaves.map(([path]) => path),
      ...completed,
      ...messageCommands.map(({ name }) => name),
      ...allActions.map(({ name }) => name),
    ]);
    expect(entries.filter((name) => !known.has(name))).toEqual([]);
  });

  it('is what docs/permissions.md shows', async () => {
    await expect(await page()).toMatchFileSnapshot(join(packageRoot(), 'docs', 'permissions.md'));
  });
});

describe('a command', () => {
  it('has no way to a subject but the one it is given: it imports neither the app context nor a stream', () => {
    const inner =
      /from '\.\.\/src\/(?:program\/(?:palabre|admitting)|engine\/streams\/[a-z-]+|workshop\/pointed)\.ts'/u;
    const found = sourcesIn('commands').filter(({ text }) => inner.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('takes no more than types from what opens subjects and from the app context', () => {
    const value =
      /^import (?!type )[^;]*from '\.\.\/src\/engine\/(?:requests\/admission|context)\.ts'/gmu;
    const found = sourcesIn('commands').filter(({ text }) => value.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

const signs: Readonly<Record<Cell, string>> = { may: 'yes', no: 'no', unknown: '—' };

async function page(): Promise<string> {
  const heads = personas.map(({ title }) => title);
  const lines = Object.keys(permissions)
    .filter((name) => isEntry(name))
    .map((entry) => [named(entry), ...personas.map((persona) => signs[cellOf(entry, persona)])]);
  const table = [['what', ...heads], ['what', ...heads].map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
  return format(`${introduction}\n\n${table}\n`, { parser: 'markdown', singleQuote: true });
}

function named(entry: Entry): string {
  const [path = '', option] = entry.split('/');
  if (option !== undefined) return `\`/${path}\`, suggestions for \`${option}\``;
  if (leaves.some(([leaf]) => leaf === path)) return `\`/${path}\``;
  if (messageCommands.some(({ name }) => name === path)) return `message command \`${path}\``;
  return `button, list or form \`${path}\``;
}

const introduction = `# Who may do what

<!-- Written by test/program/permissions.test.ts from src/program/permissions.ts: do not edit. -->

A workshop, a poll and a plan stand in a channel that not everybody sees; each person acts from that channel if they see it, from another one otherwise. **yes**: they may. **no**: they are told who can. **—**: they are told what they would be told of something that never existed.

Rights are read anew at each gesture, in the channel of what is acted on. \`src/program/permissions.ts\` is their single source: the door in front of every subject goes by it, and a test tries each cell on a local Discord, with addresses and values that were never offered.`;

import { allActions } from '../support/all-actions.ts';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import type { Leaf } from '../../src/engine/requests/command.ts';
import { isEntry, permissions, tables, type Entry } from '../../src/program/permissions.ts';
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

  it('has no two lines of one name, whichever rooms they are of', () => {
    const names = tables.flatMap((table) => Object.keys(table));
    expect(names.toSorted()).toEqual(entries.toSorted());
  });

  it('is what docs/permissions.md shows', async () => {
    await expect(await page()).toMatchFileSnapshot(join(packageRoot(), 'docs', 'permissions.md'));
  });
});

describe('what declares a command, a button or a form', () => {
  const declaring = sourcesIn('src', 'commands').filter(({ text }) =>
    /from '[^']*\/under\.ts'/u.test(text),
  );
  const importing = (what: RegExp) =>
    declaring.filter(({ text }) => what.test(text)).map(({ path }) => path);

  it('is in commands/ and in every room that has something to press', () => {
    const rooms = new Set(declaring.map(({ path }) => path.split('/').slice(0, -1).join('/')));
    expect([...rooms].toSorted()).toEqual([
      'commands',
      'src/community',
      'src/engine/requests',
      'src/own-data',
      'src/plan',
      'src/poll',
      'src/recap',
      'src/screen',
      'src/summary',
      'src/workshop',
    ]);
  });

  it('has no way to a subject but the one it is given: it imports neither a stream nor an opener', () => {
    const inner =
      /from '[^']*\/(?:door|orphans|pointed|app-context|streams\/[a-z-]+)\.ts'|\.streams\b|\bvisitOf\b/u;
    expect(importing(inner)).toEqual([]);
  });

  it('imports only types from what opens subjects and from the app context', () => {
    const value = /^import (?!type )[^;]*from '[^']*\/(?:admission|door|context)\.ts'/mu;
    expect(importing(value)).toEqual([]);
  });
});

describe('a command’s own file', () => {
  it('is named after the command, and holds no other', () => {
    const found = sourcesIn('commands').filter(({ path }) => path !== 'commands/index.ts');
    const named = found.map(({ path }) => path.replace(/^commands\/(.+)\.ts$/u, '$1'));
    const declared = [
      ...commands.map(({ name }) => name),
      ...messageCommands.map(({ name }) => name),
    ];
    expect(named.toSorted()).toEqual(declared.toSorted());
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

<!-- Written by test/program/permissions.test.ts from the permissions.ts of each room: do not edit. -->

Here, the workshop, the poll and the plan are in a channel that not everyone can see; each person acts from that channel if they can see it, and from another one otherwise. **yes**: they can. **no**: they are told who can. **—**: they are told what they would be told about something that never existed.

Permissions are read again at each action, in the channel where it happens. The \`permissions.ts\` of each room is the single source (\`src/program/permissions.ts\` puts them together): the door in front of every subject goes by it, and a test tries each cell on a local Discord, and another on a local Matrix homeserver, with addresses and values that were never offered.`;

import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/system/package-root.ts';
import { environment } from '../src/program/config.ts';
import { housePicture } from './support/house-picture.ts';
import { circles, fileImports, order, upward } from './support/house-plan.ts';
import { sourcesIn, specifiersIn, type Source } from './support/sources.ts';

const sources = sourcesIn('src', 'commands');

interface Import {
  readonly from: string;
  /** A package's name, or a file from the root of the project. */
  readonly what: string;
}

function importsOf({ path, text }: Source): Import[] {
  return specifiersIn(text).map((what) => ({
    from: path,
    what: what.startsWith('.') ? posix.join(dirname(path), what) : what,
  }));
}

const imports = sources.flatMap(importsOf);
const between = fileImports();
const isUnder = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`) || path === folder);
/** In a room's own folder of that name, such as `src/poll/domain`. */
const isIn = (path: string, layer: string) =>
  new RegExp(String.raw`^src/[^/]+/${layer}/`, 'u').test(path) &&
  !path.startsWith('src/rehearsal/');
const told = ({ from, what }: Import) => `${from} imports ${what}`;

/** Who imports this package from outside the folders that may. */
function trespassers(name: RegExp, folders: readonly string[]): string[] {
  return imports.filter(({ from, what }) => name.test(what) && !isUnder(from, folders)).map(told);
}

describe('the house', () => {
  it('are read', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(400);
  });

  it('has domains that import domains, the kernel and zod, nothing else', () => {
    const pure = imports.filter(({ from }) => isIn(from, 'domain'));
    expect(pure.length).toBeGreaterThan(50);
    const stray = pure.filter(
      ({ what }) => !isIn(what, 'domain') && !isUnder(what, ['src/kernel', 'zod']),
    );
    expect(stray.map(told)).toEqual([]);
  });

  it('has views that import views, domains, the kernel and translations, nothing else', () => {
    const pure = imports.filter(({ from }) => isIn(from, 'view'));
    expect(pure.length).toBeGreaterThan(50);
    const stray = pure.filter(
      ({ what }) =>
        !isIn(what, 'domain') &&
        !isIn(what, 'view') &&
        !isUnder(what, ['src/kernel', 'src/i18n', 'zod']),
    );
    expect(stray.map(told)).toEqual([]);
  });

  it(`has rooms in one order: ${order.join(' < ')}`, () => {
    expect(upward(between).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has no file that imports itself through others', () => {
    expect(circles(between)).toEqual([]);
  });

  it('is drawn in the docs as its imports are', async () => {
    const file = join(packageRoot(), 'docs', 'images', 'house.svg');
    await expect(housePicture()).toMatchFileSnapshot(file);
  });

  it('stands in the docs in the same order', () => {
    const page = readFileSync(join(packageRoot(), 'docs', 'architecture.md'), 'utf8');
    expect(page).toContain(`\n${order.join(' < ')}\n`);
  });

  it('walks a vote and a recap past what is really there, in fifteen hops at most', () => {
    const page = readFileSync(join(packageRoot(), 'docs', 'architecture.md'), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| \d+ /u.test(line));
    expect(rows.map((row) => Number(row.split('|')[1])).every((hop) => hop <= 15)).toBe(true);
    const named = rows.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/gu)]);
    expect(named.length).toBeGreaterThan(40);
    let text = '';
    for (const [, name = ''] of named) {
      const found = sources.find(({ path }) => path === `src/${name}`);
      if (name.endsWith('.ts')) expect(found?.path, name).toBe(`src/${name}`);
      else expect(text, name).toMatch(new RegExp(String.raw`\b${name}\b`, 'u'));
      text = found?.text ?? text;
    }
  });

  it('let only Discord’s own adapter and the rehearsal know Discord’s packages', () => {
    const discord = /^(?:discord\.js|@discordjs\/.*|discord-api-types|discord-api-spec)(?:\/|$)/u;
    expect(trespassers(discord, ['src/platforms/discord', 'src/rehearsal'])).toEqual([]);
  });

  it('let only their own folder know the libraries of the stores', () => {
    expect(trespassers(/^(?:keyv|@keyv\/.*)$/u, ['src/stores/keyv'])).toEqual([]);
    expect(trespassers(/^lmdb$/u, ['src/stores/lmdb'])).toEqual([]);
  });

  it('let only their adapters know the clock of weeks, pictures, tables, addresses, the log and YAML', () => {
    expect(trespassers(/^node-cron$/u, ['src/engine/schedule'])).toEqual([]);
    expect(trespassers(/^@takumi-rs\//u, ['src/pictures'])).toEqual([]);
    expect(trespassers(/^csv-parse(?:\/|$)/u, ['src/poll/export'])).toEqual([]);
    expect(trespassers(/^hyphen(?:\/|$)/u, ['src/pictures/drawing'])).toEqual([]);
    expect(trespassers(/^linkify-it$/u, ['src/kernel'])).toEqual([]);
    expect(trespassers(/^pino$/u, ['src/system'])).toEqual([]);
    expect(trespassers(/^yaml$/u, ['src/template/files', 'src/rehearsal'])).toEqual([]);
  });

  it('open doors in one way alone, with its limits on time and connections', () => {
    const opening = /import \{[^}]*\bcreateServer\b[^}]*\} from 'node:(?:http|https|http2)'/u;
    const openers = sources.filter(({ text }) => opening.test(text)).map(({ path }) => path);
    expect(openers).toEqual(['src/system/loopback.ts']);
  });

  it('have the rehearsal imported by the program alone', () => {
    expect(
      trespassers(/^src\/rehearsal\//u, ['src/rehearsal', 'src/run.ts', 'src/palabre.ts']),
    ).toEqual([]);
  });
});

/** Comments say « any » as everyone does. */
const code = ({ text }: Source) =>
  text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(?:^|\s)\/\/.*$/gmu, '');

describe('every file', () => {
  it.each([
    ['any', /(?::|<|\||\bas)\s*any\b|\bany\[\]/u],
    ['a cast through unknown', /\bas unknown as\b/u],
    ['a value said not to be null', /(?<=[\w)\]])!(?=[.;,)\][])/u],
  ])('is written without %s', (_, forbidden) => {
    const found = sources.filter((source) => forbidden.test(code(source))).map(({ path }) => path);
    expect(found).toEqual([]);
  });

  it('has its types checked, without exception', () => {
    const silenced = sources.filter(({ text }) =>
      /@ts-(?:ignore|expect-error|nocheck)/u.test(text),
    );
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  it('is short enough to be read at once', () => {
    const long = sources
      .filter(({ text }) => text.split('\n').length > 255)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('names nothing of the machine it was written on', () => {
    const found = sources.filter(({ text }) => /\/(?:work|home|root|Users)\/\w/u.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('what is kept by id', () => {
  /** Whose keys nobody outside makes. */
  const ownKeys = new Map([
    ['values', 'the fields of a template, which may not be called what every object knows'],
    ['counts', 'pillars in a recap; in a poll, the ids of its own options'],
    ['begun', 'keys made in view/surfaces.ts'],
    ['posts', 'keys made in view/surfaces.ts'],
    ['threads', 'keys made in view/surfaces.ts'],
  ]);
  const records = sources
    .filter(({ path }) => isIn(path, 'domain'))
    .flatMap((source) => [...code(source).matchAll(/(\w+): (?:z\s*\.record\(|plansState)/gu)])
    .map(([, name = '']) => name)
    .filter((name) => !ownKeys.has(name));

  it('is looked up with `entryOf` alone, where « constructor » is as unknown as any other id', () => {
    expect(records).toContain('contributions');
    expect(records).toContain('plans');
    const plain = new RegExp(
      String.raw`(?<!delete [\w.]*)\b(?:${records.join('|')})\??\.?\[[^\]]+\](?!\s*=[^=])`,
      'u',
    );
    const ours = sources.filter(({ path }) => !path.startsWith('src/rehearsal/'));
    const found = ours.flatMap((source) =>
      code(source)
        .split('\n')
        .filter((line) => plain.test(line))
        .map((line) => `${source.path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(packageRoot(), '.env.example'), 'utf8').split('\n');
  const variables = lines.flatMap((line) => /^([A-Z_]+)=/u.exec(line)?.[1] ?? []);

  it('lists exactly the variables that the program reads', () => {
    expect(variables).toEqual(Object.keys(environment.shape));
  });

  it('explains each of them', () => {
    for (const name of variables) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      expect(lines[at - 1]).toMatch(/^# \w/u);
    }
  });

  it('gives what would be taken if it were copied as it is', () => {
    const given = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^([A-Z_]+)=(.*)$/u.exec(line) ?? [];
        return name === undefined ? [] : [[name, value]];
      }),
    );
    expect(environment.parse(given)).toEqual(environment.parse({}));
  });
});

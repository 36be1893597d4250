import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/kernel/text.ts';
import { fatalCloses } from '../../src/platforms/discord/loss.ts';
import { environment } from '../../src/program/config.ts';
import { openMetrics } from '../../src/system/metrics.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { commandNames } from '../support/command-names.ts';
import { sourcesIn } from '../support/sources.ts';

const read = (name: string) => readFileSync(join(packageRoot(), 'docs', `${name}.md`), 'utf8');
const english = read('operator-guide');
const french = read('guide-exploitation');
const guides: readonly (readonly [Locale, string])[] = [
  ['en', english],
  ['fr', french],
];

const sources = sourcesIn('src');
/** Every reason that the health port may give. */
const reasons = sources
  .filter(({ path, text }) => path.endsWith('/trouble.ts') || text.includes('/trouble.ts'))
  .flatMap(({ text }) => [
    ...text.matchAll(/(?:\breason: |\btrouble\(\s*|\bstandingBy = )'([a-z-]+)'/gu),
  ])
  .map(([, reason = '']) => reason);

const sorted = (all: Iterable<string>): string[] => [...new Set(all)].toSorted();
/** The sections, in order, each without what divides them. */
const sections = (text: string) => text.split(/^#+ .*$/gmu);
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
/** The first cell of each row that begins so. */
const rows = (text: string, cell: RegExp) =>
  matches(text, new RegExp(String.raw`^\| (${cell.source}) +\|`, 'gmu'));

/** Every number, in either way of writing it: 10,000 and 0.9, or 10 000 and 0,9. */
const figuresIn = (text: string) =>
  matches(
    text.replaceAll(/(\d)[,\u00A0](\d{3})(?!\d)/gu, '$1$2').replaceAll(/(\d),(\d)/gu, '$1.$2'),
    /(\d+(?:\.\d+)*)/gu,
  ).toSorted();

/** Each piece of code, with what the French page has people type in French said as in English. */
const codeIn = (text: string) =>
  sorted(
    matches(text.replaceAll(/^```.*?^```/gmsu, ''), /`([^`]+)`/gu).map((code) =>
      inEnglish.reduce((said, [fr, en]) => said.replaceAll(fr, en), code),
    ),
  );
const inEnglish = [
  ['/reglages', '/settings'],
  ['/atelier montrer', '/workshop show'],
  ['/mes-donnees exporter', '/mydata export'],
  ['/mes-donnees effacer', '/mydata erase'],
  ['conservation', 'retention'],
  ['DOSSIER', 'FOLDER'],
  ['FICHIER', 'FILE'],
  ['utilisateur:motdepasse@hote:5432/base', 'user:password@host:5432/database'],
  ['/ecran', '/screen'],
] as const;

describe.each(guides)('the operator’s guide in %s', (locale, text) => {
  it('has every variable, in order, with its default', () => {
    expect(rows(text, /`[A-Z_]+`/u)).toEqual(
      Object.keys(environment.shape).map((name) => `\`${name}\``),
    );
    const defaults = text
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
      .map(([, name = '', value]) => [name, value]);
    expect(Object.fromEntries(defaults)).toMatchObject(environment.parse({}));
  });

  it('has every close code that ends the program', () => {
    const codes = rows(text, /4\d{3}(?:, 4\d{3})*/u).flatMap((cell) => cell.split(', '));
    expect(codes.map(Number)).toEqual([...fatalCloses.keys()]);
  });

  it('has every reason of the health port, and shows one in full', () => {
    expect(sorted(rows(text, /`[a-z-]+`/u))).toEqual(
      sorted(reasons).map((reason) => `\`${reason}\``),
    );
    const [shown = ''] = matches(text, /^```json\n(.*?)^```/gmsu);
    expect(JSON.parse(shown)).toMatchObject({ ready: false, troubles: [{}] });
  });

  it('has every figure for Prometheus', async () => {
    const metrics = openMetrics();
    metrics.gauge(() => ({}));
    const known = matches(await metrics.text(), /^# HELP (palabre_\w+)/gmu);
    expect(sorted(matches(text, /`(palabre_\w+)`/gu))).toEqual(sorted(known));
  });

  it('quotes the log as the program writes it', () => {
    const log = sections(text)[5] ?? '';
    const quoted = matches(log, /`([A-Za-z]+ [^`]+)`/gu);
    expect(quoted.length).toBeGreaterThan(40);
    const written = sources.map(({ text: code }) => code).join('\n');
    expect(quoted.filter((line) => !written.includes(`'${line}`))).toEqual([]);
  });

  it('names commands that exist', () => {
    const names = commandNames(locale);
    const named = matches(text, /`\/([a-z][a-z -]*)`/gu).filter((name) => name !== 'metrics');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the two operator’s guides', () => {
  const [en, fr] = [sections(english), sections(french)];

  it('have the same sections', () => {
    expect(matches(french, /^(#+) /gmu)).toEqual(matches(english, /^(#+) /gmu));
  });

  it.each(en.map((section, at) => [at, section] as const))(
    'have the same code, figures and decisions in section %i',
    (at, section) => {
      const other = fr[at] ?? '';
      expect(codeIn(other)).toEqual(codeIn(section));
      expect(figuresIn(other)).toEqual(figuresIn(section));
      const decisions = /\((decisions\/[^)]+)\)/gu;
      expect(matches(other, decisions)).toEqual(matches(section, decisions));
    },
  );
});

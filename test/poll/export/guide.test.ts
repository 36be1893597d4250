import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/system/package-root.ts';
import { pollCsv } from '../../../src/poll/export/csv.ts';
import type { PollExport } from '../../../src/poll/export/content.ts';
import { pollJson } from '../../../src/poll/export/json.ts';
import { totalsCsv } from '../../../src/poll/export/totals-csv.ts';

/** A guide's code blocks in this language, in order. */
const blocksIn = (name: string, language: string) =>
  [
    ...readFileSync(join(packageRoot(), 'docs', name), 'utf8').matchAll(
      /```(\w+)\n([\s\S]*?)```/gu,
    ),
  ].flatMap(([, found, text = '']) => (found === language ? [text] : []));
const shown = (csv: string) => csv.replaceAll('\r\n', '\n');

const words = {
  en: {
    guide: 'poll-export.md',
    options: ['Beans, climbing', 'The "red" lettuce'],
    dates: [
      ['Tuesday', '10am'],
      ['Tuesday', '6pm'],
    ],
  },
  fr: {
    guide: 'exporter-un-vote.md',
    options: ['Haricots, grimpants', 'La laitue "rouge"'],
    dates: [
      ['Mardi', '10 h'],
      ['Mardi', '18 h'],
    ],
  },
} as const;

const garden = (locale: 'en' | 'fr'): PollExport => {
  const [beans, lettuce] = words[locale].options;
  return {
    question: 'What do we plant?',
    locale,
    state: 'closed',
    openedAt: Date.UTC(2025, 1, 4, 19),
    closedAt: Date.UTC(2025, 1, 11, 19),
    rules: { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' },
    options: [
      {
        id: 'o1',
        label: beans,
        heading: [beans],
        counts: { yes: 1, ifNeedBe: 0, no: 1, blank: 0 },
        best: true,
      },
      {
        id: 'o2',
        label: lettuce,
        heading: [lettuce],
        limit: 5,
        counts: { yes: 0, ifNeedBe: 1, no: 0, blank: 1 },
        best: false,
      },
    ],
    rows: [
      { name: 'Capucine', stances: ['yes', 'ifNeedBe'], comment: 'I have seeds.' },
      { name: '=Basile', stances: ['no', 'blank'] },
    ],
    voters: 2,
    unsignedComments: [],
  };
};

/** The same vote without names, with three ballots. */
const quiet = (named: PollExport): PollExport => ({
  ...named,
  rules: { ...named.rules, resultsWhileOpen: false, named: false },
  options: named.options.map((option, index) => ({
    ...option,
    limit: undefined,
    counts: { yes: 2 - index, ifNeedBe: index, no: 1, blank: 0 },
  })),
  rows: [],
  voters: 3,
  unsignedComments: ['I have seeds.'],
});

describe.each(['en', 'fr'] as const)('the guide to exports, in %s', (locale) => {
  const { guide, dates } = words[locale];
  const csv = blocksIn(guide, 'csv');

  it('shows an actual CSV', () => {
    expect(csv[0]).toBe(shown(pollCsv(garden(locale))));
  });

  it('shows the two header lines of dates', () => {
    const options = dates.map((heading) => ({ label: heading.join(', '), heading }));
    expect(csv[1]).toBe(shown(pollCsv({ ...garden(locale), options })));
  });

  it('shows the totals of an anonymous vote', () => {
    expect(csv[2]).toBe(shown(totalsCsv(quiet(garden(locale)))));
    expect(csv).toHaveLength(3);
  });
});

describe('the guide to exports', () => {
  it('shows an actual JSON export, for those who program', () => {
    const shownJson = blocksIn('poll-export.md', 'json').map((text): unknown => JSON.parse(text));
    expect(shownJson).toEqual([JSON.parse(pollJson(garden('en')))]);
  });
});

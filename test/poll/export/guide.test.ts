import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/system/package-root.ts';
import { pollCsv } from '../../../src/poll/export/csv.ts';
import type { PollExport } from '../../../src/poll/export/content.ts';
import { pollJson } from '../../../src/poll/export/json.ts';
import { totalsCsv } from '../../../src/poll/export/totals-csv.ts';

const guide = readFileSync(join(packageRoot(), 'docs/poll-export.md'), 'utf8');

/** The guide's code blocks in this language, in order. */
const blocks = (language: string) =>
  [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/gu)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
const shown = (csv: string) => csv.replaceAll('\r\n', '\n');

const garden: PollExport = {
  question: 'What do we plant?',
  locale: 'en',
  state: 'closed',
  openedAt: Date.UTC(2025, 1, 4, 19),
  closedAt: Date.UTC(2025, 1, 11, 19),
  rules: { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' },
  options: [
    {
      id: 'o1',
      label: 'Beans, climbing',
      heading: ['Beans, climbing'],
      counts: { yes: 1, ifNeedBe: 0, no: 1, blank: 0 },
      best: true,
    },
    {
      id: 'o2',
      label: 'The "red" lettuce',
      heading: ['The "red" lettuce'],
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

/** The same vote without names, with three ballots. */
const quiet: PollExport = {
  ...garden,
  rules: { ...garden.rules, resultsWhileOpen: false, named: false },
  options: garden.options.map((option, index) => ({
    ...option,
    limit: undefined,
    counts: { yes: 2 - index, ifNeedBe: index, no: 1, blank: 0 },
  })),
  rows: [],
  voters: 3,
  unsignedComments: ['I have seeds.'],
};

describe('the guide to exports', () => {
  it('shows an actual CSV', () => {
    expect(blocks('csv')[0]).toBe(shown(pollCsv(garden)));
  });

  it('shows the two header lines of dates', () => {
    const options = [
      { label: 'Tuesday, 10am', heading: ['Tuesday', '10am'] },
      { label: 'Tuesday, 6pm', heading: ['Tuesday', '6pm'] },
    ];
    expect(blocks('csv')[1]).toBe(shown(pollCsv({ ...garden, options })));
  });

  it('shows the totals of an anonymous vote', () => {
    expect(blocks('csv')[2]).toBe(shown(totalsCsv(quiet)));
    expect(blocks('csv')).toHaveLength(3);
  });

  it('shows an actual JSON export', () => {
    expect(blocks('json').map((text): unknown => JSON.parse(text))).toEqual([
      JSON.parse(pollJson(garden)),
    ]);
  });
});

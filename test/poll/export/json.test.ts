import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../../src/system/package-root.ts';
import type { PollExport } from '../../../src/poll/export/content.ts';
import { pollDocument, pollJson, type PollDocument } from '../../../src/poll/export/json.ts';
import type { PollSheet } from '../../../src/poll/export/sheet.ts';
import { anySheet } from '../../support/any-sheet.ts';
import { tenVoters } from '../../support/ten-voters.ts';

const published = join(packageRoot(), 'docs/schemas/poll-2.json');
const opened = Date.UTC(2025, 1, 4, 19);

function countsOf({ rows }: PollSheet, index: number) {
  const counts = { yes: 0, ifNeedBe: 0, no: 0, blank: 0 };
  for (const { stances } of rows) counts[stances[index] ?? 'blank'] += 1;
  return counts;
}

function exportOf(sheet: PollSheet, more: Partial<PollExport> = {}): PollExport {
  return {
    ...sheet,
    options: sheet.options.map((option, index) => ({
      ...option,
      id: `o${index + 1}`,
      counts: countsOf(sheet, index),
      best: false,
    })),
    voters: sheet.rows.length,
    rules: { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' },
    state: 'open',
    openedAt: opened,
    closedAt: null,
    unsignedComments: [],
    ...more,
  };
}

const written = (poll: PollExport): PollDocument => pollDocument.parse(JSON.parse(pollJson(poll)));

describe('the JSON of a poll', () => {
  it('counts the ten voters as their table does', () => {
    const { options, voters, question } = written(exportOf(tenVoters('fr')));
    expect({ voters, question }).toEqual({
      voters: 10,
      question: 'Quels outils vous aideraient ?',
    });
    const figures = options.map(({ id, counts }) => [id, ...Object.values(counts)]);
    expect(figures).toEqual([
      ['o1', 4, 3, 2, 1],
      ['o2', 3, 3, 3, 1],
      ['o3', 5, 2, 2, 1],
      ['o4', 2, 1, 6, 1],
      ['o5', 3, 2, 4, 1],
      ['o6', 0, 7, 2, 1],
      ['o7', 6, 2, 2, 0],
    ]);
  });

  it('has the stances of each ballot by option, its name and its comment', () => {
    const sheet = tenVoters('en');
    const rows = sheet.rows.map((row, at) =>
      at === 7 ? { ...row, comment: 'One\nis enough.' } : row,
    );
    const { ballots } = written(exportOf({ ...sheet, rows }));
    expect(ballots[0]).toEqual({
      name: 'Capucine',
      stances: { o1: 'yes', o2: 'no', o3: 'yes', o4: 'no', o5: 'no', o6: 'no', o7: 'yes' },
      comment: null,
    });
    expect(ballots[7]).toMatchObject({ stances: { o1: 'blank' }, comment: 'One\nis enough.' });
  });

  it('says how and when the poll was held, in UTC', () => {
    const rules = {
      ifNeedBe: false,
      resultsWhileOpen: false,
      named: true,
      ranking: 'approval' as const,
    };
    const closed = { state: 'closed', closedAt: opened + 90_000, rules } as const;
    expect(written(exportOf(tenVoters('fr'), closed))).toMatchObject({
      format: 'palabre-poll',
      version: 2,
      locale: 'fr',
      state: 'closed',
      rules,
      openedAt: '2025-02-04T19:00:00.000Z',
      closedAt: '2025-02-04T19:01:30.000Z',
    });
  });

  it('has each option’s limit and star', () => {
    const { options } = exportOf(tenVoters('fr'));
    const [first, second, ...rest] = options.map((option, at) => ({ ...option, best: at === 6 }));
    if (first === undefined || second === undefined) throw new Error('Seven options.');
    const given = [{ ...first, limit: 4 }, second, ...rest];
    const found = written(exportOf(tenVoters('fr'), { options: given })).options;
    expect(found.map(({ limit }) => limit)).toEqual([4, null, null, null, null, null, null]);
    expect(found.map(({ best }) => best).lastIndexOf(true)).toBe(6);
    expect(found.map(({ best }) => best).indexOf(true)).toBe(6);
  });

  it('never contains a ballot of an anonymous poll: only totals, and comments separately', () => {
    const sheet = tenVoters('fr');
    const rows = sheet.rows.map((row) => ({ ...row, comment: `De ${row.name}.` }));
    const rules = {
      ifNeedBe: true,
      resultsWhileOpen: false,
      named: false,
      ranking: 'yes',
    } as const;
    const text = pollJson(exportOf({ ...sheet, rows }, { rules, unsignedComments: ['Merci.'] }));
    for (const { name } of rows) expect(text).not.toContain(name);
    const { ballots, unsignedComments, options, voters } = pollDocument.parse(JSON.parse(text));
    expect(ballots).toEqual([]);
    expect(unsignedComments).toEqual(['Merci.']);
    expect(voters).toBe(10);
    expect(options[0]?.counts).toEqual({ yes: 4, ifNeedBe: 3, no: 2, blank: 1 });
  });

  it('matches the published schema, whatever is typed', () => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(published, 'utf8')));
    fc.assert(
      fc.property(anySheet, fc.boolean(), (sheet, named) => {
        const rules = { ifNeedBe: true, resultsWhileOpen: named, named, ranking: 'yes' } as const;
        const text = pollJson(exportOf(sheet, { rules }));
        expect(schema.safeParse(JSON.parse(text)).success).toBe(true);
        expect(text.endsWith('}\n')).toBe(true);
      }),
    );
    expect(schema.safeParse({ format: 'palabre-poll', version: 2 }).success).toBe(false);
  });
});

/** Zod's own pattern for a timestamp fills a screen, and adds nothing to the format. */
const schemaOf = () =>
  z.toJSONSchema(pollDocument, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });

describe('docs/schemas/poll-2.json', () => {
  it('matches the code (npx vitest run test/poll/export/json.test.ts --update)', async () => {
    const style = { ...(await resolveConfig(published)), filepath: published };
    const text = await format(JSON.stringify(schemaOf()), style);
    await expect(text).toMatchFileSnapshot(published);
  });
});

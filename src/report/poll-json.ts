import { z } from 'zod';
import { locales } from '../domain/text.ts';
import type { ExportOption, PollExport } from './poll-export.ts';
import { sheetStances, type SheetRow } from './poll-sheet.ts';

const count = z.int().min(0);
const instant = z.iso.datetime().nullable();

const counts = z.object({ yes: count, ifNeedBe: count, no: count, blank: count }).meta({
  description: 'How many voters said each; blank: they were not asked yet, or said nothing.',
});

const option = z.object({
  id: z.string(),
  label: z.string(),
  limit: z.int().min(1).nullable().meta({ description: 'How many may say yes; null: no limit.' }),
  counts,
  best: z.boolean().meta({ description: 'Whether it has the star, under the poll’s ranking.' }),
});

const ballot = z.object({
  name: z.string().nullable().meta({ description: 'Null in an anonymous poll.' }),
  stances: z.record(z.string(), z.enum(sheetStances)).meta({
    description: 'One for each option, by its id.',
  }),
  comment: z.string().nullable().meta({ description: 'Null where there is none, or no name.' }),
});

const rules = z.object({
  ifNeedBe: z.boolean().meta({ description: 'Three states, or yes and no alone.' }),
  resultsWhileOpen: z.boolean(),
  named: z.boolean(),
  ranking: z.enum(['yes', 'approval']).meta({
    description:
      'What the star goes to: the most yes, or the most yes and if need be together, then the most yes.',
  }),
});

/**
 * The JSON export. A field may come within version 1, so that readers skip what they do not know;
 * one that goes or changes its meaning makes version 2. Published in docs/schemas/poll-1.json.
 */
export const pollDocument = z
  .object({
    format: z.literal('palabre-poll'),
    version: z.literal(1),
    question: z.string(),
    locale: z.enum(locales),
    state: z.enum(['draft', 'open', 'closed']),
    openedAt: instant,
    closedAt: instant,
    rules,
    voters: count,
    options: z.array(option),
    ballots: z.array(ballot).meta({
      description: 'In the order of the first votes; by what they say in an anonymous poll.',
    }),
    unsignedComments: z.array(z.string()).meta({
      description: 'The comments of an anonymous poll, apart from its ballots.',
    }),
  })
  .meta({ title: 'A poll exported by Palabre, version 1' });

export type PollDocument = z.infer<typeof pollDocument>;

/** The poll as JSON, under the schema above. No name leaves an anonymous poll, whatever is given. */
export function pollJson(poll: PollExport): string {
  return `${JSON.stringify(documentOf(poll), null, 2)}\n`;
}

function documentOf(poll: PollExport): PollDocument {
  const { question, locale, state, rules, rows, options, unsignedComments } = poll;
  return {
    format: 'palabre-poll',
    version: 1,
    question,
    locale,
    state,
    openedAt: written(poll.openedAt),
    closedAt: written(poll.closedAt),
    rules,
    voters: rows.length,
    options: options.map((each, index) => optionOf(each, index, rows)),
    ballots: rows.map((row) => ballotOf(row, poll)),
    unsignedComments: [...unsignedComments],
  };
}

function optionOf(
  { id, label, limit, best }: ExportOption,
  index: number,
  rows: readonly SheetRow[],
): PollDocument['options'][number] {
  const figures = { yes: 0, ifNeedBe: 0, no: 0, blank: 0 };
  for (const { stances } of rows) figures[stances[index] ?? 'blank'] += 1;
  return { id, label, limit: limit ?? null, counts: figures, best };
}

function ballotOf(
  { name, stances, comment }: SheetRow,
  { options, rules: { named } }: PollExport,
): PollDocument['ballots'][number] {
  return {
    name: named ? name : null,
    stances: Object.fromEntries(options.map(({ id }, at) => [id, stances[at] ?? 'blank'])),
    comment: named ? (comment ?? null) : null,
  };
}

function written(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

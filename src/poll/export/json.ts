import { z } from 'zod';
import { locales } from '../../kernel/text.ts';
import { pollRules } from '../domain/rules.ts';
import type { PollExport } from './content.ts';
import { sheetStances, type SheetRow } from './sheet.ts';

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
  name: z.string(),
  stances: z.record(z.string(), z.enum(sheetStances)).meta({
    description: 'One for each option, by its id.',
  }),
  comment: z.string().nullable().meta({ description: 'Null where there is none.' }),
});

/**
 * The JSON export. Version 2 may gain fields, so readers should ignore unknown ones; removing or
 * redefining a field requires version 3. Published in docs/schemas/poll-2.json.
 */
export const pollDocument = z
  .object({
    format: z.literal('palabre-poll'),
    version: z.literal(2),
    question: z.string(),
    locale: z.enum(locales),
    state: z.enum(['draft', 'open', 'closed']),
    openedAt: instant,
    closedAt: instant,
    rules: pollRules,
    voters: count.meta({
      description: 'How many ballots there are, whether they are below or not.',
    }),
    options: z.array(option),
    ballots: z.array(ballot).meta({
      description:
        'In the order of the first votes. Empty in an anonymous poll: its counts are all that is told.',
    }),
    unsignedComments: z.array(z.string()).meta({
      description: 'The comments of an anonymous poll, in an order that tells nothing.',
    }),
  })
  .meta({ title: 'A poll exported by Palabre, version 2' });

export type PollDocument = z.infer<typeof pollDocument>;

/** The poll as JSON, under the schema above. Never includes the ballots of an anonymous poll. */
export function pollJson(poll: PollExport): string {
  return `${JSON.stringify(documentOf(poll), null, 2)}\n`;
}

function documentOf(poll: PollExport): PollDocument {
  const { question, locale, state, rules, rows, options, voters, unsignedComments } = poll;
  return {
    format: 'palabre-poll',
    version: 2,
    question,
    locale,
    state,
    openedAt: written(poll.openedAt),
    closedAt: written(poll.closedAt),
    rules,
    voters,
    options: options.map(({ id, label, limit, counts, best }) => ({
      id,
      label,
      limit: limit ?? null,
      counts,
      best,
    })),
    ballots: rules.named ? rows.map((row) => ballotOf(row, poll)) : [],
    unsignedComments: [...unsignedComments],
  };
}

function ballotOf(
  { name, stances, comment }: SheetRow,
  { options }: PollExport,
): PollDocument['ballots'][number] {
  return {
    name,
    stances: Object.fromEntries(options.map(({ id }, at) => [id, stances[at] ?? 'blank'])),
    comment: comment ?? null,
  };
}

function written(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

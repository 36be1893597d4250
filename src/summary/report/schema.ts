import { z } from 'zod';
import { pillarIds } from '../../kernel/pillars.ts';
import { locales } from '../../kernel/text.ts';

const count = z.int().min(0);
const instant = z.iso.datetime();

/** People who asked not to be named have a different id each time they appear. */
const name = z.string().meta({ description: 'Empty for somebody who asked not to be named.' });

const person = z.object({
  id: z.string().meta({ description: 'Within this document alone: p1, p2…' }),
  name,
});

const introduction = z.object({
  person: z.string(),
  name,
  organisation: z.string(),
  word: z.string(),
});

const form = z.object({
  id: z.string(),
  title: z.string(),
  about: z.enum(['person', 'organisation']).nullable(),
  scale: z.int().min(1).nullable().meta({ description: 'For how many people, in a scenario.' }),
  subject: z.string().nullable().meta({ description: 'The field that says who it is about.' }),
  fields: z.array(z.object({ id: z.string(), label: z.string(), question: z.string().nullable() })),
});

const contribution = z.object({
  author: person.nullable().meta({ description: 'Null where it was given without a name.' }),
  at: instant.nullable().meta({ description: 'Null where it was given without a name.' }),
  form: z.string().nullable().meta({ description: 'Null for a message that was collected.' }),
  values: z.record(z.string(), z.string()).meta({ description: 'What was written, by field.' }),
  words: z.string().nullable().meta({ description: 'The message that was collected.' }),
  collected: z.boolean(),
  kept: z.boolean().meta({ description: 'Whether it is among the great ideas.' }),
});

const board = z.object({
  id: z.string(),
  in: z.enum(['pillar', 'exercise', 'debrief']),
  section: z.object({ id: z.string(), title: z.string() }),
  pillar: z.enum(pillarIds).nullable(),
  circle: z.enum(['mobilised', 'mobilisable', 'sensible']).nullable(),
  label: z.string().nullable(),
  title: z.string(),
  prompt: z.string(),
  forms: z.array(form),
  unanswered: z.array(z.string()).meta({ description: 'Questions that nobody answered.' }),
  contributions: z.array(contribution).meta({
    description:
      'What is signed in the order it came, then what is not in the order of what it says.',
  }),
});

const poll = z.object({
  question: z.string(),
  voters: count,
  options: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        yes: count,
        ifNeedBe: count,
        best: z.boolean().meta({ description: 'Whether it has the star.' }),
      }),
    )
    .nullable()
    .meta({
      description:
        'Best first; null where the result is kept back: until the close, or for good in an anonymous poll of fewer than three ballots.',
    }),
});

/**
 * The JSON of a workshop. Version 1 may gain fields, so readers should ignore unknown ones;
 * removing or redefining a field requires version 2. Published in docs/schemas/summary-1.json.
 */
export const summaryDocument = z
  .object({
    format: z.literal('palabre-summary'),
    version: z.literal(1),
    title: z.string(),
    locale: z.enum(locales).meta({ description: 'The language of titles, prompts and labels.' }),
    timezone: z.string().meta({ description: 'Where it was held, such as America/Toronto.' }),
    openedAt: instant,
    closedAt: instant.nullable(),
    updatedAt: instant.nullable().meta({ description: 'When it last changed after the end.' }),
    template: z.object({
      id: z.string(),
      title: z.string(),
      organiser: z.string(),
      credits: z.array(z.string()),
    }),
    figures: z.object({ people: count, contributions: count, votes: count }),
    word: z
      .object({ text: z.string(), author: person })
      .nullable()
      .meta({ description: 'What a facilitator wrote to open the summary.' }),
    people: z.array(person).meta({ description: 'Those who showed themselves.' }),
    introductions: z.array(introduction),
    polls: z.array(poll),
    boards: z.array(board).meta({ description: 'Those that were opened, in the report’s order.' }),
  })
  .meta({ title: 'The summary of a workshop exported by Palabre, version 1' });

export type SummaryDocument = z.infer<typeof summaryDocument>;

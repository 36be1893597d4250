import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { localeSchema } from '../kernel/text.ts';
import { invitations } from '../recap/domain/outline.ts';

const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  name: z.string().min(1),
  locale: localeSchema,
  organisation: z.string().min(1),
});

/** `word` is how each describes their relation to the project at the go-round. */
const participantSchema = personSchema.extend({ word: z.string().min(1) });
export type Participant = z.infer<typeof participantSchema>;

const contributionSchema = z.strictObject({
  who: z.string(),
  form: z.string(),
  values: z.record(z.string(), z.string().min(1)),
  anonymous: z.boolean().default(false),
});
export type CastContribution = z.infer<typeof contributionSchema>;

/** A plain message in a board's thread, which somebody then collects. */
const messageSchema = z.strictObject({
  who: z.string(),
  text: z.string().min(1),
  collectedBy: z.string(),
});
export type CastMessage = z.infer<typeof messageSchema>;

/** Options in neither list count as no. */
const ballotSchema = z.strictObject({
  yes: z.array(z.string()).default([]),
  ifNeedBe: z.array(z.string()).default([]),
});
export type CastBallot = z.infer<typeof ballotSchema>;

const turnSchema = z.strictObject({ who: z.string(), absent: z.boolean().default(false) });

/**
 * What the facilitator adds to the summary: a foreword, and ideas identified by board and first
 * words.
 */
const summarySchema = z.strictObject({
  word: z.string().min(1),
  ideas: z.array(z.strictObject({ board: z.string(), says: z.string().min(1) })),
});

/** Somebody's answer to an invitation in the weekly recap. */
const recapAnswerSchema = z.strictObject({
  who: z.string(),
  invitation: z.enum(invitations),
  text: z.string().min(1),
});

/**
 * The invented people who can play a workshop by themselves, and all they say, by board and step.
 */
const castSchema = z.strictObject({
  /** What all of them speak who speak nothing of their own. */
  language: localeSchema,
  template: z.string(),
  facilitator: personSchema,
  people: z.array(participantSchema).min(1),
  goRound: z.array(turnSchema).min(1),
  contributions: z.record(z.string(), z.array(contributionSchema)),
  messages: z.record(z.string(), z.array(messageSchema)),
  ballots: z.record(z.string(), z.record(z.string(), ballotSchema)),
  summary: summarySchema,
  recapAnswers: z.array(recapAnswerSchema).min(1),
});
export type Cast = z.infer<typeof castSchema>;

/** Reads the cast of a rehearsal. Throws on any mistake, since the file ships with the code. */
export function loadCast(path: string): Cast {
  return castSchema.parse(parse(readFileSync(path, 'utf8')));
}

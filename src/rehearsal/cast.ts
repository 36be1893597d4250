import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { invitations } from '../recap/domain/state.ts';
import { localeSchema } from '../kernel/text.ts';

const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  name: z.string().min(1),
  locale: localeSchema,
  organisation: z.string().min(1),
});

/** `word` is the relation each gives at the go-round, in one word. */
const participantSchema = personSchema.extend({ word: z.string().min(1) });
export type Participant = z.infer<typeof participantSchema>;

const contributionSchema = z.strictObject({
  who: z.string(),
  form: z.string(),
  values: z.record(z.string(), z.string().min(1)),
  anonymous: z.boolean().default(false),
});
export type CastContribution = z.infer<typeof contributionSchema>;

/** A plain message written in a board's thread, that someone then collects. */
const messageSchema = z.strictObject({
  who: z.string(),
  text: z.string().min(1),
  collectedBy: z.string(),
});
export type CastMessage = z.infer<typeof messageSchema>;

/** Options in neither list are answered « no ». */
const ballotSchema = z.strictObject({
  yes: z.array(z.string()).default([]),
  ifNeedBe: z.array(z.string()).default([]),
});
export type CastBallot = z.infer<typeof ballotSchema>;

const turnSchema = z.strictObject({ who: z.string(), absent: z.boolean().default(false) });

/** What the facilitator adds to the summary: a word, and ideas by the board and how they begin. */
const summarySchema = z.strictObject({
  word: z.string().min(1),
  ideas: z.array(z.strictObject({ board: z.string(), says: z.string().min(1) })),
});

/** What somebody answers to an invitation of the week's recap. */
const recapAnswerSchema = z.strictObject({
  who: z.string(),
  invitation: z.enum(invitations),
  text: z.string().min(1),
});

/** The invented people who play a workshop by themselves, and all they say, by board and by step. */
const castSchema = z.strictObject({
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

/** Reads the cast of a rehearsal. The file ships with the code, so a mistake in it is thrown. */
export function loadCast(path: string): Cast {
  return castSchema.parse(parse(readFileSync(path, 'utf8')));
}

import { z } from 'zod';
import { pillarIdSchema } from '../../kernel/pillars.ts';
import { statedRules } from '../../poll/domain/rules.ts';
import { localized, localizedUpTo, textUpTo } from '../../kernel/text.ts';

/**
 * Ids travel in button addresses, which are short: lower case, no accents. They are also keys of
 * plain objects, which all have a `constructor` already.
 */
const id = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9-]*$/u)
  .max(24);
const minutes = z.int().min(1).max(480);

/**
 * Palabre's own measures, whatever the platform: 45 characters are a line of a phone, 80 to 100 are
 * two, and nobody fills in a form of more than five fields. No platform may show less (`limits.ts`).
 */
const field = z.strictObject({
  id,
  label: localizedUpTo(45),
  question: localized.optional(),
  hints: z.array(localized).default([]),
  placeholder: localizedUpTo(100).optional(),
  kind: z.enum(['short', 'paragraph']).default('paragraph'),
  required: z.boolean().default(false),
  oneWord: z.boolean().default(false),
  max: z.int().min(1).max(1500).default(1000),
});
export type Field = z.infer<typeof field>;

/** A board can have several forms (a person, an organisation, for 1, for 50). */
const form = z.strictObject({
  id,
  button: localizedUpTo(80),
  title: localizedUpTo(45),
  as: z.enum(['person', 'organisation']).optional(),
  scale: z.int().min(1).optional(),
  subject: id.optional(),
  fields: z.array(field).min(1).max(5),
});
export type BoardForm = z.infer<typeof form>;

const board = z.strictObject({
  id,
  label: z.string().max(10).optional(),
  title: localizedUpTo(80),
  /** For a button, where the title is too long for one. */
  short: localizedUpTo(30).optional(),
  prompt: localized,
  circle: z.enum(['mobilised', 'mobilisable', 'sensible']).optional(),
  /** Only for an exercise that spans several pillars: the one this board is about. */
  pillar: pillarIdSchema.optional(),
  anonymous: z.boolean().default(false),
  forms: z.array(form).min(1).max(4),
});
export type Board = z.infer<typeof board>;

const pillar = z.strictObject({
  id: pillarIdSchema,
  title: localizedUpTo(60),
  intro: z.array(localized).default([]),
  board,
});

const link = z.strictObject({ label: localized, url: z.url().optional() });

const group = z.strictObject({
  heading: localized.optional(),
  text: z.array(localized).default([]),
  bullets: z.array(localized).default([]),
  link: link.optional(),
});
export type CardGroup = z.infer<typeof group>;

const exercise = z.strictObject({
  id,
  label: z.string().max(10),
  title: localizedUpTo(80),
  pillars: z.array(pillarIdSchema).min(1),
  intro: z.array(localized).default([]),
  prompts: z.array(localized).default([]),
  /** What comes after the prompts: more of them under headings, or where they come from. */
  groups: z.array(group).default([]),
  boards: z.array(board).min(1).max(8),
});
export type Exercise = z.infer<typeof exercise>;

const card = z.strictObject({ title: localized.optional(), groups: z.array(group).min(1) });

const pollOption = z.strictObject({ id, label: localizedUpTo(80) });

const stepBase = {
  id,
  title: localizedUpTo(90),
  short: localizedUpTo(30),
  minutes: minutes.optional(),
  optional: z.boolean().default(false),
  /**
   * Its boards stop taking contributions when time runs out or the workshop moves to another step.
   */
  closes: z.boolean().default(false),
};

const anyStep = z.looseObject(stepBase);
const stepOfKind = z.discriminatedUnion('kind', [
  z.strictObject({
    ...stepBase,
    kind: z.literal('cards'),
    cards: z.array(card).min(1),
    inSummary: z.boolean().default(false),
  }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('acknowledgement'),
    territories: z.array(localized).min(1),
    cards: z.array(card).min(1),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('agenda') }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('goRound'),
    invitation: localized,
    relation: localizedUpTo(45),
  }),
  z.strictObject({ ...stepBase, kind: z.literal('pillar'), pillar: pillarIdSchema }),
  z.strictObject({ ...stepBase, kind: z.literal('exercise'), exercise: id }),
  z.strictObject({ ...stepBase, kind: z.literal('debrief'), board }),
  z.strictObject({ ...stepBase, kind: z.literal('break'), minutes, text: localized.optional() }),
  z.strictObject({
    ...stepBase,
    kind: z.literal('poll'),
    question: localizedUpTo(200),
    options: z.array(pollOption).min(2).max(20),
    rules: statedRules,
  }),
]);
/** The fields common to all steps are checked even when the kind is unknown. */
const step = stepOfKind.superRefine(
  (found, context) => {
    for (const { input: _input, ...issue } of anyStep.safeParse(found).error?.issues ?? [])
      context.addIssue(issue);
  },
  { when: ({ issues }) => issues.some(({ code }) => code === 'invalid_union') },
);
export type Step = z.infer<typeof step>;
export type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** A whole workshop as data, checked part by part; `parse.ts` adds checks across parts. */
export const templateShape = z.strictObject({
  id,
  title: localizedUpTo(90),
  /** What it is about and who holds it, for a template that knows: nothing is said in their place. */
  project: localizedUpTo(90).optional(),
  organiser: textUpTo(60).optional(),
  description: localizedUpTo(100),
  credits: z.array(localized).min(1),
  pillars: z.array(pillar).default([]),
  exercises: z.array(exercise).default([]),
  steps: z.array(step).min(1).max(40),
});
export type Template = z.infer<typeof templateShape>;

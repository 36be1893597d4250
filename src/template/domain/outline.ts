import { z } from 'zod';
import { pillarIdSchema } from '../../kernel/pillars.ts';

/** Undefined for anything else: the shape check already reports it. */
const readable = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Anything that is not an object is treated as an object of unknown fields. */
function part<Shape extends z.ZodRawShape>(shape: Shape) {
  const object = z.object(shape);
  return object.catch(() => object.parse({}));
}

/** Likewise anything that is not a list: it may contain anything. */
function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z.array(entry).catch(() => [entry.parse(undefined)]);
}

/** A list the author may omit, which is then empty. */
function optionalListOf<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(entry)
    .default([])
    .catch(() => [entry.parse(undefined)]);
}

const text = readable(z.string());
const field = part({ id: text });
const form = part({ id: text, subject: text, fields: listOf(field) });
const board = part({ id: text, anonymous: readable(z.boolean()), forms: listOf(form) });
const option = part({ id: text, label: z.record(z.string(), z.string()).catch({}) });
const step = part({
  id: text,
  kind: text,
  exercise: text,
  pillar: readable(pillarIdSchema),
  minutes: z.unknown().optional(),
  closes: readable(z.boolean()),
  board,
  options: listOf(option),
});

/**
 * How the parts of a template refer to one another, read from data of any shape, with names as
 * written. Accepts everything.
 */
export const outlineSchema = part({
  pillars: optionalListOf(part({ id: text, board })),
  exercises: optionalListOf(part({ id: text, boards: listOf(board) })),
  steps: listOf(step),
});
export type Outline = z.infer<typeof outlineSchema>;
export type BoardOutline = z.infer<typeof board>;
export type OptionOutline = z.infer<typeof option>;

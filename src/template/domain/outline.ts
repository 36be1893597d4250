import { z } from 'zod';
import { pillarIdSchema } from '../../kernel/pillars.ts';

/** Undefined wherever something else stands: the shape's own mistake tells of that. */
const readable = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** Something that is no part at all is one of which nothing is known. */
function part<Shape extends z.ZodRawShape>(shape: Shape) {
  const object = z.object(shape);
  return object.catch(() => object.parse({}));
}

/** So is a list that is none: it may hold anything. */
function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z.array(entry).catch(() => [entry.parse(undefined)]);
}

/** A list its author may leave out, which then holds nothing. */
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
const option = part({ id: text, label: part({ fr: text, en: text }) });
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
 * What the parts of a template say of each other, read out of data of any shape, names as they are
 * written: it accepts everything.
 */
export const outlineSchema = part({
  pillars: optionalListOf(part({ id: text, board })),
  exercises: optionalListOf(part({ id: text, boards: listOf(board) })),
  steps: listOf(step),
});
export type Outline = z.infer<typeof outlineSchema>;
export type BoardOutline = z.infer<typeof board>;
export type OptionOutline = z.infer<typeof option>;

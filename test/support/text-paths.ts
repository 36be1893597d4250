import { z } from 'zod';

/**
 * The paths of all texts in what a schema describes, whose form is free: names, words, ids. Lists and
 * entries add `[]`. Enumerations and literals say nothing of anybody.
 */
export function textPaths(schema: z.core.$ZodType, path = ''): string[] {
  const inside = (inner: z.core.$ZodType, more = '') => textPaths(inner, `${path}${more}`);
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return [path];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      inside(inner, path === '' ? name : `.${name}`),
    );
  if (schema instanceof z.ZodArray) return inside(schema.def.element, '[]');
  if (schema instanceof z.ZodRecord)
    return [...inside(schema.def.keyType, '{}'), ...inside(schema.def.valueType, '[]')];
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return [...new Set(schema.def.options.flatMap((option) => inside(option)))];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodExactOptional
  )
    return inside(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return inside(schema.def.in);
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean) return [];
  if (schema instanceof z.ZodUndefined) return [];
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return [];
  throw new Error(`What can ${schema._zod.def.type} hold of people, at ${path}?`);
}

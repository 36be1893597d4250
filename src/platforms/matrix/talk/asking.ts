import { z } from 'zod';
import type { Input } from '../../../engine/requests/command.ts';
import type { Form, FormField } from '../../../kernel/view/view.ts';
import { placeSchema, type From } from './place.ts';
import { entryOf } from '../../../kernel/dictionary.ts';

const choice = z.object({ id: z.string(), label: z.string(), help: z.string().optional() });

const question = z.object({
  id: z.string(),
  kind: z.enum(['short', 'paragraph', 'oneOf', 'someOf', 'member']),
  label: z.string(),
  help: z.string().optional(),
  required: z.boolean(),
  max: z.number().optional(),
  options: z.array(choice).default([]),
});
export type Question = z.output<typeof question>;

const answer = z.object({
  text: z.string().default(''),
  list: z.array(z.string()).default([]),
  person: z.object({ id: z.string(), name: z.string(), bot: z.boolean().optional() }).optional(),
});
export type Answered = z.output<typeof answer>;

/** A form that somebody is filling in, message by message; kept so that a restart loses none of it. */
export const askingSchema = z.object({
  title: z.string(),
  ref: z.string(),
  questions: z.array(question),
  answers: z.record(z.string(), answer),
  /** The questions that need no longer be asked: answered, skipped, or filled in before. */
  done: z.array(z.string()),
  from: placeSchema,
  /** When it was opened, in milliseconds since 1970. */
  at: z.number(),
});
export type Asking = z.output<typeof askingSchema>;

/** A form to be asked, with the answers that it already contains. */
export function askingOf(form: Form, from: From, at: number): Asking {
  const answers = Object.fromEntries(form.fields.flatMap(filledIn));
  const boxes = form.fields.filter(isBox).map(({ id }) => id);
  const open = form.fields.filter((field) => !isBox(field));
  // In a form that comes filled in, each answer stands until it is changed.
  const isWhole = open.every(({ id, required }) => !required || entryOf(answers, id) !== undefined);
  const changed = isWhole && open.some(({ id }) => entryOf(answers, id) !== undefined);
  return {
    title: form.title,
    ref: form.action,
    questions: form.fields.map(questionOf),
    answers,
    done: changed ? form.fields.map(({ id }) => id) : boxes,
    from,
    at,
  };
}

/** A single box to tick, which is never asked about: people mention it or don't. */
export const isBox = (field: Pick<Question, 'kind'> & { readonly options?: readonly unknown[] }) =>
  field.kind === 'someOf' && field.options?.length === 1;

function questionOf(field: FormField): Question {
  const { id, kind, label, help, required } = field;
  return {
    id,
    kind,
    label,
    required,
    options: 'options' in field ? field.options.map((each) => ({ ...each })) : [],
    ...(help === undefined ? {} : { help }),
    ...('max' in field ? { max: field.max } : {}),
  };
}

function filledIn(field: FormField): [string, Answered][] {
  const { id } = field;
  switch (field.kind) {
    case 'short':
    case 'paragraph':
      return field.value ? [[id, { text: field.value, list: [] }]] : [];
    case 'oneOf':
      return field.value === undefined ? [] : [[id, { text: '', list: [field.value] }]];
    case 'someOf':
      return field.values?.length ? [[id, { text: '', list: [...field.values] }]] : [];
    case 'member': {
      const { value } = field;
      return value === undefined
        ? []
        : [[id, { text: '', list: [], person: { id: value, name: value } }]];
    }
  }
}

/** The input of a form that is filled in. */
export function inputOf({ answers }: Asking): Input {
  const of = (id: string) => entryOf(answers, id);
  return {
    text: (id) => of(id)?.text || (of(id)?.list[0] ?? ''),
    list: (id) => of(id)?.list ?? [],
    person: (id) => personOf(of(id)),
  };
}

function personOf(answer: Answered | undefined) {
  if (answer?.person === undefined) return undefined;
  const { id, name, bot } = answer.person;
  return bot === undefined ? { id, name } : { id, name, bot };
}

/** True once the person typed something of their own into it. */
export const isBegun = ({ answers, done, questions }: Asking): boolean =>
  done.length < questions.length && Object.keys(answers).length > 0;

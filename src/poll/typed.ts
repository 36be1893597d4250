import type { Admitted } from '../engine/requests/admission.ts';
import type { Context, Input } from '../engine/requests/command.ts';
import { timezoneOf } from '../community/cases.ts';
import { writeMoment } from '../kernel/hours/when.ts';
import { hourMissing, type Meant } from '../i18n/moments/asking.ts';
import { understand } from '../i18n/moments/understand.ts';
import type { Failure } from '../kernel/failure.ts';
import { newOptionId, readOptions } from './domain/set-up.ts';
import type { PollDraft, PollOption } from './domain/state.ts';
import { isBlank, written } from '../kernel/written.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { PollTyped } from './view/forms.ts';
import { readRules, typedRules } from './view/rules.ts';

export function typedIn(input: Input): PollTyped {
  return {
    question: input.text('question'),
    options: input.text('options'),
    rules: typedRules(input),
    closes: input.text('closes'),
  };
}

type Asked = Context<Admitted<unknown>>;

/** The time at which a poll closes by itself, none if the field is empty. */
export interface Closing {
  readonly closesAt?: number;
  /** Said in words, and to be confirmed. */
  readonly inWords?: Meant;
}

/** A day alone means its end. */
export async function closingIn(
  { subject, t, now }: Asked,
  typed: string,
): Promise<Result<Closing, Failure>> {
  if (isBlank(typed)) return ok({});
  const zone = await timezoneOf(subject);
  const said = await understand(typed, { locale: t.locale, zone }, now());
  if (said === undefined) return err({ kind: 'momentUnclear', typed });
  if (said.time === 'half') return err(hourMissing(typed, said));
  return ok({ closesAt: said.at, ...(said.exact ? {} : { inWords: said }) });
}

export async function closingOf({ subject }: Asked, closesAt: number | undefined): Promise<string> {
  return closesAt === undefined ? '' : writeMoment(closesAt, await timezoneOf(subject));
}

export async function draftIn(
  context: Asked,
  typed: PollTyped,
): Promise<Result<PollDraft, Failure>> {
  const closing = await closingIn(context, typed.closes);
  if (!closing.ok) return closing;
  const options: PollOption[] = [];
  for (const line of readOptions(typed.options))
    options.push({ id: newOptionId(options), ...line });
  const question = written(typed.question);
  const { closesAt } = closing.value;
  const rules = readRules(typed.rules);
  return ok({ question, options, rules, ...(closesAt === undefined ? {} : { closesAt }) });
}

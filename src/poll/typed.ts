import type { Admitted } from '../engine/requests/admission.ts';
import type { Context, Input } from '../engine/requests/command.ts';
import { timezoneOf } from '../community/cases.ts';
import { readMoment, writeMoment } from '../kernel/hours/when.ts';
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

/** The time at which a poll closes by itself; an empty field means never. */
export async function closingIn(
  { subject, now }: Asked,
  typed: string,
): Promise<Result<{ closesAt?: number }, Failure>> {
  if (isBlank(typed)) return ok({});
  const closesAt = readMoment(typed, await timezoneOf(subject), now());
  return closesAt === undefined ? err({ kind: 'momentUnclear', typed }) : ok({ closesAt });
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
  return ok({ question, options, rules: readRules(typed.rules), ...closing.value });
}

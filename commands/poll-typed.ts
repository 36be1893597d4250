import type { Context, Input } from '../src/app/command.ts';
import { readMoment, writeMoment } from '../src/app/when.ts';
import type { PalabreError } from '../src/domain/errors.ts';
import { newOptionId, readOptions } from '../src/domain/poll-set-up.ts';
import type { PollDraft, PollOption } from '../src/domain/poll-state.ts';
import { err, ok, type Result } from '../src/domain/result.ts';
import { readRules, type PollTyped } from '../src/view/poll-forms.ts';

export function typedIn(input: Input): PollTyped {
  return {
    question: input.text('question'),
    options: input.text('options'),
    rules: input.list('rules'),
    closes: input.text('closes'),
  };
}

/** Hours are those of the community's time zone. */
export async function zoneOf({ palabre, place }: Context): Promise<string> {
  const community = await palabre.community(place.community);
  const zone = community.ok ? community.value.settings.timezone : undefined;
  return zone ?? palabre.defaults.timezone;
}

/** The hour at which a poll closes by itself; an empty field means that it does not. */
export async function closingIn(
  context: Context,
  typed: string,
): Promise<Result<{ closesAt?: number }, PalabreError>> {
  if (typed.trim() === '') return ok({});
  const now = context.palabre.house.tools.clock();
  const closesAt = readMoment(typed, await zoneOf(context), now);
  return closesAt === undefined ? err({ kind: 'momentUnclear', typed }) : ok({ closesAt });
}

export async function closingOf(context: Context, closesAt: number | undefined): Promise<string> {
  return closesAt === undefined ? '' : writeMoment(closesAt, await zoneOf(context));
}

export async function draftIn(
  context: Context,
  typed: PollTyped,
): Promise<Result<PollDraft, PalabreError>> {
  const closing = await closingIn(context, typed.closes);
  if (!closing.ok) return closing;
  const options: PollOption[] = [];
  for (const line of readOptions(typed.options))
    options.push({ id: newOptionId(options), ...line });
  const question = typed.question.trim();
  return ok({ question, options, rules: readRules(typed.rules), ...closing.value });
}

import { beginningInCodePoints } from '../../kernel/beginning.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { pollLimits, writeOptions } from '../domain/set-up.ts';
import type { Ballot, PollDraft, PollOption, PollState } from '../domain/state.ts';
import { optionsFixed } from '../domain/tally.ts';
import type { VoteTyped } from '../domain/intents.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActionRef } from '../../kernel/view/action.ts';
import { pollActions } from './actions.ts';
import { ruleFields, writeRules, type RulesTyped } from './rules.ts';
import type { Form, FormField } from '../../kernel/view/view.ts';

/**
 * A ballot: its lists, filled with the person's last vote, and a comment. It carries what it shows,
 * so that an option added in the meantime does not count as a no.
 */
export function voteForm(
  poll: PollState,
  t: Translator,
  said: Pick<Ballot | VoteTyped, 'yes' | 'ifNeedBe' | 'comment'> | undefined,
): Form {
  const { options = [], question = '', rules } = poll.setUp ?? {};
  const comment = said?.comment && beginningInCodePoints(said.comment, pollLimits.comment);
  const list = (id: 'yes' | 'ifNeedBe'): FormField => ({
    kind: 'someOf',
    id,
    label: t.plain(id === 'yes' ? 'form.vote.yes' : 'form.vote.ifNeedBe'),
    help: t.plain(id === 'yes' ? 'form.vote.yesHelp' : 'form.vote.ifNeedBeHelp'),
    required: false,
    options: options.map((option) => choiceOf(poll, option, t)),
    values: said?.[id] ?? [],
  });
  return {
    title: question,
    action: pollActions.send.ref({
      poll: poll.id,
      options: String(options.length),
      wording: String(poll.wording),
    }),
    fields: [
      list('yes'),
      ...(rules?.ifNeedBe === false ? [] : [list('ifNeedBe')]),
      {
        kind: 'paragraph',
        id: 'comment',
        label: t.plain('form.vote.comment'),
        help: t.plain(
          rules?.named === true ? 'form.vote.commentNamed' : 'form.vote.commentAnonymous',
        ),
        required: false,
        // Form fields count in UTF-16 units, of which a comment may have more.
        max: Math.max(pollLimits.comment, comment?.length ?? 0),
        ...valueOf(comment),
      },
    ],
  };
}

function choiceOf(poll: PollState, { id, label, limit }: PollOption, t: Translator) {
  if (limit === undefined) return { id, label };
  const left = Math.max(0, limit - (entryOf(poll.counts, id)?.yes ?? 0));
  return { id, label, help: t.plain('poll.places', { count: left }) };
}

/** What a facilitator typed about a poll. */
export interface PollTyped {
  readonly question: string;
  readonly options: string;
  readonly rules: RulesTyped;
  readonly closes: string;
}

export function pollForm(action: ActionRef, t: Translator, typed: PollTyped): Form {
  return {
    title: t.plain('form.poll.title'),
    action,
    fields: [
      {
        kind: 'short',
        id: 'question',
        label: t.plain('form.poll.question'),
        required: true,
        max: pollLimits.question,
        value: typed.question,
      },
      optionsField(t, typed.options),
      ...ruleFields(typed.rules, t),
      closesField(t, typed.closes),
    ],
  };
}

/**
 * What can change during the vote: new options, the closing time, and the wording until the first
 * vote. Once an anonymous poll has a vote, only the closing time.
 */
export function pollChangeForm(
  poll: PollState,
  t: Translator,
  typed: Pick<PollTyped, 'options' | 'closes'>,
): Form {
  const help = poll.voters > 0 ? 'form.poll.addHelp' : 'form.poll.optionsHelp';
  const options = {
    ...optionsField(t, typed.options),
    help: t.plain(help, { max: pollLimits.maxOptions }),
  };
  return {
    title: t.plain('form.poll.changeTitle'),
    action: pollActions.changeSend.ref({ poll: poll.id }),
    fields: [...(optionsFixed(poll) ? [] : [options]), closesField(t, typed.closes)],
  };
}

function optionsField(t: Translator, value: string): FormField {
  return {
    kind: 'paragraph',
    id: 'options',
    label: t.plain('form.poll.options'),
    help: t.plain('form.poll.optionsHelp', { max: pollLimits.maxOptions }),
    required: true,
    max: 2000,
    placeholder: t.plain('form.poll.optionsPlaceholder'),
    value,
  };
}

function closesField(t: Translator, value: string): FormField {
  return {
    kind: 'short',
    id: 'closes',
    label: t.plain('form.poll.closes'),
    help: t.plain('form.poll.closesHelp'),
    required: false,
    max: 60,
    placeholder: t.plain('form.poll.closesPlaceholder'),
    value,
  };
}

function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}

/** A poll as its form shows it; `closes` is formatted in the community's time zone. */
export function typedOf(draft: PollDraft, closes: string): PollTyped {
  const { question, options, rules } = draft;
  return { question, options: writeOptions(options), rules: writeRules(rules), closes };
}

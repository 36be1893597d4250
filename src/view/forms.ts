import { maxTerritories, type Settings } from '../domain/community.ts';
import type { Ballot, PollState } from '../domain/poll-state.ts';
import { pollLimits } from '../domain/poll.ts';
import type { StepOf } from '../domain/template.ts';
import type { Translator } from '../i18n/translator.ts';
import { actions } from './actions.ts';
import { excerpt } from './excerpt.ts';
import type { Form } from './view.ts';

export interface IntroductionTyped {
  readonly name?: string;
  readonly organisation?: string;
  readonly word?: string;
  readonly passTo?: string;
}

/** « My name, my organisation, my relation in one word, and I pass the stick to… » */
export function introductionForm(
  workshop: string,
  step: StepOf<'goRound'>,
  t: Translator,
  typed: IntroductionTyped,
): Form {
  const short = { kind: 'short' as const, max: 80 };
  return {
    title: t.plain('form.introduction.title'),
    action: actions.introduceSend.ref({ workshop }),
    fields: [
      {
        ...short,
        id: 'name',
        label: t.plain('form.introduction.name'),
        required: true,
        ...valueOf(typed.name),
      },
      {
        ...short,
        id: 'organisation',
        label: t.plain('form.introduction.organisation'),
        required: false,
        ...valueOf(typed.organisation),
      },
      {
        ...short,
        id: 'word',
        label: t.pick(step.relation),
        help: t.plain('form.introduction.wordHelp'),
        required: true,
        max: 40,
        ...valueOf(typed.word),
      },
      {
        kind: 'member',
        id: 'passTo',
        label: t.plain('form.introduction.passTo'),
        help: t.plain('form.introduction.passToHelp'),
        required: false,
        ...valueOf(typed.passTo),
      },
    ],
  };
}

function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}

export function handOverForm(workshop: string, t: Translator): Form {
  return {
    title: t.plain('form.handOver.title'),
    action: actions.handOverSend.ref({ workshop }),
    fields: [
      {
        kind: 'member',
        id: 'to',
        label: t.plain('form.handOver.to'),
        help: t.plain('form.handOver.help'),
        required: true,
      },
    ],
  };
}

/** The two lists of a ballot, filled with what the person last said. */
export function voteForm(poll: PollState, t: Translator, ballot: Ballot | undefined): Form {
  const options = poll.setUp?.options ?? [];
  const list = (id: 'yes' | 'ifNeedBe') => ({
    kind: 'someOf' as const,
    id,
    label: t.plain(id === 'yes' ? 'form.vote.yes' : 'form.vote.ifNeedBe'),
    help: t.plain(id === 'yes' ? 'form.vote.yesHelp' : 'form.vote.ifNeedBeHelp'),
    required: false,
    options,
    values: ballot?.[id] ?? [],
  });
  return {
    title: excerpt(poll.setUp?.question ?? '', 45),
    action: actions.pollSend.ref({ poll: poll.id }),
    fields: poll.setUp?.rules.ifNeedBe === false ? [list('yes')] : [list('yes'), list('ifNeedBe')],
  };
}

export interface PollTyped {
  readonly question?: string;
  readonly options?: string;
  readonly stances?: string;
  readonly results?: string;
  readonly names?: string;
}

export function pollForm(t: Translator, typed: PollTyped): Form {
  const oneOf = (id: 'stances' | 'results' | 'names', [first, second]: [string, string]) => ({
    kind: 'oneOf' as const,
    id,
    label: t.plain(`form.poll.${id}`),
    required: true,
    value: typed[id] ?? first,
    options: [first, second].map((option) => ({ id: option, label: choiceLabel(option, t) })),
  });
  return {
    title: t.plain('form.poll.title'),
    action: actions.pollCreateSend.ref({}),
    fields: [
      {
        kind: 'short',
        id: 'question',
        label: t.plain('form.poll.question'),
        required: true,
        max: pollLimits.question,
        ...valueOf(typed.question),
      },
      {
        kind: 'paragraph',
        id: 'options',
        label: t.plain('form.poll.options'),
        help: t.plain('form.poll.optionsHelp', { max: pollLimits.maxOptions }),
        required: true,
        max: 2000,
        ...valueOf(typed.options),
      },
      oneOf('stances', ['three', 'two']),
      oneOf('results', ['live', 'after']),
      oneOf('names', ['shown', 'hidden']),
    ],
  };
}

const choiceKeys = {
  three: 'form.poll.three',
  two: 'form.poll.two',
  live: 'form.poll.live',
  after: 'form.poll.after',
  shown: 'form.poll.shown',
  hidden: 'form.poll.hidden',
} as const;

function choiceLabel(option: string, t: Translator): string {
  const known = Object.entries(choiceKeys).find(([id]) => id === option);
  return known === undefined ? option : t.plain(known[1]);
}

/** The land acknowledgement's territories, one a line, in the community's own words. */
export function settingsForm(settings: Settings, t: Translator, typed?: string): Form {
  const territories = typed ?? settings.territories?.join('\n');
  return {
    title: t.plain('form.settings.title'),
    action: actions.settingsSend.ref({}),
    fields: [
      {
        kind: 'paragraph',
        id: 'territories',
        label: t.plain('form.settings.territories'),
        help: t.plain('form.settings.territoriesHelp'),
        required: false,
        max: maxTerritories,
        ...valueOf(territories),
      },
    ],
  };
}

import { maxTerritories, type Settings } from '../../community/domain/community.ts';
import type { StepOf } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { actions } from './actions.ts';
import type { Form } from '../../kernel/view/view.ts';

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

/** For who manages the server: whose facilitation they take. */
export function takeOverForm(workshop: string, t: Translator): Form {
  return {
    title: t.plain('form.takeOver.title'),
    action: actions.takeOverSend.ref({ workshop }),
    fields: [
      {
        kind: 'member',
        id: 'from',
        label: t.plain('form.takeOver.from'),
        help: t.plain('form.takeOver.help'),
        required: true,
      },
    ],
  };
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

import type { Translator } from '../../i18n/translator.ts';
import { valueOf } from '../../kernel/view/value-of.ts';
import type { Form } from '../../kernel/view/view.ts';
import type { StepOf } from '../../template/domain/template.ts';
import { goRoundActions } from './actions.ts';

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
    action: goRoundActions.introduceSend.ref({ workshop }),
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

import type { Translator } from '../../i18n/translator.ts';
import { workshopActions } from './actions.ts';
import type { Form } from '../../kernel/view/view.ts';

export function handOverForm(workshop: string, t: Translator): Form {
  return {
    title: t.plain('form.handOver.title'),
    action: workshopActions.handOverSend.ref({ workshop }),
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

/** For people who manage the server: whose role as facilitator they take over. */
export function takeOverForm(workshop: string, t: Translator): Form {
  return {
    title: t.plain('form.takeOver.title'),
    action: workshopActions.takeOverSend.ref({ workshop }),
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

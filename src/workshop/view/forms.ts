import type { Translator } from '../../i18n/translator.ts';
import type { ActionRef } from '../../kernel/view/action.ts';
import type { Form } from '../../kernel/view/view.ts';
import { workshopActions } from './actions.ts';

export function handOverForm(workshop: string, t: Translator): Form {
  return memberForm(
    workshopActions.handOverSend.ref({ workshop }),
    t.plain('form.handOver.title'),
    'to',
    { label: t.plain('form.handOver.to'), help: t.plain('form.handOver.help') },
  );
}

/** For people who manage the server: whose role as facilitator they take over. */
export function takeOverForm(workshop: string, t: Translator): Form {
  return memberForm(
    workshopActions.takeOverSend.ref({ workshop }),
    t.plain('form.takeOver.title'),
    'from',
    { label: t.plain('form.takeOver.from'), help: t.plain('form.takeOver.help') },
  );
}

function memberForm(
  action: ActionRef,
  title: string,
  id: string,
  words: { readonly label: string; readonly help: string },
): Form {
  return { title, action, fields: [{ kind: 'member', id, ...words, required: true }] };
}

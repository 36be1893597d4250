import type { Notices } from '../engine/requests/dispatch.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Failure } from '../kernel/failure.ts';
import { neutralAccent } from '../kernel/view/accent.ts';
import { draftActions } from '../kernel/view/draft-actions.ts';
import { buttons, type Block, type Form, type FormField, type View } from '../kernel/view/view.ts';
import { canTakeUpAgain } from './take-up-again.ts';
import { refusalWords } from './words.ts';

/**
 * The reason, and what to do; with the person's text, to continue from or, if it cannot be used
 * here, to copy.
 */
export function refusalView(
  error: Failure,
  t: Translator,
  draft: { form: Form; id: string } | undefined,
): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: refusalWords(error, t) },
      ...(draft === undefined ? [] : typedBlocks(draft.form, t)),
    ],
    rows:
      draft === undefined || !canTakeUpAgain(error)
        ? []
        : buttons({
            label: t.plain('button.takeUpAgain'),
            action: draftActions.reopen.ref({ draft: draft.id }),
            tone: 'main',
          }),
  };
}

function typedBlocks(form: Form, t: Translator): Block[] {
  const quotes = form.fields.flatMap((field): Block[] => {
    const value = typedIn(field);
    return value === '' ? [] : [{ kind: 'quote', text: [`${field.label}\n${value}`] }];
  });
  return quotes.length === 0 ? [] : [{ kind: 'small', text: t.say('error.kept') }, ...quotes];
}

function typedIn(field: FormField): string {
  return field.kind === 'short' || field.kind === 'paragraph' ? (field.value ?? '') : '';
}

/** A form that could not open by itself, behind a button. */
function formView(t: Translator, draft: string): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('form.waiting') }],
    rows: buttons({
      label: t.plain('button.openForm'),
      action: draftActions.reopen.ref({ draft }),
      tone: 'main',
    }),
  };
}

/** A bug, without any internals: an apology, a code to report, and what to do. */
export function incidentView(incident: string, t: Translator): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('error.incident', { incident }) }],
  };
}

/** The look of every refusal. */
export const notices: Notices = { refusal: refusalView, form: formView, incident: incidentView };

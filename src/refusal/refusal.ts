import type { Notices } from '../engine/requests/dispatch.ts';
import type { ReaderRole } from '../engine/requests/rights.ts';
import type { Translator } from '../i18n/translator.ts';
import { person, type Inline, type Rich } from '../kernel/rich.ts';
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
  given: { form: Form; id: string } | undefined,
  reader: ReaderRole = 'member',
): View {
  // What is recorded needs no second try: that would count, too.
  const draft = error.kind === 'countedOnce' ? undefined : given;
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: refusalWords(error, t, reader) },
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
    const given = givenIn(field);
    return given === '' ? [] : [{ kind: 'quote', text: [`${field.label}\n`, given] }];
  });
  return quotes.length === 0 ? [] : [{ kind: 'small', text: t.say('error.kept') }, ...quotes];
}

/** What was typed, or who was named: left out, it would seem to be lost. */
function givenIn(field: FormField): Inline {
  if (field.kind === 'member') return field.value === undefined ? '' : person(field.value);
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

/** Asks whether a form says what its author meant. */
function questionView(question: Rich, t: Translator, draft: string): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: question }],
    rows: buttons(
      { label: t.plain('button.thatIsIt'), action: draftActions.send.ref({ draft }), tone: 'main' },
      { label: t.plain('button.changeIt'), action: draftActions.reopen.ref({ draft }) },
    ),
  };
}

/** A bug, without any internals: an apology, a code to report, and what to do. */
export function incidentView(incident: string, t: Translator, reader: ReaderRole = 'member'): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('error.incident', { incident, reader }) }],
  };
}

/** The look of every refusal. */
export const notices: Notices = {
  refusal: refusalView,
  form: formView,
  question: questionView,
  incident: incidentView,
};

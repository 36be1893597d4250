import type { Failure } from '../../kernel/failure.ts';
import type { Rich } from '../../kernel/rich.ts';
import { note } from '../../kernel/view/note.ts';
import type { Form, View } from '../../kernel/view/view.ts';

/**
 * What the person gets back, visible to them alone if the platform can; channels are the
 * reconciler's. It says what the answer is, and the platform decides how to show it.
 */
export type Reply =
  | { readonly kind: 'private'; readonly view: View }
  /** Done as asked: a platform may show a sign instead of the sentence. */
  | { readonly kind: 'receipt'; readonly view: View }
  /**
   * Replaces the private answer that it follows; if it follows none, it is one itself. `isOpen`: it
   * records something whose author everybody there may see. `of`: what it is a receipt for; the
   * reader's previous receipt for it is out of date, and is removed if the platform can.
   */
  | {
      readonly kind: 'replace';
      readonly view: View;
      readonly isOpen?: boolean;
      readonly of?: string;
    }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  /** Asks whether the form is what was meant, before it is sent as it stands. */
  | { readonly kind: 'confirm'; readonly question: Rich; readonly form: Form }
  /** The form is sent as it stands, as if its author had filled it in again. */
  | { readonly kind: 'send'; readonly form: Form }
  | { readonly kind: 'refused'; readonly error: Failure; readonly typed?: Form };

export const privately = (view: View): Reply => ({ kind: 'private', view });
export const receipt = (text: Rich): Reply => ({ kind: 'receipt', view: note(text) });
export const replacing = (view: View) => ({ kind: 'replace', view }) satisfies Reply;
export const showing = (form: Form): Reply => ({ kind: 'form', form });
export const asking = (question: Rich, form: Form): Reply => ({
  kind: 'confirm',
  question,
  form,
});
export const sending = (form: Form): Reply => ({ kind: 'send', form });
export const quiet: Reply = { kind: 'quiet' };
/** `typed` is the form as the person filled it in, so that nothing they wrote is lost. */
export const refused = (error: Failure, typed?: Form) =>
  ({ kind: 'refused', error, ...(typed === undefined ? {} : { typed }) }) satisfies Reply;

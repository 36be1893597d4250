import type { Failure } from '../../kernel/failure.ts';
import type { Rich } from '../../kernel/rich.ts';
import { note } from '../../kernel/view/note.ts';
import type { Form, View } from '../../kernel/view/view.ts';

/**
 * What the person gets back, for their eyes alone where the platform can; the channel is served by the
 * reconciler. It says what it is, the platform how it is shown.
 */
export type Reply =
  | { readonly kind: 'private'; readonly view: View }
  /** Done, as asked: a platform may say so with a sign instead of the sentence. */
  | { readonly kind: 'receipt'; readonly view: View }
  /**
   * Takes the place of the private answer that it follows; where it follows none, it is one itself.
   * `isOpen`: it records something of which everybody there may see whose it is. `of`: what it is the
   * receipt of: what its reader was last told of that is out of date, and goes where it can.
   */
  | {
      readonly kind: 'replace';
      readonly view: View;
      readonly isOpen?: boolean;
      readonly of?: string;
    }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  /** Asks whether that is what was meant, before the form is sent as it stands. */
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

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
  | { readonly kind: 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly error: Failure; readonly typed?: Form };

export const privately = (view: View): Reply => ({ kind: 'private', view });
export const receipt = (text: Rich): Reply => ({ kind: 'receipt', view: note(text) });
export const replacing = (view: View): Reply => ({ kind: 'replace', view });
export const showing = (form: Form): Reply => ({ kind: 'form', form });
export const quiet: Reply = { kind: 'quiet' };
/** `typed` is the form as the person filled it, so that nothing they wrote is lost. */
export const refused = (error: Failure, typed?: Form): Reply => ({
  kind: 'refused',
  error,
  ...(typed === undefined ? {} : { typed }),
});

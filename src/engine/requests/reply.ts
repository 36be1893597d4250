import type { Failure } from '../../kernel/failure.ts';
import type { Form, View } from '../../kernel/view/view.ts';

/** The person's answer, always visible to them alone; the reconciler serves the channel. */
export type Reply =
  | { readonly kind: 'private'; readonly view: View }
  | { readonly kind: 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly error: Failure; readonly typed?: Form };

export const privately = (view: View): Reply => ({ kind: 'private', view });
export const replacing = (view: View): Reply => ({ kind: 'replace', view });
export const showing = (form: Form): Reply => ({ kind: 'form', form });
export const quiet: Reply = { kind: 'quiet' };
/** `typed` is the form as the person filled it in, so that nothing they wrote is lost. */
export const refused = (error: Failure, typed?: Form): Reply => ({
  kind: 'refused',
  error,
  ...(typed === undefined ? {} : { typed }),
});

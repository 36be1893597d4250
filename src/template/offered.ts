import { matching } from '../kernel/matching.ts';
import { Admitted } from '../engine/requests/admission.ts';
import { requiredText } from '../engine/requests/options.ts';
import type { Template } from './domain/template.ts';

declare module '../engine/context.ts' {
  interface AppTools {
    readonly templates: readonly Template[];
  }
}

/** The workshops that may be held here. */
export const templatesFor = (subject: Admitted<unknown>): readonly Template[] =>
  Admitted.visitOf(subject).app.tools.templates;

/** The template to use, chosen by its title in the reader's language. */
export const template = requiredText('template', {
  complete: async ({ subject, t }, typed) =>
    matching(
      templatesFor(subject).map(({ id, title }) => ({ id, label: t.pick(title) })),
      typed,
    ),
});

import { matching } from '../kernel/matching.ts';
import { Admitted } from '../engine/requests/admission.ts';
import { requiredText } from '../engine/requests/options.ts';
import type { Translator } from '../i18n/translator.ts';
import { minutesOf } from './domain/duration.ts';
import type { Template } from './domain/template.ts';

/** Those that may be held, as they stand at this moment. */
export type Templates = () => readonly Template[];

declare module '../engine/context.ts' {
  interface AppTools {
    readonly templates: Templates;
  }
}

/** The workshops that may be held here. */
export const templatesFor = (subject: Admitted<unknown>): readonly Template[] =>
  Admitted.visitOf(subject).app.tools.templates();

/** Its title and about how long it takes. */
export function labelOf(template: Template, t: Translator): string {
  const all = minutesOf(template);
  const length = { hours: Math.floor(all / 60), minutes: all % 60 };
  return t.plain('template.withLength', { title: t.pick(template.title), ...length });
}

/** The template to use, chosen by its title in the reader's language. */
export const template = requiredText('template', {
  complete: async ({ subject, t }, typed) =>
    matching(
      templatesFor(subject).map((each) => ({
        id: each.id,
        title: t.pick(each.title),
        label: labelOf(each, t),
      })),
      typed,
    ),
});

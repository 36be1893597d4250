import { requiredText } from '../engine/requests/options.ts';
import type { Template } from './domain/template.ts';

declare module '../engine/context.ts' {
  interface AppTools {
    readonly templates: readonly Template[];
  }
}

/** Which workshop, chosen among the templates by name, in the reader's language. */
export const template = requiredText('template', {
  complete: async ({ templates, t }, typed) =>
    templates
      .map(({ id, title }) => ({ id, label: t.pick(title) }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())),
});

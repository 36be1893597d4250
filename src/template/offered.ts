import { requiredText } from '../engine/requests/options.ts';

/** The template to use, chosen by its title in the reader's language. */
export const template = requiredText('template', {
  complete: async ({ templates, t }, typed) =>
    templates
      .map(({ id, title }) => ({ id, label: t.pick(title) }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())),
});

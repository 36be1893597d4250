import type { Locale } from '../src/kernel/text.ts';
import { cast, shippedTemplate } from '../test/support/rehearsed.ts';
import { texts } from '../test/support/texts.ts';

/** The step of the rehearsal's workshop with that id, by what it is called in a language. */
export function stepCalled(id: string, locale: Locale): RegExp {
  const step = shippedTemplate(cast.template).steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`No step ${id}.`);
  const title = texts.translatorOf(locale, 'America/Toronto').pick(step.title);
  return new RegExp(`^${title.replaceAll(/[^\p{L}\d]/gu, '.')}$`, 'u');
}

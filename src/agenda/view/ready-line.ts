import type { Underway } from '../domain/underway.ts';
import type { Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';

/** How many are done with the current step; never who, since some of them wrote anonymously. */
export function readyLine({ ready }: Underway, t: Translator): Rich | undefined {
  return ready.length === 0 ? undefined : t.say('ready.count', { count: ready.length });
}

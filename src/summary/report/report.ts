import { dated } from '../../i18n/dates.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { summarise, type Summary } from '../domain/summary.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';
import type { Translator } from '../../i18n/translator.ts';

/** A workshop's report in the language of `t`: pure data, shared by all formats. */
export interface Report {
  readonly workshop: OpenedWorkshop;
  readonly summary: Summary;
  readonly t: Translator;
}

export function reportOf(
  workshop: OpenedWorkshop,
  polls: readonly PollState[],
  attributionOptOuts: readonly PersonId[],
  t: Translator,
): Report {
  return { workshop, summary: summarise(workshop, polls, attributionOptOuts), t };
}

/**
 * `bilan-2025-02-04`: the local date where the workshop took place. The Swedish locale formats
 * dates as ISO 8601 does.
 */
export function baseName({ workshop, summary, t }: Report): string {
  const { timezone: timeZone } = workshop.opening;
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(summary.at);
  return `${t.plain('report.fileName')}-${day}`;
}

/** The date in words: « 4 février 2025 ». */
export function dayOf({ workshop, summary, t }: Report): string {
  const { timezone: timeZone } = workshop.opening;
  return dated(summary.at, t.locale, { dateStyle: 'long', timeZone });
}

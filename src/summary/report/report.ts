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
 * `2025-02-04`: the local date where the workshop took place. The Swedish locale formats
 * dates as ISO 8601 does.
 */
export function isoDay({ workshop, summary }: Report): string {
  const { timezone: timeZone } = workshop.opening;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(summary.at);
}

/** `bilan-2025-02-04`. */
export function baseName(report: Report): string {
  return `${report.t.plain('report.fileName')}-${isoDay(report)}`;
}

/** What stands under the title: the day, and whose workshop it was, if its template says so. */
export function subtitleOf(report: Report): string {
  const { organiser } = report.workshop.opening.template;
  return [dayOf(report), ...(organiser === undefined ? [] : [organiser])].join(' · ');
}

/** The date in words: « 4 février 2025 », and when it was updated since, if it was. */
function dayOf({ workshop, summary, t }: Report): string {
  const { timezone: timeZone } = workshop.opening;
  const inWords = (at: number) => dated(at, t.locale, { dateStyle: 'long', timeZone });
  const { at, updatedAt } = summary;
  if (updatedAt === null) return inWords(at);
  return `${inWords(at)} · ${t.plain('summary.updated', { when: inWords(updatedAt) })}`;
}

import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Translator } from '../i18n/translator.ts';
import { wellFormed } from '../kernel/well-formed.ts';
import type { ViewFile } from '../kernel/view/view.ts';
import type { Plan } from './domain/plan.ts';

/**
 * A planned workshop as any calendar takes it (RFC 5545): a later revision takes the place of an earlier
 * one there. The same plan always makes the same file, so that it is sent once.
 */
export function calendarFile(plan: Plan, description: string, t: Translator): ViewFile {
  const { id, title, startsAt, endsAt, plannedAt, revision } = plan;
  const calendar = ical({
    prodId: { company: 'Palabre', product: 'Palabre', language: t.locale },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${id}@palabre`,
    sequence: revision,
    stamp: new Date(plannedAt),
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: wellFormed(title),
    description: wellFormed(description),
  });
  return { name: t.plain('plan.file'), text: calendar.toString() };
}

import { dayMs } from '../../kernel/hours/day.ts';
import { pillarIds, type PillarId } from '../../kernel/pillars.ts';
import type { RecapOutline } from '../domain/outline.ts';
import { dated } from '../../i18n/dates.ts';
import type { Translator } from '../../i18n/translator.ts';
import type {
  Illustration,
  WeeksPicture,
  WeeksPictureRow,
  WeeksPictureWeek,
} from '../../kernel/view/picture.ts';

/** With fewer, there is no picture. */
const fewestWeeks = 3;
const names = {
  community: 'picture.community',
  coproduction: 'picture.coproduction',
  resources: 'picture.resources',
  sharing: 'picture.sharing',
  cogovernance: 'picture.cogovernance',
  other: 'picture.other',
} as const satisfies Record<PillarId | 'other', string>;

/** What a community wrote each week; undefined before there are three weeks. Names nobody. */
export function weeksPicture(
  { weeks }: Pick<RecapOutline, 'weeks'>,
  t: Translator,
): Illustration | undefined {
  if (weeks.length < fewestWeeks) return undefined;
  const named = namesOf(weeks, t);
  const counts = countsByPillar(weeks);
  const all = weeks.map((_, at) => sum(counts.map((row) => row.counts[at] ?? 0)));
  const most = Math.max(...all);
  const picture: WeeksPicture = {
    kind: 'weeks',
    lang: t.locale,
    title: t.plain('picture.weeks'),
    subtitle: t.plain('picture.weeksSum', {
      contributions: sum(all),
      weeks: weeks.length,
      most,
      rest: sum(all) - most,
      week: named[all.indexOf(most)]?.label ?? '',
    }),
    weeks: named,
    ...(counts.length > 1 ? { together: rowOf(t.plain('picture.together'), all, t) } : {}),
    rows: counts.map((row) => ({
      pillar: row.pillar,
      ...rowOf(t.plain(names[row.pillar]), row.counts, t),
    })),
    present: t.plain('picture.presentWeek', { week: named.at(-1)?.label ?? '' }),
  };
  return { picture, alt: alternative(picture, t) };
}

/** Weeks by their Mondays: nobody knows the number of a week. */
function namesOf(weeks: RecapOutline['weeks'], t: Translator): WeeksPictureWeek[] {
  const part = (at: number, options: Intl.DateTimeFormatOptions) =>
    dated(at, t.locale, { ...options, timeZone: 'UTC' });
  const mondays = weeks.map(({ week }) => mondayOf(week));
  const months = mondays.map((at) => part(at, { month: 'short' }));
  return mondays.map((at, index) => ({
    label: part(at, { day: 'numeric', month: 'short' }),
    day: String(new Date(at).getUTCDate()),
    ...(months[index] === months[index - 1] ? {} : { month: months[index] ?? '' }),
  }));
}

/** The first day of an ISO week, `2026-W47`, at midnight UTC; its year's first week has 4 January. */
function mondayOf(week: string): number {
  const [year = 0, number = 1] = week.split('-W').map(Number);
  const fourth = Date.UTC(year, 0, 4);
  const sinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - sinceMonday * dayMs + (number - 1) * 7 * dayMs;
}

/** Only pillars with contributions. */
function countsByPillar(weeks: RecapOutline['weeks']) {
  return ([...pillarIds, 'other'] as const)
    .map((pillar) => ({ pillar, counts: weeks.map(({ counts }) => counts[pillar] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
}

function rowOf(name: string, counts: readonly number[], t: Translator): WeeksPictureRow {
  const written = (count: number) => t.plain('picture.number', { count });
  return {
    name,
    sum: written(sum(counts)),
    figures: counts.map((count) => ({ count, text: written(count) })),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** The weeks, their totals, then each pillar's. */
function alternative(picture: WeeksPicture, t: Translator): string {
  const { title, subtitle, weeks, together, rows, present } = picture;
  const lines = [...(together === undefined ? [] : [together]), ...rows].map((row) =>
    t.plain('picture.labelled', {
      label: t.plain('picture.inSum', row),
      text: row.figures.map(({ text }) => text).join(' · '),
    }),
  );
  const named = t.plain('picture.weeksFrom', {
    weeks: weeks.map(({ label }) => label).join(' · '),
  });
  return [title, subtitle, named, ...lines, present].join('\n');
}

import { pillarIds, type PillarId } from '../../kernel/pillars.ts';
import type { RecapOutline } from '../domain/state.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Illustration, WeeksPicture, WeeksPictureRow } from '../../kernel/view/picture.ts';

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
  const labels = weeks.map(({ week }) => t.plain('recap.week', { number: Number(week.slice(-2)) }));
  const counts = countsByPillar(weeks);
  const all = weeks.map((_, at) => sum(counts.map((row) => row.counts[at] ?? 0)));
  const picture: WeeksPicture = {
    kind: 'weeks',
    lang: t.locale,
    title: t.plain('picture.weeks'),
    subtitle: t.plain('picture.weeksSum', { contributions: sum(all), weeks: weeks.length }),
    weeks: labels,
    ...(counts.length > 1 ? { together: rowOf(t.plain('picture.together'), all, t) } : {}),
    rows: counts.map((row) => ({
      pillar: row.pillar,
      ...rowOf(t.plain(names[row.pillar]), row.counts, t),
    })),
    present: t.plain('picture.presentWeek', { week: labels.at(-1) ?? '' }),
  };
  return { picture, alt: alternative(picture, t) };
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

/** The weekly totals, then each pillar's. */
function alternative(picture: WeeksPicture, t: Translator): string {
  const { title, subtitle, weeks, together, rows, present } = picture;
  const lines = [...(together === undefined ? [] : [together]), ...rows].map((row) =>
    t.plain('picture.labelled', {
      label: t.plain('picture.inSum', row),
      text: row.figures.map(({ text }, at) => `${weeks[at] ?? ''} ${text}`).join(' · '),
    }),
  );
  return [title, subtitle, ...lines, present].join('\n');
}

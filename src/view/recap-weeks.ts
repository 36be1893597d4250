import { pillarIds, type PillarId } from '../domain/pillars.ts';
import type { RecapOutline } from '../domain/recap-state.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Block } from './view.ts';

/** Fewer make no picture. */
const fewestWeeks = 3;

/** Contributions by week and pillar: what the picture of the weeks is drawn from. */
export interface WeeksFigures {
  /** `S47`, the oldest first. */
  readonly weeks: readonly string[];
  /** Those that received something, in the order of the pillars; `other` last. */
  readonly rows: readonly {
    readonly pillar: PillarId | 'other';
    /** One figure a week. */
    readonly counts: readonly number[];
  }[];
  /** One figure a week, all pillars together. */
  readonly totals: readonly number[];
}

/** Undefined before there are three weeks. */
export function weeksFigures({ weeks }: RecapOutline, t: Translator): WeeksFigures | undefined {
  if (weeks.length < fewestWeeks) return undefined;
  const all = [...pillarIds, 'other'] as const;
  const rows = all
    .map((pillar) => ({ pillar, counts: weeks.map(({ counts }) => counts[pillar] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  return {
    weeks: weeks.map(({ week }) => t.plain('recap.week', { number: Number(week.slice(-2)) })),
    rows,
    totals: weeks.map((_, index) =>
      rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
    ),
  };
}

/** The weeks in words. The picture of `weeksFigures` stands here once it is drawn, with these as its alt. */
export function weeksBlocks(outline: RecapOutline, t: Translator): Block[] {
  const figures = weeksFigures(outline, t);
  if (figures === undefined) return [];
  const { weeks, totals } = figures;
  const line = weeks.map((week, index) => `${week} ${totals[index] ?? 0}`).join(' · ');
  return [{ kind: 'small', text: t.say('recap.weeks', { line }) }];
}

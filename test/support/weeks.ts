import * as fc from 'fast-check';
import { pillarIds } from '../../src/kernel/pillars.ts';
import type { RecapOutline } from '../../src/recap/domain/outline.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import type { Illustration, WeeksPicture } from '../../src/kernel/view/picture.ts';
import { weeksPicture } from '../../src/recap/view/weeks-picture.ts';
import { en, fr } from './scenes.ts';

export type Weeks = RecapOutline['weeks'];
type Counts = Weeks[number]['counts'];

/** The last one is the 47th of its year. */
export function weeksOf(...counts: readonly Counts[]): Weeks {
  return counts.map((each, at) => ({ week: `2026-W${48 - counts.length + at}`, counts: each }));
}

export function weeksDrawn(weeks: Weeks, t: Translator = fr): Illustration {
  const drawn = weeksPicture({ weeks }, t);
  if (drawn === undefined) throw new Error('These weeks have no picture.');
  return drawn;
}

export function weeksPictureOf(weeks: Weeks, t: Translator = fr): WeeksPicture {
  const { picture } = weeksDrawn(weeks, t);
  if (picture.kind !== 'weeks') throw new Error(picture.kind);
  return picture;
}

/** Each pillar and the contributions about none, a week without any, and large figures. */
export const everyPillar: Weeks = weeksOf(
  { community: 12, coproduction: 3 },
  { community: 8, resources: 1240 },
  {},
  { sharing: 4, other: 2 },
  { cogovernance: 14, community: 1, other: 310 },
);

/** As many as a community of thousands writes, or none. */
const anyCount = fc.oneof(fc.nat(20), fc.nat(99_999), fc.constant(0));
const anyCounts: fc.Arbitrary<Counts> = fc
  .subarray([...pillarIds, 'other' as const])
  .chain((chosen) =>
    fc
      .tuple(...chosen.map(() => anyCount))
      .map((counts) => Object.fromEntries(chosen.map((id, at) => [id, counts[at] ?? 0]))),
  );

export const anyWeeks: fc.Arbitrary<Weeks> = fc
  .tuple(
    anyCounts.filter((counts) => Object.values(counts).some((count) => count > 0)),
    fc.array(anyCounts, { minLength: 2, maxLength: 7 }),
  )
  .map(([first, others]) => weeksOf(first, ...others));

export const anyWeeksPicture: fc.Arbitrary<WeeksPicture> = fc
  .tuple(anyWeeks, fc.constantFrom(fr, en))
  .map(([weeks, t]) => weeksPictureOf(weeks, t));

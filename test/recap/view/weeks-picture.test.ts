import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordLimits } from '../../../src/platforms/discord/limits.ts';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import { weeksPicture } from '../../../src/recap/view/weeks-picture.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { en, fr } from '../../support/scenes.ts';
import { anyWeeks, everyPillar, weeksDrawn, weeksOf, weeksPictureOf } from '../../support/weeks.ts';

const altText = (weeks = everyPillar, t = fr) => ordinarySpaces(weeksDrawn(weeks, t).alt);

describe('the picture of the weeks', () => {
  it('does not exist before there are three', () => {
    expect(weeksPicture({ weeks: weeksOf({ community: 2 }, { sharing: 1 }) }, fr)).toBeUndefined();
    expect(weeksPicture({ weeks: [] }, fr)).toBeUndefined();
  });

  it('has a row for each pillar with contributions, in the usual order', () => {
    const weeks = weeksOf({ other: 1, sharing: 2 }, {}, { other: 3, community: 1 });
    const { weeks: labels, rows, together } = weeksPictureOf(weeks);
    expect(labels).toEqual([
      { label: '2\u00A0nov.', day: '2', month: 'nov.' },
      { label: '9\u00A0nov.', day: '9' },
      { label: '16\u00A0nov.', day: '16' },
    ]);
    expect(rows.map(({ pillar, figures }) => [pillar, figures.map(({ count }) => count)])).toEqual([
      ['community', [0, 0, 1]],
      ['sharing', [2, 0, 0]],
      ['other', [1, 0, 3]],
    ]);
    expect(together?.figures.map(({ count }) => count)).toEqual([3, 0, 4]);
  });

  it('does not repeat the total if everything is about one pillar', () => {
    const picture = weeksPictureOf(weeksOf({ sharing: 1 }, {}, { sharing: 2 }));
    expect(picture.rows).toHaveLength(1);
    expect(picture).not.toHaveProperty('together');
  });

  it('says the same in French', () => {
    expect(altText()).toMatchInlineSnapshot(`
      "Contributions par semaine
      1 594 contributions en 5 semaines, dont 1 248 dans celle du 26 oct.
      Semaines du 19 oct. · 26 oct. · 2 nov. · 9 nov. · 16 nov.
      Ensemble (1 594) : 15 · 1 248 · 0 · 6 · 325
      Communauté (21) : 12 · 8 · 0 · 0 · 1
      Coproduction (3) : 3 · 0 · 0 · 0 · 0
      Ressources (1 240) : 0 · 1 240 · 0 · 0 · 0
      Partage (4) : 0 · 0 · 0 · 4 · 0
      Cogouvernance (14) : 0 · 0 · 0 · 0 · 14
      Hors des piliers (312) : 0 · 0 · 0 · 2 · 310
      16 nov. : semaine en cours"
    `);
  });

  it('and in English', () => {
    expect(altText(everyPillar, en)).toMatchInlineSnapshot(`
      "Contributions by week
      1,594 contributions in 5 weeks, 1,248 of them in the week of Oct 26
      Weeks of Oct 19 · Oct 26 · Nov 2 · Nov 9 · Nov 16
      All together (1,594): 15 · 1,248 · 0 · 6 · 325
      Community (21): 12 · 8 · 0 · 0 · 1
      Co-production (3): 3 · 0 · 0 · 0 · 0
      Resources (1,240): 0 · 1,240 · 0 · 0 · 0
      Sharing (4): 0 · 0 · 0 · 4 · 0
      Co-governance (14): 0 · 0 · 0 · 0 · 14
      Outside the pillars (312): 0 · 0 · 0 · 2 · 310
      Nov 16: this week, so far"
    `);
  });

  it('uses the singular for one contribution', () => {
    expect(altText(weeksOf({ sharing: 1 }, {}, {}))).toContain(
      '1 contribution en 3 semaines, tout dans celle',
    );
    expect(altText(weeksOf({ sharing: 1 }, {}, {}), en)).toContain(
      '1 contribution in 3 weeks, all in',
    );
  });

  it('adds up, whatever the weeks', () => {
    fc.assert(
      fc.property(anyWeeks, (weeks) => {
        const { rows, together } = weeksPictureOf(weeks);
        const of = (at: number) =>
          rows.reduce((sum, { figures }) => sum + (figures[at]?.count ?? NaN), 0);
        for (const [at, { count }] of (together?.figures ?? []).entries())
          expect(count).toBe(of(at));
        for (const { figures } of rows) expect(figures).toHaveLength(weeks.length);
      }),
    );
  });

  it('is complete in words, even where they are limited in length', () => {
    const full = { ...Object.fromEntries(pillarIds.map((id) => [id, 1999])), other: 1999 };
    const weeks = weeksOf(...Array.from({ length: 8 }, () => full));
    for (const t of [fr, en])
      expect(weeksDrawn(weeks, t).alt.length).toBeLessThanOrEqual(discordLimits.pictureAlt);
  });
});

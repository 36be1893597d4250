import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/recap/domain/content.ts';
import { recapView } from '../../../src/recap/view/post.ts';
import { recapRevision, type RecapScene } from '../../../src/recap/view/scene.ts';
import { split } from '../../../src/kernel/view/split.ts';
import { anyStage } from '../../support/any-stage.ts';
import { plainView } from '../../support/plain-view.ts';
import { buttonsOf } from '../../support/reading.ts';
import { allOpen, en, fr, now, pollWith, Stage } from '../../support/scenes.ts';
import { expectSameShape } from '../../support/shape.ts';

const few = { numRuns: 15 };

function sceneOf(stage: Stage, t = fr, attributionOptOuts: readonly string[] = []): RecapScene {
  const { workshop } = stage;
  const polls = new Map([['p1', pollWith()]]);
  const outline = outlineOf({
    from: now - 1,
    until: now,
    workshops: [workshop],
    polls: [...polls.values()],
    answers: [],
    attributionOptOuts,
    weeks: [],
    earlier: [],
  });
  const recap = { week: '2025-W06', due: now, at: now, outline };
  const workshops = new Map([[workshop.id, workshop]]);
  return { recap, isPast: false, workshops, polls, answers: [], attributionOptOuts, t };
}

describe('a recap, whatever was written in the week', () => {
  it('shows and offers the same in both languages', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        expectSameShape(recapView(sceneOf(stage)), recapView(sceneOf(stage, en)));
      }),
      few,
    );
  });

  it('is one page, and the same each time', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const view = recapView(sceneOf(stage));
        expect(recapView(sceneOf(stage))).toEqual(view);
        expect(split(view)).toHaveLength(1);
      }),
      few,
    );
  });

  it('names nobody, if everybody asked not to be named', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const scene = sceneOf(stage, fr, ['nour', 'louis', 'zoe']);
        expect(JSON.stringify(recapView(scene).blocks)).not.toMatch(/"kind":"person"/u);
      }),
      few,
    );
  });

  it('ends with its three questions, in every state', () => {
    for (const stage of [new Stage(), allOpen(), allOpen().write('nour', 'gens', { idee: 'Un.' })])
      for (const t of [fr, en]) {
        const last = buttonsOf(recapView(sceneOf(stage, t))).slice(-3);
        expect(last.map(({ label }) => label.slice(0, 2))).toEqual(['🤓', '😍', '🤔']);
      }
  });

  it('is told again only when what it quotes has changed', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Un puits.' });
    const { last } = stage;
    const { recap, ...scene } = sceneOf(stage);
    const revision = () =>
      recapRevision({ ...scene, recap, workshops: new Map([['w1', stage.workshop]]) });
    const before = revision();
    stage.write('zoe', 'loin', { idee: 'Autre chose.' });
    expect(revision()).toBe(before);
    stage.by('nour', { type: 'withdrawContribution', id: last.id });
    expect(revision()).not.toBe(before);
  });

  it('counts voters in words, in both languages', () => {
    expect(plainView(recapView(sceneOf(allOpen())))).toContain('personne n’a encore voté');
    expect(plainView(recapView(sceneOf(allOpen(), en)))).not.toContain('0 ');
  });
});

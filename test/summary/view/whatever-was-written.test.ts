import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeContributions } from '../../../src/board/domain/board.ts';
import { contributionInFull, contributionPost } from '../../../src/board/view/post.ts';
import { blockCost, pageRoom, split } from '../../../src/kernel/view/split.ts';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { illustrations } from '../../../src/summary/view/pictures.ts';
import { allCapabilities } from '../../../src/engine/capabilities.ts';
import { ideasPanel } from '../../../src/summary/view/ideas.ts';
import { summaryViews } from '../../../src/summary/view/post.ts';
import type { Translator } from '../../../src/i18n/translator.ts';
import type { Rich } from '../../../src/kernel/rich.ts';
import type { Block, View } from '../../../src/kernel/view/view.ts';
import { anyStage } from '../../support/any-stage.ts';
import { buttonsOf } from '../../support/reading.ts';
import { en, fr, type Stage } from '../../support/scenes.ts';
import { expectSameShape } from '../../support/shape.ts';

const few = { numRuns: 15 };

function summary(stage: Stage, t = fr): View[] {
  const scene = stage.scene(t);
  const told = summarise(stage.workshop, [], []);
  return summaryViews(scene, told, illustrations(scene, told));
}

const richOf = (block: Block): readonly Rich[] =>
  block.kind === 'list' ? block.items : 'text' in block ? [block.text] : [];
const peopleIn = (text: Rich): string[] =>
  text.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    if (piece.kind === 'strong') return peopleIn(piece.of);
    return piece.kind === 'person' ? [piece.id] : [];
  });
const peopleOf = ({ blocks }: View) => blocks.flatMap(richOf).flatMap(peopleIn);
const active = (stage: Stage) => activeContributions(stage.workshop.boards);

describe('whatever was written', () => {
  it('the summary fits its pages, and is the same each time it is told', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const views = summary(stage);
        expect(summary(stage)).toEqual(views);
        for (const page of views.flatMap((view) => split(view))) {
          expect(page.blocks.length).toBeLessThanOrEqual(pageRoom.blocks);
          const cost = page.blocks.reduce((sum, block) => sum + blockCost(block), 0);
          expect(cost).toBeLessThanOrEqual(pageRoom.characters + 4);
        }
      }),
      few,
    );
  });

  it('the summary names only people who signed something, and who facilitates', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const signed = Object.values(stage.workshop.boards.contributions)
          .filter(({ anonymous }) => !anonymous)
          .map(({ author }) => author);
        const known = new Set(['ana', ...signed]);
        expect(
          summary(stage)
            .flatMap(peopleOf)
            .filter((id) => !known.has(id)),
        ).toEqual([]);
      }),
      few,
    );
  });

  it('every picture of the summary has its words, of which the title comes first', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        for (const block of summary(stage).flatMap(({ blocks }) => blocks)) {
          if (block.kind !== 'picture' || block.picture.kind === 'poll') continue;
          expect(block.alt.startsWith(block.picture.title)).toBe(true);
          expect(block.alt.split('\n').length).toBeGreaterThan(1);
        }
      }),
      few,
    );
  });

  it('a long contribution is folded behind a button, and the button shows it whole', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const scene = stage.scene();
        for (const entry of active(stage)) {
          const whole = JSON.stringify(contributionInFull(scene, entry).blocks);
          const post = contributionPost(scene, entry);
          const isFolded = buttonsOf(post).some(({ label }) => label === 'Lire la suite');
          expect(isFolded || JSON.stringify(post.blocks) === whole).toBe(true);
          for (const said of Object.values(entry.values))
            if (said !== entry.authorName)
              expect(whole).toContain(JSON.stringify(said).slice(1, -1));
        }
      }),
      few,
    );
  });

  it('both languages show and offer the same to those who make the summary', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const panel = (t: Translator) => ideasPanel(stage.scene(t), allCapabilities);
        expectSameShape(panel(fr), panel(en));
        for (const entry of active(stage))
          expectSameShape(
            contributionPost(stage.scene(fr), entry),
            contributionPost(stage.scene(en), entry),
          );
      }),
      few,
    );
  });

  it('what was withdrawn is nowhere in the summary', () => {
    fc.assert(
      fc.property(anyStage, (stage) => {
        const secret = 'motjamaisredit';
        stage.write('nour', 'gens', { idee: secret });
        stage.by('ana', { type: 'markContribution', id: stage.last.id });
        expect(JSON.stringify(summary(stage))).toContain(secret);
        stage.by('nour', { type: 'withdrawContribution', id: stage.last.id });
        expect(JSON.stringify(summary(stage))).not.toContain(secret);
      }),
      few,
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollState } from '../../src/domain/poll-state.ts';
import { summarise } from '../../src/domain/summary.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { anyText, anyWords } from '../support/any-text.ts';
import { frameOf } from '../support/commonmark.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { allOpen, fr, pollWith, Stage } from '../support/scenes.ts';

const fileOf = (stage: Stage, polls: readonly PollState[] = [], t = fr) =>
  markdownReport(stage.workshop, summarise(stage.workshop, polls), t);
const report = (...given: Parameters<typeof fileOf>) => ordinarySpaces(fileOf(...given).text);

interface Said {
  readonly who: 'nour' | 'louis' | 'secret';
  readonly board: string;
  readonly form: string;
  readonly way: 'written' | 'collected' | 'withdrawn';
  readonly text: string;
}

const places = [
  ['gens', 'libre'],
  ['loin', 'libre'],
  ['proches', 'personne'],
  ['sobre', 'un'],
  ['sobre', 'cinquante'],
  ['riche', 'libre'],
  ['retours', 'libre'],
] as const;
const anySaid: fc.Arbitrary<Said> = fc
  .record({
    who: fc.constantFrom('nour', 'louis', 'secret'),
    place: fc.constantFrom(...places),
    way: fc.constantFrom('written', 'collected', 'withdrawn'),
    text: anyText,
  })
  .map(({ place: [board, form], ...said }) =>
    // Only pillars let people write without their name, and who does so does nothing else.
    said.who === 'secret'
      ? { ...said, board: 'gens', form: 'libre', way: 'written' }
      : { ...said, board, form },
  );

const token = (index: number) => `jeton${index}fin`;

/** A workshop where all of it was said, each thing with a word of its own to find it by. */
function stageWith(said: readonly Said[], textOf = (each: Said) => each.text): Stage {
  const stage = allOpen();
  said.forEach((each, index) => {
    const idee = `${token(index)} ${textOf(each)}`.slice(0, 1000);
    if (each.way === 'collected') stage.collect(each.who, each.board, idee);
    else
      stage.write(
        each.who,
        each.board,
        { idee },
        { form: each.form, anonymous: each.who === 'secret' },
      );
    if (each.way === 'withdrawn')
      stage.by(each.who, { type: 'withdrawContribution', id: stage.last.id });
  });
  return stage;
}

const stageOf = (called: string, actor: string) => {
  const one = new Stage(undefined, called).at('tour');
  one.attempt(
    { id: 'nour', name: actor, moderates: false },
    { type: 'introduce', introduction: { name: actor, organisation: actor, word: 'mot' } },
  );
  return one;
};

const pollOf = (of: string) => [pollWith({ labels: [of, 'b'], question: of })];

describe('whatever is said', () => {
  it('is in the report exactly once while it stands, and not at all once it is withdrawn', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        const text = report(stageWith(said));
        said.forEach(({ way }, index) => {
          expect(text.split(token(index)).length - 1).toBe(way === 'withdrawn' ? 0 : 1);
        });
      }),
    );
  });

  it('without a name has none anywhere', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        expect(report(stageWith(said))).not.toMatch(/Nom de secret|\bsecret\b/u);
      }),
    );
  });

  it('changes nothing of the document around it', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        const text = report(stageWith(said));
        expect(frameOf(text)).toEqual(frameOf(report(stageWith(said, () => 'mot'))));
        // Four spaces keep a line in its item; four more would make it a block of code.
        expect(text).not.toMatch(/^ {5,}\S/mu);
      }),
    );
  });

  it('neither does a name, a word, a title or an option', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (name, option) => {
        const title = name.slice(0, 90);
        const label = `Option ${option}`.slice(0, 80);
        expect(frameOf(report(stageOf(title, name), pollOf(label)))).toEqual(
          frameOf(report(stageOf('titre', 'nom'), pollOf('option'))),
        );
      }),
    );
  });
});

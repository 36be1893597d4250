import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeContributions } from '../../../src/board/domain/board.ts';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { summarise } from '../../../src/summary/domain/summary.ts';
import { markdownReport } from '../../../src/summary/report/markdown.ts';
import {
  filesIn,
  reportFormats,
  type ReportFormat,
} from '../../../src/summary/report/report-files.ts';
import { reportPictures } from '../../../src/summary/report/report-pictures.ts';
import { illustrations } from '../../../src/summary/view/pictures.ts';
import { summaryViews } from '../../../src/summary/view/post.ts';
import { anyText, anyWords } from '../../support/any-text.ts';
import { frameOf } from '../../support/commonmark.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';
import { runs } from '../../support/runs.ts';

const report = (stage: Stage, polls: readonly PollState[] = []) =>
  ordinarySpaces(textOf(markdownReport(reportAbout(stage, polls))));

const inFormat = (
  format: ReportFormat,
  stage: Stage,
  polls: readonly PollState[] = [],
  attributionOptOuts: readonly string[] = [],
) =>
  filesIn(format, reportAbout(stage, polls, fr, attributionOptOuts))
    .map(textOf)
    .join('\n');

/** Everything the channel gets, including pictures, as data. */
const inChannel = (
  stage: Stage,
  polls: readonly PollState[],
  attributionOptOuts: readonly string[],
) => {
  const summary = summarise(stage.workshop, polls, attributionOptOuts);
  return [fr, en].map((t) => {
    const scene = stage.scene(t);
    return JSON.stringify(summaryViews(scene, summary, illustrations(scene, summary)));
  });
};

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
    // Only pillars allow anonymous contributions, and the person who makes them does nothing else.
    said.who === 'secret'
      ? { ...said, board: 'gens', form: 'libre', way: 'written' }
      : { ...said, board, form },
  );

const token = (index: number) => `jeton${index}fin`;

/** A workshop in which all of it was said, each item with its own word to find it by. */
function stageWith(
  said: readonly Said[],
  textOf = (each: Said) => each.text,
  words: readonly string[] = [],
): Stage {
  const stage = new Stage().at('tour');
  for (const [index, word] of words.entries()) stage.introduce(`membre${index}`, word);
  allOpen(stage);
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

const ideasIn = (stage: Stage) => counting(JSON.stringify(summarise(stage.workshop, [], []).ideas));

/** The tags of a page with their attributes; links only where a person typed them. */
const tagsOf = (page: string) =>
  (page.match(/<[^>]*>/gu) ?? []).filter(
    (tag) => !/^<(?:br|a href="https?:[^"<>]*" rel="noreferrer"|\/a)>$/u.test(tag),
  );

const stageOf = (called: string, actor: string) => {
  const one = new Stage(undefined, called).at('tour');
  one.attempt(
    { id: 'nour', name: actor, moderates: false },
    { type: 'introduce', introduction: { name: actor, organisation: actor, word: 'mot' } },
  );
  return one;
};

const counting = (text: string) => (word: string) => text.split(word).length - 1;

const pollOf = (of: string) => [pollWith({ labels: [of, 'b'], question: of })];

describe('whatever is said', () => {
  it('appears in the report exactly once, and not at all once it is withdrawn', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), fc.nat(4), (said, spoken) => {
        const words = Array.from({ length: spoken }, (_, index) => `salut${index}fin`);
        const stage = stageWith(said, undefined, words);
        for (const format of reportFormats) {
          const times = counting(inFormat(format, stage));
          said.forEach(({ way }, index) => {
            expect([format, times(token(index))]).toEqual([format, way === 'withdrawn' ? 0 : 1]);
          });
          for (const word of words) expect([format, times(word)]).toEqual([format, 1]);
        }
      }),
      runs(30),
    );
  });

  it('anonymously has no name anywhere', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        const stage = stageWith(said);
        for (const format of reportFormats)
          expect(inFormat(format, stage)).not.toMatch(/Nom de secret|\bsecret\b/u);
      }),
      runs(30),
    );
  });

  it('names nobody who asked not to be, anywhere, and still appears once, twice in a text if it is a main idea', () => {
    const words = ['salut0fin', 'salut1fin'];
    const people = ['ana', 'nour', 'louis', 'secret', 'membre0', 'membre1', 'v2', 'v3'];
    const votes = [['a'], ['b']] as const;
    fc.assert(
      fc.property(
        fc.array(anySaid, { maxLength: 10 }),
        fc.subarray(people),
        fc.nat(3),
        (said, attributionOptOuts, kept) => {
          const stage = stageWith(said, undefined, words);
          stage.by('ana', { type: 'setForeword', text: 'motdouverture' });
          for (const { id } of activeContributions(stage.workshop.boards).slice(0, kept))
            stage.by('ana', { type: 'markContribution', id });
          const poll = [pollWith({ votes, rules: { named: true }, closed: true })];
          const files = reportFormats.map((format) =>
            inFormat(format, stage, poll, attributionOptOuts),
          );
          const drawn = JSON.stringify(
            reportPictures(reportAbout(stage, poll, fr, attributionOptOuts)),
          );
          const all = [...files, drawn, ...inChannel(stage, poll, attributionOptOuts)].join('\n');
          for (const id of attributionOptOuts)
            expect(all).not.toMatch(new RegExp(`\\b${id}\\b`, 'u'));
          const first = ideasIn(stage);
          for (const [at, text] of files.entries()) {
            const times = counting(text);
            const isRead = ['html', 'markdown'].includes(reportFormats[at] ?? '');
            const expected = (index: number) => (isRead && first(token(index)) > 0 ? 2 : 1);
            for (const word of words) expect(times(word)).toBe(1);
            said.forEach(({ way }, index) => {
              expect(times(token(index))).toBe(way === 'withdrawn' ? 0 : expected(index));
            });
          }
        },
      ),
      runs(30),
    );
  });

  it.each([
    ['without a name', 'anonymous'],
    ['by somebody who asked not to be named', 'written'],
    ['in a thread by somebody who asked not to be named', 'collected'],
  ])('%s leaves no trace of when it was said, not even by its position', (_, way) => {
    const texts = fc.array(anyWords, { maxLength: 5 });
    const say = (stage: Stage, idee: string) =>
      way === 'collected'
        ? stage.collect('secret', 'gens', idee)
        : stage.write('secret', 'gens', { idee }, { anonymous: way === 'anonymous' });
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (signed, unsigned, late) => {
        const files = [unsigned, unsigned.toReversed()].map((hidden, index) => {
          const stage = allOpen();
          const hide = () => {
            for (const idee of hidden) say(stage, idee);
          };
          if (late === (index === 0)) hide();
          for (const idee of signed) stage.write('nour', 'gens', { idee });
          if (late !== (index === 0)) hide();
          return reportFormats.map((format) => inFormat(format, stage, [], ['secret']));
        });
        expect(files[0]).toEqual(files[1]);
      }),
      runs(30),
    );
  });

  it('changes nothing in the document around it', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        const text = report(stageWith(said));
        expect(frameOf(text)).toEqual(frameOf(report(stageWith(said, () => 'mot'))));
        // Four spaces keep a line within its item; more would make it a code block.
        expect(text).not.toMatch(/^ {5,}\S/mu);
      }),
      runs(30),
    );
  });

  it('only adds line breaks and links to the tags of the page around it', () => {
    fc.assert(
      fc.property(fc.array(anySaid, { maxLength: 12 }), (said) => {
        const page = inFormat('html', stageWith(said));
        expect(tagsOf(page)).toEqual(
          tagsOf(
            inFormat(
              'html',
              stageWith(said, () => 'mot'),
            ),
          ),
        );
        expect(page).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
      }),
      runs(30),
    );
  });

  it('changes no tag as a name, a word, a title or an option either', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (name, option) => {
        const label = `Option ${option}`.slice(0, 80);
        const page = inFormat('html', stageOf(name.slice(0, 90), name), pollOf(label));
        expect(tagsOf(page)).toEqual(
          tagsOf(inFormat('html', stageOf('titre', 'nom'), pollOf('option'))),
        );
      }),
      runs(30),
    );
  });

  it('nor does a name, a word, a title or an option', () => {
    fc.assert(
      fc.property(anyWords, anyWords, (name, option) => {
        const title = name.slice(0, 90);
        const label = `Option ${option}`.slice(0, 80);
        expect(frameOf(report(stageOf(title, name), pollOf(label)))).toEqual(
          frameOf(report(stageOf('titre', 'nom'), pollOf('option'))),
        );
      }),
      runs(30),
    );
  });
});

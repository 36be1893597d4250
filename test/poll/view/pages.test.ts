import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/pictures/drawing/draw.ts';
import { render, renderOne } from '../../../src/platforms/discord/render.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import type { Ballot, PollState } from '../../../src/poll/domain/state.ts';
import { ranked } from '../../../src/poll/domain/tally.ts';
import { pollActions } from '../../../src/poll/view/actions.ts';
import { pollCard } from '../../../src/poll/view/card.ts';
import { pagesOf, pageNear } from '../../../src/poll/view/paging.ts';
import { pollResults } from '../../../src/poll/view/results.ts';
import { pollSurfaces } from '../../../src/poll/view/surfaces.ts';
import { plainView } from '../../support/plain-view.ts';
import { PollRun, setUp } from '../../support/polls.ts';
import { fr } from '../../support/scenes.ts';
import { press } from '../../support/typefaces.ts';

/** Votes from elsewhere: some on each option, so that the ranking is told. */
function imported(count: number, voters: number, long = false, tie = false): PollState {
  const ids = Array.from({ length: count }, (_, at) => `o${at + 1}`);
  const base = setUp(ids, { imported: true, question: long ? 'Q*_'.repeat(66) : 'Quand ?' });
  const options = base.options.map((option, at) => ({
    ...option,
    label: long ? `${'M*_'.repeat(25)} ${at}` : `créneau ${at + 1}`,
  }));
  const ballots = Array.from({ length: voters }, (_, voter): Ballot => {
    const yes = ids.filter((_id, at) => tie || (at * 7 + voter) % 3 === 0 || at <= voter);
    return {
      name: long ? `${'W*_'.repeat(10)}${voter}` : `Personne ${voter + 1}`,
      at: 1,
      yes,
      ifNeedBe: [],
      no: ids.filter((id) => !yes.includes(id)),
    };
  });
  const run = new PollRun();
  const verdict = run.try({ type: 'import', setUp: { ...base, options }, ballots });
  if (!verdict.ok) throw new Error(verdict.error.kind);
  return run.state;
}

const textIn = (view: View) => plainView(view);
const labelsIn = (text: string) =>
  [...text.matchAll(/(?:^|\s)(créneau \d+)(?= :| \d|$)/gmu)].map(([, label]) => label);

/** What is posted of a closed poll, apart from its card. */
const post = (poll: PollState) =>
  pollSurfaces(poll, fr, 2000)
    .items.flatMap((item) => ('post' in item ? [item.post] : []))
    .find(({ key }) => key === 'result');

describe('a poll of more options than one that is held here', () => {
  // “There are 69 releases but my strawpoll option provided only entries for 30.”
  it('of 24 slots is taken, and of 30 and of 60, where others answer that there are too many', () => {
    expect([24, 30, 60].map((slots) => pagesOf(imported(slots, 3)))).toEqual([2, 2, 3]);
    expect(new PollRun().verdict({ type: 'create', setUp: setUp(ids(21)) })).toBe('tooManyOptions');
    const asImport = { type: 'import', ballots: [] } as const;
    expect(new PollRun().verdict({ ...asImport, setUp: setUp(ids(60)) })).toBe('allowed');
    expect(new PollRun().verdict({ ...asImport, setUp: setUp(ids(69)) })).toBe('tooManyImported');
  });

  it('has its best options on its card, and says how many are in the table', () => {
    const card = textIn(pollCard(imported(24, 3), fr));
    expect(labelsIn(card)).toHaveLength(20);
    expect(card).toMatch(/Et 4 autres choix\s: «\sQui a voté quoi\s» les montre tous\./u);
    expect(card).toContain('[Qui a voté quoi]');
    expect(textIn(pollCard(imported(20, 3), fr))).not.toContain('autres choix');
    expect(textIn(pollCard(imported(21, 3), fr))).toContain('Et un autre choix');
  });

  it('has a result in the channel that leads to the table', () => {
    const view = post(imported(24, 3))?.view();
    expect(view && textIn(view)).toContain('[Qui a voté quoi]');
    const small = post(imported(20, 3))?.view();
    expect(small && textIn(small)).not.toContain('[Qui a voté quoi]');
  });

  it('shows every option once on the pages of its results, best first', () => {
    const poll = imported(54, 12);
    const pages = [0, 1, 2].map((page) => pollResults(poll, fr, page));
    const drawn = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'picture' && block.picture.kind === 'poll' ? block.picture.options : [],
      ),
    );
    expect(drawn.map(({ label }) => label)).toEqual(ranked(poll).map(({ option }) => option.label));
    const said = pages.map((page) => textIn(page));
    expect(said[0]).toContain('choix 1 à 20 sur 54');
    expect(said[2]).toContain('choix 41 à 54 sur 54');
    expect(said.map((text) => text.match(/\[Choix (?:précédents|suivants)\]/gu))).toEqual([
      ['[Choix suivants]'],
      ['[Choix précédents]', '[Choix suivants]'],
      ['[Choix précédents]'],
    ]);
  });

  it('has pages even if nobody voted', () => {
    const poll = imported(30, 0);
    expect(labelsIn(textIn(pollResults(poll, fr, 1)))).toHaveLength(10);
  });

  it.each([-1, 3, 99, Number.NaN, Infinity, 1.5])('has a page for any number: %s', (asked) => {
    expect([0, 1, 2]).toContain(pageNear(imported(54, 2), asked));
  });

  it('fits one message a page, which the buttons of the next replace, at its longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (count, voters, tie) => {
          const poll = imported(count, voters, true, tie);
          for (let page = 0; page < pagesOf(poll); page += 1) {
            const view = pollResults(poll, fr, page);
            const [picture] = view.blocks.flatMap((block) =>
              block.kind === 'picture' ? [block.picture] : [],
            );
            const drawn = new Map(picture === undefined ? [] : [[picture, Buffer.alloc(1)]]);
            if (pagesOf(poll) > 1) expect(render(view, drawn)).toHaveLength(1);
          }
          const card = renderOne(pollCard(poll, fr));
          expect(JSON.stringify(card.components)).toContain(pollActions.table.ref({ poll: 'p1' }));
          if (count > 20) expect(JSON.stringify(card.components)).toContain('les montre tous');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is drawn page by page, each picture below 400 kB', async () => {
    const poll = imported(60, 30, true);
    const [picture] = pollResults(poll, fr, 2).blocks.flatMap((block) =>
      block.kind === 'picture' ? [block.picture] : [],
    );
    if (picture?.kind !== 'poll') throw new Error('no picture of the poll');
    expect([picture.options.length, picture.voters.length]).toEqual([20, 30]);
    expect((await press.paint(draw(picture))).length).toBeLessThan(400_000);
  });
});

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `o${at + 1}`);
}

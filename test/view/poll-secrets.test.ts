import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollState } from '../../src/domain/poll-state.ts';
import { resultsVisible } from '../../src/domain/poll-tally.ts';
import { summarise } from '../../src/domain/summary.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import { exportOf } from '../../src/report/export-poll.ts';
import { pollCsv } from '../../src/report/poll-csv.ts';
import { pollJson } from '../../src/report/poll-json.ts';
import { reportFiles } from '../../src/report/report-files.ts';
import { reportOf } from '../../src/report/report.ts';
import { pollResults } from '../../src/view/poll-card.ts';
import { pollChangeForm, typedOf, voteForm } from '../../src/view/poll-forms.ts';
import { pollClosing, pollPanel } from '../../src/view/poll-panel.ts';
import { pollSurfaces } from '../../src/view/poll-surfaces.ts';
import { illustrations } from '../../src/view/summary-pictures.ts';
import { summaryViews } from '../../src/view/summary-post.ts';
import { participant } from '../support/people.ts';
import { asked, openPoll, rules, setUp } from '../support/polls.ts';
import { en, fr, Stage } from '../support/scenes.ts';

const options = ['a', 'b', 'c'];
const people = ['ada', 'bo', 'chi', 'dee', 'eve'];

interface Said {
  readonly who: string;
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly comment: string;
}

const choice = fc.subarray(options);
const anyVote = fc.record({
  yes: choice,
  ifNeedBe: choice,
  comment: fc.constantFrom('', 'un mot', 'un autre'),
});

/** The same people in the same order, who say one thing or the other. */
const twoVotes = fc
  .uniqueArray(fc.constantFrom(...people), { minLength: 1 })
  .chain((who) =>
    fc
      .tuple(
        fc.array(anyVote, { minLength: who.length, maxLength: who.length }),
        fc.array(anyVote, { minLength: who.length, maxLength: who.length }),
      )
      .map((both) =>
        both.map((votes) => votes.map((said, index) => ({ ...said, who: who[index] ?? '' }))),
      ),
  );

/** The same ballots, cast by other people and in another order. */
const twoOrders = fc.array(anyVote, { minLength: 1, maxLength: people.length }).chain((votes) => {
  const order = fc.shuffledSubarray(people, { minLength: people.length });
  const turns = fc.shuffledSubarray(
    votes.map((_, index) => index),
    { minLength: votes.length },
  );
  const cast = fc.tuple(order, turns).map(([who, when]) =>
    when.map((index) => ({
      yes: votes[index]?.yes ?? [],
      ifNeedBe: votes[index]?.ifNeedBe ?? [],
      comment: votes[index]?.comment ?? '',
      who: who[index] ?? '',
    })),
  );
  return fc.tuple(cast, cast);
});

function pollOf(
  held: { resultsWhileOpen: boolean; named: boolean; closed: boolean },
  votes: readonly Said[],
): PollState {
  const { resultsWhileOpen, named } = held;
  const run = openPoll({
    type: 'create',
    setUp: setUp(options, { rules: { ...rules, resultsWhileOpen, named } }),
  });
  for (const { who, comment, yes, ifNeedBe } of votes)
    run.try({ type: 'vote', yes, ifNeedBe, comment, asked }, participant(who));
  if (held.closed) run.try({ type: 'close' });
  return run.state;
}

/** All that anybody but the voters themselves can be shown of a poll, in both languages, and sent in files. */
function seen(poll: PollState): string {
  const stage = new Stage();
  const of = (t: Translator) => {
    const scene = stage.scene(t);
    const summary = summarise(scene.workshop, [poll], []);
    return [
      ...pollSurfaces(poll, t, 0).items.map((item) => ('post' in item ? item.post.view() : item)),
      pollPanel(poll, t),
      pollClosing(poll, t),
      voteForm(poll, t, undefined),
      poll.setUp === null ? undefined : pollChangeForm(poll, t, typedOf(poll.setUp, '')),
      summaryViews(
        scene,
        { ...summary, figures: { ...summary.figures, people: 0 } },
        illustrations(scene, summary),
      ),
      ...reportFiles(reportOf(scene.workshop, [poll], [], t)).map(({ chunks }) =>
        [...chunks()].join(''),
      ),
      ...(resultsVisible(poll) ? [pollResults(poll, t), ...files(poll)] : []),
    ];
  };
  return JSON.stringify([fr, en].map(of));
}

function files(poll: PollState): string[] {
  const whole = exportOf(poll);
  return [pollCsv(whole), pollJson(whole)];
}

const votes = (yes: string[]) => [{ who: 'ada', yes, ifNeedBe: [], comment: '' }];

describe('a hidden poll', () => {
  it('shows the same whatever is voted, until it closes', () => {
    fc.assert(
      fc.property(twoVotes, fc.boolean(), (both, named) => {
        const [one, other] = both.map((votes) =>
          seen(pollOf({ resultsWhileOpen: false, named, closed: false }, votes)),
        );
        expect(one).toBe(other);
      }),
      { numRuns: 60 },
    );
  });

  it('is one that shows something once it is closed, or live: the test above can fail', () => {
    for (const held of [
      { resultsWhileOpen: false, named: true, closed: true },
      { resultsWhileOpen: true, named: true, closed: false },
    ])
      expect(seen(pollOf(held, votes(['a'])))).not.toBe(seen(pollOf(held, votes(['b']))));
  });
});

describe('an anonymous poll', () => {
  it('shows the same whoever said what, and in whatever order, open or closed', () => {
    fc.assert(
      fc.property(twoOrders, fc.boolean(), (both, closed) => {
        const [one, other] = both.map((votes) =>
          seen(pollOf({ resultsWhileOpen: true, named: false, closed }, votes)),
        );
        expect(one).toBe(other);
      }),
      { numRuns: 60 },
    );
  });

  it('shows nothing of the votes while they come, so that no moment tells of a person', () => {
    fc.assert(
      fc.property(twoVotes, (both) => {
        const [one, other] = both.map((votes) =>
          seen(pollOf({ resultsWhileOpen: true, named: false, closed: false }, votes)),
        );
        expect(one).toBe(other);
      }),
      { numRuns: 60 },
    );
  });
});

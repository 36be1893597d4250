import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollState } from '../../../src/poll/domain/state.ts';
import { summarise, type Summary } from '../../../src/summary/domain/summary.ts';
import { anyHistory, play } from '../../support/any-intent.ts';
import { participant } from '../../support/people.ts';
import { openPoll, rules, setUp, vote } from '../../support/polls.ts';
import {
  ada,
  bo,
  chi,
  collecting,
  idea,
  openedByAda,
  underWay,
  type WorkshopRun,
} from '../../support/workshops.ts';

const summaryOf = (run: WorkshopRun, attributionOptOuts: string[], polls: PollState[] = []) =>
  summarise(run.opened(), polls, attributionOptOuts);

const entriesIn = ({ pillars, exercises, debriefs }: Summary) =>
  [...pillars, ...exercises.flatMap(({ boards }) => boards), ...debriefs].flatMap(
    ({ entries }) => entries,
  );

const introduced = (name: string, word: string) =>
  ({
    type: 'introduce',
    introduction: { name, organisation: `Coop de ${name}`, word },
  }) as const;

/** Each of them said yes to the first option, with names shown. */
function pollOf(...voters: string[]): PollState {
  const run = openPoll({ type: 'create', setUp: setUp(['a', 'b'], { rules }) });
  for (const id of voters) run.try(vote(['a']), participant(id));
  return run.state;
}

/** The rows of a poll's picture, in any order of voting: Bo for the first option, others not. */
function drawn(...voters: string[]) {
  const run = openPoll({ type: 'create', setUp: setUp(['a', 'b'], { rules }) });
  for (const id of voters) run.try(vote([id === 'bo' ? 'a' : 'b']), participant(id));
  const [shown] = summaryOf(openedByAda(), ['bo', 'dee'], [run.state]).polls;
  return Object.values(shown?.drawn?.ballots ?? {}).map(({ name, yes }) => [name, yes]);
}

describe('somebody who asked not to be named', () => {
  it('appears as if they had not signed what they wrote, or what was collected', () => {
    const run = underWay()
      .do(bo, idea('un banc'))
      .do(chi, idea('un puits'))
      .do(ada, collecting({ author: { id: 'bo', name: 'Bo' }, words: 'et un toit' }));
    const entries = entriesIn(summaryOf(run, ['bo']));
    expect(entries.map(({ author, anonymous }) => [author, anonymous])).toEqual([
      ['bo', true],
      ['chi', false],
      ['bo', true],
    ]);
  });

  it('is not named for ideas that facilitators highlighted either', () => {
    const run = underWay().do(bo, idea('un banc'));
    const [id = ''] = Object.keys(run.state.boards.contributions);
    run.do(ada, { type: 'markContribution', id });
    expect(summaryOf(run, ['bo']).ideas).toMatchObject([{ id, anonymous: true }]);
  });

  it('only keeps the word of their introduction, after people with names, sorted by word', () => {
    const run = openedByAda()
      .do(chi, introduced('Chi', 'source'))
      .do(bo, introduced('Bo', 'lien'))
      .do(ada, introduced('Ada', 'abri'));
    expect(summaryOf(run, ['bo', 'chi']).introductions).toEqual([
      { by: { id: 'ada', name: 'Ada' }, organisation: 'Coop de Ada', word: 'abri' },
      { by: undefined, organisation: '', word: 'lien' },
      { by: undefined, organisation: '', word: 'source' },
    ]);
  });

  it('is not thanked, and is an unnamed facilitator, also for the foreword', () => {
    const run = openedByAda()
      .do(bo, { type: 'join' })
      .do(ada, { type: 'join' }, { type: 'setForeword', text: 'Merci.' });
    const summary = summaryOf(run, ['ada']);
    expect(summary).toMatchObject({
      facilitators: [],
      foreword: { text: 'Merci.', by: undefined },
    });
    expect(summary.people.map(({ id }) => id)).toEqual(['bo']);
  });

  it('has a row without a name, at the end, in the picture of a poll that shows names', () => {
    const poll = pollOf('bo', 'chi');
    const [shown] = summaryOf(openedByAda(), ['bo'], [poll]).polls;
    expect(Object.values(shown?.drawn?.ballots ?? {}).map(({ name }) => name)).toEqual(['chi', '']);
    // The poll itself is unchanged.
    expect(Object.values(poll.ballots).map(({ name }) => name)).toEqual(['bo', 'chi']);
  });

  it('has a place there that does not reveal when they voted', () => {
    expect(drawn('bo', 'chi', 'dee')).toEqual(drawn('dee', 'chi', 'bo'));
    expect(drawn('dee', 'bo', 'chi').map(([name]) => name)).toEqual(['chi', '', '']);
  });

  it('is still counted: a figure that changed with their choice would give them away', () => {
    const run = underWay().do(bo, { type: 'join' }, idea('un banc'));
    const polls = [pollOf('bo', 'dee')];
    expect(summaryOf(run, ['bo', 'dee'], polls).figures).toEqual(summaryOf(run, [], polls).figures);
    expect(summaryOf(run, ['bo'], polls).figures.people).toBe(2);
  });
});

describe('whatever happened, and whoever asks not to be named', () => {
  const people = fc.subarray(['ada', 'bo', 'chi', 'dee', 'constructor', 'inconnu']);

  it('nobody who asked is named, and nothing that was said is lost', () => {
    fc.assert(
      fc.property(anyHistory, people, (history, attributionOptOuts) => {
        const run = play(history);
        if (run.state.opening === null) return;
        const [all, summary] = [summaryOf(run, []), summaryOf(run, attributionOptOuts)];
        const { foreword, introductions, facilitators, people: thanked } = summary;
        const named = [
          ...entriesIn(summary).flatMap((entry) => (entry.anonymous ? [] : entry.author)),
          ...introductions.flatMap(({ by }) => by?.id ?? []),
          ...(foreword?.by === undefined ? [] : [foreword.by.id]),
          ...facilitators,
          ...thanked.map(({ id }) => id),
        ];
        expect(named.filter((id) => attributionOptOuts.includes(id))).toEqual([]);
        expect(entriesIn(summary).map(({ id }) => id)).toEqual(entriesIn(all).map(({ id }) => id));
        expect(introductions.map((each) => each.word).toSorted()).toEqual(
          all.introductions.map((each) => each.word).toSorted(),
        );
        expect(summary.figures).toEqual(all.figures);
      }),
      { numRuns: 200 },
    );
  });
});

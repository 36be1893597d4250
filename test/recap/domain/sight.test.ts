import * as fc from 'fast-check';
import { emptyPlacement } from '../../../src/kernel/placement.ts';
import { describe, expect, it } from 'vitest';
import { emptyPoll, type PollState } from '../../../src/poll/domain/state.ts';
import { outlineOf } from '../../../src/recap/domain/content.ts';
import { leftOutAmong, seenAmong, seenOutline } from '../../../src/recap/domain/sight.ts';
import type { RecapAnswer } from '../../../src/recap/domain/state.ts';
import type { OpenedWorkshop } from '../../../src/workshop/domain/state.ts';
import { participant } from '../../support/people.ts';
import { idea, underWay } from '../../support/workshops.ts';
import { pollWith } from '../../support/scenes.ts';

const week = '2026-W02';

/** A workshop whose ids and people all hold the name of its channel. */
function workshopIn(channel: string): OpenedWorkshop {
  const run = underWay();
  run.wait(2);
  run.do(participant(`ben-${channel}`), idea('Oui'));
  const { opening, boards, ...rest } = run.opened();
  const contributions = Object.values(boards.contributions).map((entry) => {
    const id = `${entry.id}-${channel}`;
    return [id, { ...entry, id }] as const;
  });
  return {
    ...rest,
    id: `w-${channel}`,
    opening: { ...opening, channel },
    boards: { ...boards, contributions: Object.fromEntries(contributions) },
  };
}

function pollIn(channel: string): PollState {
  const poll = pollWith();
  const { setUp } = poll;
  if (setUp === null) return emptyPoll('p');
  return { ...poll, id: `p-${channel}`, setUp: { ...setUp, channel } };
}

const channels = ['aa', 'bb', 'cc'];
const workshops = channels.map(workshopIn);
const polls = channels.map(pollIn);
const answers = channels.map((channel, index): RecapAnswer => ({
  week,
  invitation: (['thinks', 'inspires', 'questions'] as const)[index] ?? 'thinks',
  person: `ben-${channel}`,
  name: 'Ben',
  anonymous: false,
  text: 'Oui',
  at: 1,
  channel,
}));
const until = Math.max(...workshops.map(({ opening }) => opening.at)) + 60 * 60_000;
const window = { from: 0, until, attributionOptOuts: [], weeks: [{ week, from: 0 }] };
const whole = outlineOf({ ...window, workshops, earlier: [], polls, answers });

/** The recap of that week stood where everybody reads. */
const recap = {
  answers,
  recaps: [
    {
      week,
      channel: 'open',
      locale: 'fr' as const,
      due: 0,
      at: 0,
      outline: whole,
      placement: emptyPlacement(),
    },
  ],
};
const known = {
  workshops: new Map(workshops.map((each) => [each.id, each])),
  polls: new Map(polls.map((each) => [each.id, each])),
  recap,
};
const anySeen = fc.subarray(channels).map((some) => new Set(['open', ...some]));

const hiddenBut = (some: ReadonlySet<string>) =>
  seenOutline(whole, known, (channel) => some.has(channel)).hidden.join('.');

describe('what not everybody may read', () => {
  it('is in nothing that is chosen, and what may be read is chosen as if it were alone', () => {
    fc.assert(
      fc.property(anySeen, (some) => {
        const seen = (channel: string) => some.has(channel);
        const all = seenAmong({ workshops, earlier: [], polls }, seen);
        const alone = outlineOf({
          ...window,
          workshops: workshops.filter(({ opening }) => seen(opening.channel)),
          earlier: [],
          polls: polls.filter(({ setUp }) => seen(setUp?.channel ?? '')),
          answers: [],
        });
        expect(outlineOf({ ...window, ...all, answers: [] })).toEqual(alone);
        expect(leftOutAmong({ workshops, earlier: [], polls }, seen)).toEqual({
          workshops: channels.filter((each) => !seen(each)).map((each) => `w-${each}`),
          polls: channels.filter((each) => !seen(each)).length,
        });
      }),
    );
  });

  it('is told no more of what was chosen before, figures included', () => {
    fc.assert(
      fc.property(anySeen, (some) => {
        const found = seenOutline(whole, known, (channel) => some.has(channel));
        const { channels: _, ...outline } = found.outline;
        const named = JSON.stringify([outline, found.answers]);
        const hidden = channels.filter((each) => !some.has(each));
        expect(hidden.filter((each) => named.includes(each))).toEqual([]);
        for (const each of some) expect(named.includes(each) || each === 'open').toBe(true);
        expect(outline.voices).toBe(hidden.length === 0 ? 3 : 0);
        expect(outline.weeks).toHaveLength(hidden.length === 0 ? 1 : 0);
        expect(found.hidden.length === 0).toBe(hidden.length === 0);
      }),
    );
  });

  it('is another thing to show, for every other set of channels', () => {
    fc.assert(
      fc.property(anySeen, anySeen, (one, other) => {
        const same = channels.every((each) => one.has(each) === other.has(each));
        expect(hiddenBut(one) === hiddenBut(other)).toBe(same);
      }),
    );
  });

  it('may be in the figures of an earlier Palabre’s recap, which are told no more', () => {
    const { channels: _, ...old } = whole;
    const found = seenOutline(old, known, () => true);
    expect(found.outline).toEqual({ ...old, voices: 0, moreUnanswered: 0, weeks: [] });
    expect(found.hidden).toEqual(['figures']);
  });

  it('of a workshop that was erased goes with the channels that were counted with it', () => {
    const erased = { ...known, workshops: new Map() };
    expect(seenOutline(whole, erased, () => true).outline).toEqual(whole);
    const found = seenOutline(whole, erased, (channel) => channel !== 'aa');
    expect(found.outline.moved).toEqual([]);
  });
});

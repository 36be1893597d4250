import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCommunity,
  evolveCommunity,
  type CommunityIntent,
} from '../../../src/community/domain/community.ts';
import { isOutdated, keptCommunity } from '../../../src/community/domain/keeping.ts';
import { erasedAt, isPast, retentions } from '../../../src/community/domain/retention.ts';
import {
  communityEventSchema,
  emptyCommunity,
  type CommunityState,
} from '../../../src/community/domain/state.ts';
import { oddIds, participant } from '../../support/people.ts';
import { expectSame, throughJson } from '../../support/same.ts';

const channel = 'salon';
const listPoll = (id: string): CommunityIntent => ({
  type: 'listPoll',
  id,
  question: `Quoi pour ${id} ?`,
  channel,
});
const held = (id: string, at?: number): CommunityIntent[] => [
  { type: 'listWorkshop', id, channel },
  { type: 'endWorkshop', id, channel, at },
];
const note = (id: string, at: number): CommunityIntent => ({ type: 'noteEnding', id, at });
const presence = (leftAt?: number): CommunityIntent => ({ type: 'notePresence', leftAt });

function decide(state: CommunityState, intent: CommunityIntent, by = participant('ada')) {
  return decideCommunity(state, intent, { by, isTimezone: (name) => name === 'Europe/Paris' });
}

/** The community after these, folded as a journal would give them back. */
function after(state: CommunityState, ...intents: CommunityIntent[]): CommunityState {
  return intents.reduce((each, intent) => {
    const decided = decide(each, intent);
    return (decided.ok ? decided.value : [])
      .map((event) => communityEventSchema.parse(throughJson(event)))
      .reduce(evolveCommunity, each);
  }, state);
}
const community = (...intents: CommunityIntent[]) => after(emptyCommunity(), ...intents);
const events = (state: CommunityState, intent: CommunityIntent) => {
  const decided = decide(state, intent);
  return decided.ok ? decided.value : decided.error;
};

describe('when something ended', () => {
  it('is noted for a workshop as it ends, if that is known', () => {
    expect(community(...held('w1', 5)).endings).toEqual({ w1: 5 });
    expect(community(...held('w1')).endings).toEqual({});
  });

  it('is noted later for what is kept: a workshop that ended, or a poll', () => {
    const state = community(...held('w1'), listPoll('p1'));
    expect(after(state, note('w1', 7), note('p1', 8)).endings).toEqual({ w1: 7, p1: 8 });
  });

  it('is noted once: the first moment stands', () => {
    const state = community(...held('w1', 5), listPoll('p1'), note('p1', 8));
    expect(events(state, note('w1', 9))).toEqual([]);
    expect(events(state, note('p1', 9))).toEqual([]);
  });

  it('is noted neither for a workshop that goes on, nor for what was forgotten', () => {
    const going = community({ type: 'listWorkshop', id: 'w1', channel });
    expect(events(going, note('w1', 9))).toEqual([]);
    const state = community(
      ...held('w1', 5),
      listPoll('p1'),
      note('p1', 6),
      { type: 'forgetWorkshop', id: 'w1' },
      { type: 'forgetPoll', id: 'p1' },
    );
    expect(state.endings).toEqual({});
    expect(events(state, note('w1', 9))).toEqual([]);
    expect(events(state, note('p1', 9))).toEqual([]);
  });

  it.each(oddIds)('is noted for nothing that has an odd name: %j', (id) => {
    expect(events(community(...held('w1')), note(id, 9))).toEqual([]);
  });
});

describe('whether Palabre is on its server', () => {
  it('is noted when it changes: since when it is away, and that it is back', () => {
    const away = community(presence(3));
    expect(away.leftAt).toBe(3);
    const back = after(away, presence());
    expect(back).not.toHaveProperty('leftAt');
    expect(after(back, presence(9)).leftAt).toBe(9);
  });

  it('counts from when it was first seen to be away, however often one looks', () => {
    expect(events(community(presence(3)), presence(4))).toEqual([]);
    expect(events(community(), presence())).toEqual([]);
  });
});

describe('records that hold what was forgotten', () => {
  const forgotten = community(listPoll('p1'), { type: 'forgetPoll', id: 'p1' });

  it('are those of a poll, whose question is in them still', () => {
    expect(forgotten.stale).toBe(true);
    expect(community(...held('w1'), { type: 'forgetWorkshop', id: 'w1' }).stale).toBe(false);
  });

  it.each(retentions)('are to be written anew unless all is kept for ever: %s', (retention) => {
    const settings = { type: 'changeSettings', settings: { retention } } as const;
    expect(isOutdated(after(structuredClone(forgotten), settings))).toBe(retention !== 'forever');
    expect(isOutdated(community(settings))).toBe(false);
  });

  it('are written anew where nobody chose how long to keep things, as is usual', () => {
    expect(isOutdated(forgotten)).toBe(true);
  });

  it('no longer hold it once written anew, and are the same community', () => {
    const state = community(
      ...held('w1', 5),
      listPoll('p1'),
      listPoll('p2'),
      { type: 'forgetPoll', id: 'p1' },
      { type: 'chooseNaming', named: false },
      { type: 'chooseLanguage', locale: 'en' },
      { type: 'changeSettings', settings: { retention: 'oneYear' } },
      presence(3),
    );
    const kept = communityEventSchema.parse(throughJson(keptCommunity(state)));
    expect(JSON.stringify(kept)).not.toContain('p1');
    const anew = evolveCommunity(emptyCommunity(), kept);
    expectSame(anew, { ...state, stale: false });
    expect(isOutdated(anew)).toBe(false);
    expect(state.stale).toBe(true);
  });
});

describe('how long things are kept', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
  const limited = fc.constantFrom(...retentions.filter((each) => each !== 'forever'));

  it('is past at its very moment, and not a millisecond before', () => {
    fc.assert(
      fc.property(moment, limited, (end, retention) => {
        const time = erasedAt(end, retention) ?? Infinity;
        expect(isPast(end, retention, time - 1)).toBe(false);
        expect(isPast(end, retention, time)).toBe(true);
        expect(isPast(end, 'forever', time)).toBe(false);
      }),
    );
  });

  it('grows with the choice, which is listed from the shortest to the longest', () => {
    fc.assert(
      fc.property(moment, (end) => {
        const times = retentions.slice(1).map((each) => erasedAt(end, each) ?? NaN);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times[0]).toBeGreaterThan(end);
      }),
    );
  });
});

const limits = (territories: string[]) =>
  events(community(), { type: 'changeSettings', settings: { territories } });

describe('settings', () => {
  it.each([
    ['one line', ['x'.repeat(1500)], ['x'.repeat(1501)]],
    ['three lines', ['x', 'x', 'x'.repeat(1496)], ['x', 'x', 'x'.repeat(1497)]],
    ['accents', ['é'.repeat(1500)], ['é'.repeat(1501)]],
  ])('hold a land acknowledgement of 1500 characters, as %s', (_, longest, longer) => {
    expect(limits(longest)).toMatchObject([{ type: 'settings.changed' }]);
    expect(limits(longer)).toEqual({ kind: 'territoriesTooLong', max: 1500 });
  });

  it('are for people, and refused whole if one of them is wrong', () => {
    const state = community();
    const settings = { locale: 'en', timezone: 'Mars' } as const;
    expect(events(state, { type: 'changeSettings', settings })).toEqual({
      kind: 'unknownTimezone',
      timezone: 'Mars',
    });
    expect(state).toEqual(emptyCommunity());
    const robot = { ...participant('robot'), bot: true };
    expect(decide(state, { type: 'changeSettings', settings: {} }, robot).ok).toBe(false);
  });

  it('change nothing that people chose for themselves', () => {
    const state = community(
      { type: 'chooseLanguage', locale: 'en' },
      { type: 'chooseNaming', named: false },
    );
    const { languages, attributionOptOuts } = structuredClone(state);
    const settings = { locale: 'fr', timezone: 'Europe/Paris' } as const;
    expect(after(state, { type: 'changeSettings', settings })).toMatchObject({
      languages,
      attributionOptOuts,
      settings,
    });
  });
});

describe('said twice', () => {
  it.each<[string, CommunityIntent]>([
    ['a language', { type: 'chooseLanguage', locale: 'en' }],
    ['not to be named', { type: 'chooseNaming', named: false }],
    ['the end of a workshop', { type: 'endWorkshop', id: 'w1', channel, at: 5 }],
    ['to forget a workshop', { type: 'forgetWorkshop', id: 'w0' }],
    ['to forget a poll', { type: 'forgetPoll', id: 'p1' }],
    ['an ending', { type: 'noteEnding', id: 'p1', at: 5 }],
    ['an absence', { type: 'notePresence', leftAt: 5 }],
  ])('%s counts once', (_, intent) => {
    const state = community(...held('w0'), listPoll('p1'), {
      type: 'listWorkshop',
      id: 'w1',
      channel,
    });
    expect(events(state, intent)).toHaveLength(1);
    expect(events(after(state, intent), intent)).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCommunity,
  evolveCommunity,
  maxTerritories,
  type CommunityIntent,
  type Settings,
} from '../../../src/community/domain/community.ts';
import { communityEventSchema, type CommunityEvent } from '../../../src/community/domain/state.ts';
import { communityStateSchema, emptyCommunity } from '../../../src/community/domain/state.ts';
import type { Actor } from '../../../src/kernel/people.ts';
import { retentions } from '../../../src/community/domain/retention.ts';
import { oddIds, participant } from '../../support/people.ts';
import { expectSame, throughJson } from '../../support/same.ts';

const ada = participant('ada');
const isTimezone = (name: string) => name === 'America/Toronto';

class Community {
  state = emptyCommunity();
  readonly events: CommunityEvent[] = [];

  try(intent: CommunityIntent, by: Actor = ada) {
    const decided = decideCommunity(this.state, intent, { by, isTimezone });
    for (const event of decided.ok ? decided.value : []) {
      this.events.push(event);
      this.state = evolveCommunity(this.state, event);
    }
    return decided;
  }
}

const list = (id: string, channel = 'salon'): CommunityIntent => ({
  type: 'listWorkshop',
  id,
  channel,
});
const end = (id: string, channel = 'salon'): CommunityIntent => ({
  type: 'endWorkshop',
  id,
  channel,
});
const change = (settings: Settings): CommunityIntent => ({ type: 'changeSettings', settings });

describe('the workshop of a channel', () => {
  it('is one at a time', () => {
    const community = new Community();
    community.try(list('w1'));
    expect(community.try(list('w2'))).toEqual({
      ok: false,
      error: { kind: 'channelTaken', workshop: 'w1' },
    });
    expect(community.try(list('w2', 'jardin')).ok).toBe(true);
    expect(community.state.workshops).toEqual({ salon: 'w1', jardin: 'w2' });
  });

  it('leaves the channel free once it ended, and is remembered', () => {
    const community = new Community();
    community.try(list('w1'));
    community.try(end('w1'));
    expect(community.state).toMatchObject({ workshops: {}, past: ['w1'], ended: { salon: 'w1' } });
    expect(community.try(list('w2')).ok).toBe(true);
  });

  it('ends once, and never in place of the next one', () => {
    const community = new Community();
    community.try(list('w1'));
    community.try(end('w1'));
    community.try(list('w2'));
    expect(community.try(end('w1'))).toEqual({ ok: true, value: [] });
    expect(community.state).toMatchObject({ workshops: { salon: 'w2' }, past: ['w1'] });
  });

  it.each(['constructor', 'toString', ''])('is found by its channel’s own name: %j', (channel) => {
    const community = new Community();
    expect(community.try(end('w1', channel))).toEqual({ ok: true, value: [] });
    expect(community.try(list('w1', channel)).ok).toBe(true);
    expect(community.try(list('w2', channel)).ok).toBe(false);
  });
});

describe('settings', () => {
  it('replace the former ones', () => {
    const community = new Community();
    community.try(change({ locale: 'en', facilitatorRole: 'r1' }));
    community.try(change({ timezone: 'America/Toronto', territories: ['Ici', 'Là'] }));
    expect(community.state.settings).toEqual({
      timezone: 'America/Toronto',
      territories: ['Ici', 'Là'],
    });
  });

  it.each<[string, Settings, object]>([
    [
      'a timezone that is none',
      { timezone: 'Lune' },
      { kind: 'unknownTimezone', timezone: 'Lune' },
    ],
    [
      'a land acknowledgement too long for a card',
      { territories: ['x'.repeat(750), 'x'.repeat(750)] },
      { kind: 'territoriesTooLong', max: maxTerritories },
    ],
    ...[
      'le pad',
      'javascript:alert(1)',
      'https://',
      'https://un pad',
      `https://pad.example/${'x'.repeat(300)}`,
    ].map(
      (notesPad) =>
        ['a pad that is no page', { notesPad }, { kind: 'padUnclear', typed: notesPad }] satisfies [
          string,
          Settings,
          object,
        ],
    ),
  ])('refuse %s', (_, settings, error) => {
    const community = new Community();
    expect(community.try(change(settings))).toEqual({ ok: false, error });
    expect(community.state).toEqual(emptyCommunity());
  });

  it.each(['https://pad.example.org/p/verger', 'http://localhost.local:9001/p/été'])(
    'take the address of a pad: %s',
    (notesPad) => {
      expect(new Community().try(change({ notesPad })).ok).toBe(true);
    },
  );

  it('take the longest land acknowledgement', () => {
    const territories = ['x'.repeat(750), 'x'.repeat(749)];
    expect(new Community().try(change({ territories })).ok).toBe(true);
  });
});

describe('a person’s language', () => {
  it('is their own, until they follow the platform’s again', () => {
    const community = new Community();
    community.try({ type: 'chooseLanguage', locale: 'en' });
    community.try({ type: 'chooseLanguage', locale: 'fr' }, participant('constructor'));
    expect(community.state.languages).toEqual({ ada: 'en', constructor: 'fr' });
    community.try({ type: 'chooseLanguage', locale: null });
    expect(community.state.languages).toEqual({ constructor: 'fr' });
  });

  it.each(['', '__proto__'])('is not kept for an impossible person: %j', (id) => {
    expect(new Community().try({ type: 'chooseLanguage', locale: 'en' }, participant(id))).toEqual({
      ok: false,
      error: { kind: 'notAPerson' },
    });
  });
});

const choose = (named: boolean): CommunityIntent => ({ type: 'chooseNaming', named });

describe('not being named', () => {
  it('is each person’s own choice, lasts, and can be taken back', () => {
    const community = new Community();
    community.try(choose(false));
    community.try(choose(false), participant('constructor'));
    expect(community.state.attributionOptOuts).toEqual(['ada', 'constructor']);
    community.try(choose(true));
    expect(community.state.attributionOptOuts).toEqual(['constructor']);
  });

  it('said twice counts once, and so does what was so all along', () => {
    const community = new Community();
    community.try(choose(false));
    expect(community.try(choose(false))).toEqual({ ok: true, value: [] });
    expect(community.try(choose(true), participant('bo'))).toEqual({ ok: true, value: [] });
    expect(community.state.attributionOptOuts).toEqual(['ada']);
  });

  it('leaves the list that somebody holds as it was', () => {
    const community = new Community();
    community.try(choose(false));
    const { attributionOptOuts } = community.state;
    community.try(choose(false), participant('bo'));
    community.try(choose(true));
    expect(attributionOptOuts).toEqual(['ada']);
  });
});

it('lists polls in the order they were made', () => {
  const community = new Community();
  for (const id of ['p2', 'p1'])
    community.try({ type: 'listPoll', id, question: 'Quoi ?', channel: 'salon' });
  expect(community.state.polls.map(({ id }) => id)).toEqual(['p2', 'p1']);
});

describe('forgetting', () => {
  it('takes a workshop that ended or a poll off the lists, and only that one', () => {
    const community = new Community();
    for (const id of ['w1', 'w2']) {
      community.try(list(id));
      community.try(end(id));
    }
    for (const id of ['p1', 'w1'])
      community.try({ type: 'listPoll', id, question: 'Quoi ?', channel: 'salon' });
    community.try({ type: 'forgetWorkshop', id: 'w1' });
    community.try({ type: 'forgetPoll', id: 'p1' });
    expect(community.state.past).toEqual(['w2']);
    expect(community.state.ended).toEqual({ salon: 'w2' });
    community.try({ type: 'forgetWorkshop', id: 'w2' });
    expect(community.state.ended).toEqual({});
    expect(community.state.polls.map(({ id }) => id)).toEqual(['w1']);
  });

  it('does nothing a second time, nor to a workshop that still goes on', () => {
    const community = new Community();
    community.try(list('w1'));
    expect(community.try({ type: 'forgetWorkshop', id: 'w1' })).toEqual({ ok: true, value: [] });
    expect(community.try({ type: 'forgetPoll', id: 'p1' })).toEqual({ ok: true, value: [] });
    expect(community.state.workshops).toEqual({ salon: 'w1' });
  });
});

describe('whatever people do', () => {
  const id = fc.constantFrom('w1', 'w2', ...oddIds);
  const intent: fc.Arbitrary<CommunityIntent> = fc.oneof(
    fc.record({
      type: fc.constantFrom('listWorkshop', 'endWorkshop'),
      id,
      channel: fc.constantFrom('salon', 'jardin', 'constructor', ''),
    }),
    fc.record({
      type: fc.constant('changeSettings'),
      settings: fc.record(
        {
          locale: fc.constantFrom('fr', 'en'),
          timezone: fc.constantFrom('America/Toronto', 'Lune'),
          territories: fc.array(fc.string()),
          retention: fc.constantFrom(...retentions),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    }),
    fc.record({
      type: fc.constant('chooseLanguage'),
      locale: fc.constantFrom('fr', 'en', null),
    }),
    fc.record({ type: fc.constant('chooseNaming'), named: fc.boolean() }),
    fc.record({ type: fc.constantFrom('forgetWorkshop', 'forgetPoll'), id }),
    fc.record({ type: fc.constant('listPoll'), id, question: fc.string(), channel: id }),
  );
  const by = fc.constantFrom('ada', 'bo', ...oddIds).map(participant);

  it('what was recorded reads back, and folds to the same community', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(intent, by), { maxLength: 30 }), (attempts) => {
        const community = new Community();
        for (const [each, who] of attempts) community.try(each, who);
        const read = community.events.map((event) =>
          communityEventSchema.parse(throughJson(event)),
        );
        expectSame(read.reduce(evolveCommunity, emptyCommunity()), community.state);
        expectSame(communityStateSchema.parse(throughJson(community.state)), community.state);
      }),
    );
  });
});

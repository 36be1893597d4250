import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideGive,
  decideIntroduce,
  decideSkip,
  emptyGoRound,
  foldGoRound,
  hasSpoken,
  isOneWord,
  stillToSpeak,
  type GoRound,
  type GoRoundError,
  type GoRoundEvent,
  type IntroductionInput,
} from '../../../src/go-round/domain/go-round.ts';
import type { Person } from '../../../src/kernel/people.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { bot } from '../../support/people.ts';

const person = (id: string): Person => ({ id, name: `Nom de ${id}` });
const [ada, bo, chi] = [person('ada'), person('bo'), person('chi')];
const input = (passTo?: Person, more: Partial<IntroductionInput> = {}): IntroductionInput => ({
  name: 'Un nom',
  organisation: '',
  word: 'entraide',
  ...(passTo === undefined ? {} : { passTo }),
  ...more,
});

type Verdict = GoRoundError | 'done';

function fold(state: GoRound, decided: Result<GoRoundEvent[], GoRoundError>): Verdict {
  if (!decided.ok) return decided.error;
  decided.value.forEach((event) => foldGoRound(state, event));
  return 'done';
}

/** A go-round in which these moves were made. */
class Round {
  readonly state = emptyGoRound();

  introduces(by: Person, passTo?: Person, more?: Partial<IntroductionInput>): Verdict {
    return fold(this.state, decideIntroduce(this.state, by, input(passTo, more)));
  }

  give(to: Person): Verdict {
    return fold(this.state, decideGive(this.state, to));
  }

  skip(): Verdict {
    return fold(this.state, decideSkip(this.state));
  }
}

describe('introducing oneself', () => {
  it('is for anyone while nobody holds the stick, and leaves it free', () => {
    const round = new Round();
    expect(round.introduces(ada)).toBe('done');
    expect(round.state).toMatchObject({ holder: null, introductions: [{ person: 'ada' }] });
  });

  it('passes the stick to the person named', () => {
    const round = new Round();
    round.introduces(ada, bo);
    expect(round.state.holder).toBe('bo');
    expect(round.state.introductions[0]).toMatchObject({
      passedTo: 'bo',
      passedToName: 'Nom de bo',
    });
  });

  it('must wait while somebody else holds the stick', () => {
    const round = new Round();
    round.give(bo);
    expect(round.introduces(ada)).toEqual({ kind: 'stickElsewhere', holder: 'bo' });
    expect(round.introduces(bo, ada)).toBe('done');
    expect(round.introduces(ada)).toBe('done');
  });

  it('keeps words as they are, without the spaces around them', () => {
    const round = new Round();
    round.introduces(ada, undefined, { name: ' Ada ', organisation: ' Jardin ', word: ' lien ' });
    expect(round.state.introductions[0]).toEqual({
      person: 'ada',
      name: 'Ada',
      organisation: 'Jardin',
      word: 'lien',
    });
  });

  it.each<[string, Partial<IntroductionInput>, GoRoundError]>([
    ['no name', { name: '  ' }, { kind: 'nameMissing' }],
    ['no word', { word: ' ' }, { kind: 'notOneWord', word: '' }],
    ['two words', { word: ' mon lien ' }, { kind: 'notOneWord', word: 'mon lien' }],
    ['the stick to a bot', { passTo: bot }, { kind: 'notAPerson' }],
    ['the stick to nobody', { passTo: person('') }, { kind: 'notAPerson' }],
    ['the stick to oneself', { passTo: ada }, { kind: 'passToSelf' }],
  ])('refuses %s', (_, more, error) => {
    const round = new Round();
    expect(round.introduces(ada, undefined, more)).toEqual(error);
    expect(round.state).toEqual(emptyGoRound());
  });

  it('does not pass the stick to somebody who has already spoken', () => {
    const round = new Round();
    round.introduces(ada);
    expect(round.introduces(bo, ada)).toEqual({ kind: 'alreadySpoken', person: 'ada' });
  });
});

describe('correcting one’s own introduction', () => {
  it('replaces it in place, and the stick stays with its holder', () => {
    const round = new Round();
    round.introduces(ada, bo);
    round.introduces(bo, chi);
    expect(round.introduces(ada, undefined, { word: 'soin' })).toBe('done');
    expect(round.state.introductions.map(({ word }) => word)).toEqual(['soin', 'entraide']);
    expect(round.state.holder).toBe('chi');
  });

  it('keeps who the stick was passed to', () => {
    const round = new Round();
    round.introduces(ada, bo);
    round.introduces(ada, undefined, { word: 'soin' });
    expect(round.state.introductions[0]).toMatchObject({ word: 'soin', passedTo: 'bo' });
  });

  it('cannot pass a stick that somebody else holds', () => {
    const round = new Round();
    round.introduces(ada, bo);
    expect(round.introduces(ada, chi)).toBe('done');
    expect(round.state.holder).toBe('bo');
    expect(round.state.introductions[0]).toMatchObject({ passedTo: 'bo' });
  });

  it('can pass on a stick that is free', () => {
    const round = new Round();
    round.introduces(ada);
    round.introduces(ada, bo);
    expect(round.state.holder).toBe('bo');
  });
});

describe('a facilitator', () => {
  it('gives the stick to somebody who has not spoken, wherever it was', () => {
    const round = new Round();
    round.introduces(ada, bo);
    expect(round.give(chi)).toBe('done');
    expect(round.state.holder).toBe('chi');
    expect(round.give(ada)).toEqual({ kind: 'alreadySpoken', person: 'ada' });
    expect(round.give(bot)).toEqual({ kind: 'notAPerson' });
    expect(round.give(person('__proto__'))).toEqual({ kind: 'notAPerson' });
  });

  it('skips a holder who does not respond', () => {
    const round = new Round();
    expect(round.skip()).toEqual({ kind: 'nobodyHoldsStick' });
    round.give(bo);
    expect(round.skip()).toBe('done');
    expect(round.state).toMatchObject({ holder: null, absent: ['bo'] });
  });

  it.each<[string, (round: Round) => void]>([
    ['is given the stick', (round) => round.give(bo)],
    ['gets it from the speaker before', (round) => round.introduces(ada, bo)],
    ['speaks after all', (round) => round.introduces(bo)],
  ])('counts somebody as present again who %s', (_, act) => {
    const round = new Round();
    round.give(bo);
    round.skip();
    act(round);
    expect(round.state.absent).toEqual([]);
  });
});

describe('one word', () => {
  it.each(['entraide', ' lien ', 'faire-ensemble', 'l’entraide', "l'entraide", '🌱'])(
    'is “%s”',
    (word) => expect(isOneWord(word)).toBe(true),
  );
  it.each(['', '   ', 'deux mots', 'a\u00A0b', 'a\nb', 'a\u202Fb'])('is not “%s”', (word) =>
    expect(isOneWord(word)).toBe(false),
  );
});

function expectHeard(round: Round, by: Person, passTo?: Person): void {
  const { holder } = round.state;
  const waits = holder !== null && holder !== by.id && !hasSpoken(round.state, by.id);
  const verdict = round.introduces(by, passTo);
  if (waits) expect(verdict).toEqual({ kind: 'stickElsewhere', holder });
  else if (passTo === undefined) expect(verdict).toBe('done');
}

describe('whatever people do', () => {
  const ids = ['ada', 'bo', 'chi', 'dee', 'constructor'];
  const speaker = fc.constantFrom(...ids.map(person));
  const target = fc.oneof(
    { weight: 8, arbitrary: speaker },
    { weight: 1, arbitrary: fc.constantFrom(bot, person('__proto__'), person('')) },
  );
  const move = fc.oneof(
    { weight: 4, arbitrary: fc.record({ by: speaker, passTo: fc.option(target) }) },
    { weight: 2, arbitrary: fc.record({ give: target }) },
    { weight: 1, arbitrary: fc.constant('skip' as const) },
  );

  it('at most one person has the stick, who has joined and not yet spoken; nobody speaks twice', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const round = new Round();
        for (const each of moves) {
          if (each === 'skip') round.skip();
          else if ('give' in each) round.give(each.give);
          else expectHeard(round, each.by, each.passTo ?? undefined);
          expectSound(round.state);
        }
      }),
    );
  });

  function expectSound(state: GoRound): void {
    const spoke = state.introductions.map((entry) => entry.person);
    const waiting = stillToSpeak(state, ids);
    expect(new Set(spoke).size).toBe(spoke.length);
    expect(new Set(state.absent).size).toBe(state.absent.length);
    expect([...spoke, ...state.absent, 'robot', '__proto__', '']).not.toContain(state.holder);
    expect(waiting.filter((id) => spoke.includes(id) || state.absent.includes(id))).toEqual([]);
    expect([...waiting, ...spoke, ...state.absent].toSorted()).toEqual(ids.toSorted());
  }
});

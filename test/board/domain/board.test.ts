import { describe, expect, it } from 'vitest';
import {
  boardState,
  contributionsOf,
  activeContributions,
  type Boards,
} from '../../../src/board/domain/board.ts';
import { maxCollected } from '../../../src/board/domain/deciding.ts';
import { parseTemplate } from '../../../src/template/domain/parse.ts';
import type { WorkshopIntent } from '../../../src/workshop/domain/workshop.ts';
import { bot, moderator, oddIds } from '../../support/people.ts';
import { expectSame, throughJson } from '../../support/same.ts';
import { sampleSource } from '../../support/sample-template.ts';
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

const withdraw = (id: string): WorkshopIntent => ({ type: 'withdrawContribution', id });
const edit = (id: string, idee: string, anonymous = false): WorkshopIntent => ({
  type: 'editContribution',
  id,
  values: { idee },
  anonymous,
});
const words = (boards: Boards, board?: string) =>
  activeContributions(boards, board).map((entry) => entry.words ?? entry.values['idee']);
const dons = (values: Record<string, string>) => idea('', { board: 'dons', form: 'nom', values });

/** A workshop in progress, with one contribution of Bo's, c1. */
const withOne = (): WorkshopRun => underWay().do(bo, idea('un jardin'));

describe('contributing', () => {
  it('records who wrote what, where, through which form and when', () => {
    const run = underWay();
    run.do(bo, idea('  un jardin '));
    expect(activeContributions(run.state.boards)).toEqual([
      {
        id: 'c1',
        board: 'traces',
        form: 'libre',
        author: 'bo',
        authorName: 'bo',
        anonymous: false,
        values: { idee: 'un jardin' },
        at: run.now,
        revision: 1,
        withdrawn: false,
      },
    ]);
  });

  it('keeps contributions in order of arrival, and lists them by board and by person', () => {
    const run = withOne().do(chi, idea('un four', { board: 'proches' }), idea('un banc'));
    expect(words(run.state.boards)).toEqual(['un jardin', 'un four', 'un banc']);
    expect(words(run.state.boards, 'traces')).toEqual(['un jardin', 'un banc']);
    expect(contributionsOf(run.state.boards, 'chi').map(({ id }) => id)).toEqual(['c2', 'c3']);
  });

  it('keeps only the form’s own fields', () => {
    const run = underWay().do(bo, idea('', { values: { pourquoi: 'car', autre: 'x', idee: ' ' } }));
    expect(activeContributions(run.state.boards)[0]?.values).toEqual({ pourquoi: 'car' });
  });

  it('waits until the board is opened', () => {
    expect(openedByAda().try(bo, idea('un jardin'))).toEqual({
      ok: false,
      error: { kind: 'boardNotOpen', board: 'traces' },
    });
  });

  it.each<[string, WorkshopIntent, object]>([
    ['nothing at all', idea(' '), { kind: 'contributionEmpty' }],
    [
      'more than a field holds',
      idea('', { values: { pourquoi: 'x'.repeat(21) } }),
      { kind: 'fieldTooLong', field: 'pourquoi', max: 20 },
    ],
    [
      'a form without a required field',
      dons({ mot: 'lien' }),
      { kind: 'fieldMissing', field: 'quoi' },
    ],
    [
      'two words instead of one',
      dons({ quoi: 'un four', mot: 'mon lien' }),
      { kind: 'fieldNotOneWord', field: 'mot' },
    ],
    [
      'an anonymous contribution if names are shown',
      idea('x', { board: 'proches', anonymous: true }),
      { kind: 'anonymityNotAllowed' },
    ],
    ['a form of another board', idea('x', { form: 'nom' }), { kind: 'boardUnknown' }],
    ...oddIds.map((board): [string, WorkshopIntent, object] => [
      `a board that does not exist (${board.slice(0, 12)})`,
      idea('x', { board }),
      { kind: 'boardUnknown' },
    ]),
  ])('refuses %s', (_, intent, error) => {
    expect(underWay().try(bo, intent)).toEqual({ ok: false, error });
  });

  it('allows exactly a field’s limit, not counting the spaces around it', () => {
    const intent = idea('', { values: { pourquoi: ` ${'x'.repeat(20)} ` } });
    expect(underWay().verdict(bo, intent)).toBe('allowed');
  });
});

it('is not confused by fields, boards or forms named like Object’s own properties', () => {
  const text = JSON.stringify(sampleSource);
  expect(parseTemplate(JSON.parse(text.replaceAll('"pourquoi"', '"constructeur"'))).success).toBe(
    true,
  );
  expect(parseTemplate(JSON.parse(text.replaceAll('"pourquoi"', '"constructor"'))).success).toBe(
    false,
  );
});

describe('editing', () => {
  it('replaces the words and the choice of anonymity, as a new revision', () => {
    const run = withOne().do(bo, edit('c1', 'un verger', true));
    expect(activeContributions(run.state.boards)).toMatchObject([
      { id: 'c1', values: { idee: 'un verger' }, anonymous: true, revision: 2, author: 'bo' },
    ]);
  });

  it('is only for the author, not even for facilitators', () => {
    const run = withOne();
    expect(run.verdict(chi, edit('c1', 'x'))).toBe('notYourContribution');
    expect(run.verdict(ada, edit('c1', 'x'))).toBe('notYourContribution');
  });

  it('follows the same rules as contributing', () => {
    expect(withOne().verdict(bo, edit('c1', ' '))).toBe('contributionEmpty');
  });

  it('is impossible once withdrawn, and for collected messages', () => {
    const run = withOne().do(bo, withdraw('c1')).do(ada, collecting());
    expect(run.verdict(bo, edit('c1', 'x'))).toBe('contributionUnknown');
    expect(run.verdict(bo, edit('c2', 'x'))).toBe('contributionUnknown');
  });
});

describe('withdrawing', () => {
  it.each([
    ['its author', bo],
    ['a facilitator', ada],
    ['a moderator', moderator('eve')],
  ])('is for %s, and removes every word', (_, by) => {
    const run = withOne().do(by, withdraw('c1'));
    expect(activeContributions(run.state.boards)).toEqual([]);
    expect(JSON.stringify(run.state.boards)).not.toContain('jardin');
    expect(run.state.boards.contributions['c1']).toMatchObject({ withdrawn: true, revision: 2 });
  });

  it('removes every word of a collected message', () => {
    const run = underWay()
      .do(ada, collecting({ words: 'un secret' }))
      .do(bo, withdraw('c1'));
    expect(activeContributions(run.state.boards)).toEqual([]);
    expect(JSON.stringify(run.state.boards)).not.toContain('secret');
  });

  it('is for nobody else, and happens once', () => {
    const run = withOne();
    expect(run.verdict(chi, withdraw('c1'))).toBe('notYourContribution');
    expect(run.verdict(bo, withdraw('c1'))).toBe('allowed');
    expect(run.verdict(bo, withdraw('c1'))).toBe('contributionUnknown');
  });
});

describe('a contribution that does not exist', () => {
  it.each([...oddIds, 'c2'])('can be neither edited nor withdrawn, even as moderator: %j', (id) => {
    const run = withOne();
    for (const intent of [edit(id, 'x'), withdraw(id)])
      expect(run.verdict(moderator('bo'), intent)).toBe('contributionUnknown');
    expectSame(boardState.parse(throughJson(run.state.boards)), run.state.boards);
  });
});

describe('collecting', () => {
  it('adds a message under its author’s name, who can withdraw it', () => {
    const run = underWay().do(chi, collecting({ words: ' Un four ' }));
    expect(activeContributions(run.state.boards)).toMatchObject([
      { author: 'bo', words: 'Un four', source: 'm1', anonymous: false, values: {} },
    ]);
    expect(run.verdict(chi, withdraw('c1'))).toBe('notYourContribution');
    expect(run.verdict(bo, withdraw('c1'))).toBe('allowed');
  });

  it('takes a message only once, whoever asks', () => {
    const run = underWay().do(chi, collecting());
    expect(run.verdict(chi, collecting())).toBe('alreadyCollected');
    expect(run.verdict(ada, collecting({ words: 'autre chose' }))).toBe('alreadyCollected');
    expect(run.verdict(ada, collecting({ source: 'm2' }))).toBe('allowed');
  });

  it('takes a message again with other words from its author alone, who changed it', () => {
    const run = underWay().do(chi, collecting());
    expect(run.verdict(bo, collecting())).toBe('alreadyCollected');
    run.do(bo, collecting({ words: 'Un four à pain' }));
    expect(activeContributions(run.state.boards)).toMatchObject([
      { id: 'c1', author: 'bo', words: 'Un four à pain', revision: 2 },
    ]);
  });

  it('lets only the author bring back a message they withdrew', () => {
    const run = underWay()
      .do(chi, collecting({ author: ada }))
      .do(ada, withdraw('c1'));
    expect(run.verdict(chi, collecting({ author: ada }))).toBe('withdrawnByAuthor');
    expect(run.verdict(ada, collecting({ author: ada }))).toBe('allowed');
  });

  it.each<[string, Parameters<typeof collecting>[0], string]>([
    ['a bot', { author: bot }, 'nothingToCollect'],
    ['nobody', { author: { id: '', name: 'x' } }, 'nothingToCollect'],
    ['a message without words', { words: ' \n' }, 'nothingToCollect'],
    ['a board that is closed', { board: 'sobre' }, 'boardNotOpen'],
    ['a board that does not exist', { board: '__proto__' }, 'boardNotOpen'],
    ['a message too long', { words: 'x'.repeat(maxCollected + 1) }, 'wordsTooLong'],
    ['the longest message of a chat', { words: 'x'.repeat(maxCollected) }, 'allowed'],
  ])('handles %s: %j', (_, input, verdict) => {
    expect(underWay().verdict(ada, collecting(input))).toBe(verdict);
  });
});

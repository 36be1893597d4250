import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../src/template/files/read-templates.ts';
import { maxForeword } from '../../src/board/domain/highlights.ts';
import { isOneWord } from '../../src/go-round/domain/go-round.ts';
import { loadCast, type CastContribution } from '../../src/rehearsal/cast.ts';
import type { Board, BoardForm, Template } from '../../src/template/domain/template.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const cast = loadCast(pathOf('rehearsal/cast.yaml'));
const template = played();
const boards = new Map(boardsOf(template).map((board) => [board.id, board]));
const people = new Set([cast.facilitator.id, ...cast.people.map(({ id }) => id)]);
const castContributions = Object.entries(cast.contributions).flatMap(([board, list]) =>
  list.map((entry) => ({ board, entry })),
);

function played(): Template {
  const loaded = loadTemplates([pathOf('templates')]);
  const found = loaded.ok ? loaded.value.find(({ id }) => id === cast.template) : undefined;
  if (found === undefined) throw new Error('the template of the cast does not load');
  return found;
}

function boardsOf({ pillars, exercises, steps }: Template): Board[] {
  return [
    ...pillars.map(({ board }) => board),
    ...exercises.flatMap((exercise) => exercise.boards),
    ...steps.flatMap((step) => (step.kind === 'debrief' ? [step.board] : [])),
  ];
}

const formOf = (board: string, { form }: CastContribution): BoardForm | undefined =>
  boards.get(board)?.forms.find(({ id }) => id === form);

describe('the people of the cast', () => {
  it('are twelve participants, two of whom speak English, all with distinct ids', () => {
    expect(cast.people).toHaveLength(12);
    expect(cast.people.filter(({ locale }) => locale === 'en')).toHaveLength(2);
    expect(people.size).toBe(13);
  });

  it('each describe their relation in one word', () => {
    for (const { word } of cast.people) expect(isOneWord(word), word).toBe(true);
  });

  it('each have one turn in the go-round, with one of them absent', () => {
    const turns = cast.goRound.map(({ who }) => who);
    expect(turns.toSorted()).toEqual(cast.people.map(({ id }) => id).toSorted());
    expect(cast.goRound.filter(({ absent }) => absent)).toHaveLength(1);
    expect(cast.goRound[0]?.absent).toBe(false);
  });
});

describe('what the cast contributes', () => {
  it('covers every board of the workshop, and no other', () => {
    expect(Object.keys(cast.contributions).toSorted()).toEqual([...boards.keys()].toSorted());
  });

  it.each(castContributions)('fits the form of $board, by $entry.who', ({ board, entry }) => {
    const form = formOf(board, entry);
    expect(people).toContain(entry.who);
    for (const [id, text] of Object.entries(entry.values)) {
      const field = form?.fields.find((one) => one.id === id);
      expect(text.length, id).toBeLessThanOrEqual(field?.max ?? 0);
    }
    const required = form?.fields.filter((field) => field.required) ?? [];
    expect(Object.keys(entry.values)).toEqual(expect.arrayContaining(required.map(({ id }) => id)));
    if (entry.anonymous) expect(boards.get(board)?.anonymous).toBe(true);
  });

  it('is rich enough on each board to read like a workshop', () => {
    const kinds: [Board[], number, number][] = [
      [template.pillars.map(({ board }) => board), 2, 4],
      [template.exercises.flatMap((exercise) => exercise.boards), 3, 8],
      [template.steps.flatMap((step) => (step.kind === 'debrief' ? [step.board] : [])), 3, 5],
    ];
    for (const [group, least, most] of kinds)
      for (const { id } of group) {
        const count = cast.contributions[id]?.length ?? 0;
        expect(count, id).toBeGreaterThanOrEqual(least);
        expect(count, id).toBeLessThanOrEqual(most);
      }
  });

  it('leaves one scenario empty at one scale, so that the summary has something to point out', () => {
    const grid = template.exercises.find(({ id }) => id === 'exercice-3')?.boards ?? [];
    const empty = grid.flatMap((board) =>
      board.forms
        .filter(({ id }) => !cast.contributions[board.id]?.some(({ form }) => form === id))
        .map(({ scale }) => [board.label, scale]),
    );
    expect(empty).toEqual([['3.2', 50]]);
  });

  it('tests the bot: a long text, markdown, a mention of everyone, quotes, emoji', () => {
    const texts = castContributions.flatMap(({ entry }) => Object.values(entry.values));
    expect(texts.some((text) => text.length > 850)).toBe(true);
    expect(texts.some((text) => text.includes('**@everyone**'))).toBe(true);
    expect(texts.some((text) => /'.*"|".*'/u.test(text))).toBe(true);
    expect(texts.some((text) => /\p{Extended_Pictographic}/u.test(text))).toBe(true);
  });

  it('includes plain messages that somebody collects', () => {
    const messages = Object.entries(cast.messages);
    expect(messages.flatMap(([, list]) => list)).toHaveLength(2);
    for (const [board, list] of messages) {
      expect([...boards.keys()]).toContain(board);
      for (const { who, collectedBy } of list) {
        expect(people).toContain(who);
        expect(people).toContain(collectedBy);
      }
    }
  });
});

describe('the ballots of the cast', () => {
  const poll = template.steps.find((step) => step.kind === 'poll');
  const ballots = Object.entries(cast.ballots['sondage'] ?? {});
  const options = poll?.options.map(({ id }) => id) ?? [];

  it('are ten, by people of the cast, for options of the poll, each answered once', () => {
    expect(Object.keys(cast.ballots)).toEqual([poll?.id]);
    expect(ballots).toHaveLength(10);
    for (const [who, { yes, ifNeedBe }] of ballots) {
      expect(people).toContain(who);
      expect(options).toEqual(expect.arrayContaining([...yes, ...ifNeedBe]));
      expect(new Set([...yes, ...ifNeedBe]).size).toBe(yes.length + ifNeedBe.length);
    }
  });

  it('tick what the rows of the source tick', () => {
    const rows = ballots.map(([, { yes, ifNeedBe }]) =>
      options.map((id) => ([...yes, ...ifNeedBe].includes(id) ? '✓' : '.')).join(''),
    );
    expect(rows).toEqual([
      '✓....✓✓',
      '✓.✓..✓✓',
      '✓....✓✓',
      '✓✓✓✓✓✓✓',
      '.✓✓.✓.✓',
      '.✓✓....',
      '✓✓✓✓✓✓✓',
      '......✓',
      '✓✓✓.✓✓.',
      '✓✓✓✓✓✓✓',
    ]);
  });

  function count(stance: 'yes' | 'ifNeedBe', option: string): number {
    return ballots.filter(([, ballot]) => ballot[stance].includes(option)).length;
  }

  it('add up to the totals of the source', () => {
    expect(options.map((id) => [count('yes', id), count('ifNeedBe', id)])).toEqual([
      [4, 3],
      [3, 3],
      [5, 2],
      [2, 1],
      [3, 2],
      [0, 7],
      [6, 2],
    ]);
  });
});

describe('what the facilitator adds to the summary', () => {
  it('is a foreword, and ideas that each match one contribution on their board', () => {
    expect(cast.summary.word.length).toBeLessThanOrEqual(maxForeword);
    for (const { board, says } of cast.summary.ideas) {
      const saying = (cast.contributions[board] ?? []).filter(({ values }) =>
        Object.values(values).some((text) => text.includes(says)),
      );
      expect(saying, says).toHaveLength(1);
    }
  });
});

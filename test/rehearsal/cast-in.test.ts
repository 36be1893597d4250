import { describe, expect, it } from 'vitest';
import { maxForeword } from '../../src/board/domain/highlights.ts';
import { isOneWord } from '../../src/go-round/domain/go-round.ts';
import { castIn } from '../../src/rehearsal/cast-in.ts';
import type { Cast, CastContribution } from '../../src/rehearsal/cast.ts';
import { cast, shippedTemplate } from '../support/rehearsed.ts';

/** What stays as it is in every language. */
const names = new Set(['nom', 'organisation']);
const { pillars, exercises, steps } = shippedTemplate(cast.template);
const boards = [
  ...pillars.map(({ board }) => board),
  ...exercises.flatMap((exercise) => exercise.boards),
  ...steps.flatMap((step) => (step.kind === 'debrief' ? [step.board] : [])),
];
const english = new Set(cast.people.filter(({ locale }) => locale === 'en').map(({ id }) => id));

/** All that people of the cast say, but for names, each under where it is said. */
const saidBy = (all: Cast): readonly (readonly [string, string, string])[] => [
  ...all.people.map(({ id, word }) => ['word', id, word] as const),
  ...Object.entries(all.contributions).flatMap(([board, list]) =>
    list.flatMap(({ who, values }, at) =>
      Object.entries(values)
        .filter(([field]) => !names.has(field))
        .map(([field, text]) => [`${board} ${at} ${field}`, who, text] as const),
    ),
  ),
  ...Object.values(all.messages).flatMap((list) =>
    list.map(({ who, text }) => ['message', who, text] as const),
  ),
  ...all.recapAnswers.map(({ who, text }) => ['answer', who, text] as const),
];

/** The same word as in French. */
const shared = new Set(['compost', 'pont']);

function lengthAllowed(board: string, { form }: CastContribution, id: string): number {
  const forms = boards.find((each) => each.id === board)?.forms;
  const fields = forms?.find((each) => each.id === form)?.fields;
  return fields?.find((each) => each.id === id)?.max ?? 0;
}

describe.each(['ca', 'en', 'es'] as const)('the cast in %s', (locale) => {
  const own = castIn(locale);

  it('says all that it says in French, and nothing else', () => {
    const where = (all: Cast) => saidBy(all).map(([place, who]) => `${place} ${who}`);
    expect(where(own)).toEqual(where(cast));
    const before = saidBy(cast);
    const left = saidBy(own).filter(
      ([, who, text], at) => !english.has(who) && !shared.has(text) && text === before[at]?.[2],
    );
    expect(left).toEqual([]);
  });

  it('fits the same forms', () => {
    for (const [board, list] of Object.entries(own.contributions))
      for (const entry of list)
        for (const [id, text] of Object.entries(entry.values))
          expect(text.length, `${board} ${id}`).toBeLessThanOrEqual(
            lengthAllowed(board, entry, id),
          );
    for (const { word } of own.people) expect(isOneWord(word), word).toBe(true);
    expect(own.summary.word.length).toBeLessThanOrEqual(maxForeword);
  });

  it('has ideas that each match one contribution on their board', () => {
    expect(own.summary.ideas).toHaveLength(cast.summary.ideas.length);
    for (const { board, says } of own.summary.ideas) {
      const saying = (own.contributions[board] ?? []).filter(({ values }) =>
        Object.values(values).some((text) => text.includes(says)),
      );
      expect(saying, says).toHaveLength(1);
    }
    expect(own.summary.word).not.toBe(cast.summary.word);
  });
});

it('the cast stays in French where it has no words of its own', () => {
  expect(castIn('fr')).toEqual(cast);
});

import { describe, expect, it } from 'vitest';
import { seenAnswers } from '../../../src/recap/domain/sight.ts';
import { answersTo, echoOf, recapsKept } from '../../../src/recap/domain/state.ts';
import { RecapRun } from '../../support/any-recap.ts';
import { bot } from '../../support/people.ts';

const posted = () => new RecapRun().post('2026-W05');
const kind = (decided: ReturnType<RecapRun['answer']>) =>
  decided.ok ? 'done' : decided.error.kind;

describe('an answer', () => {
  it.each([
    ['letters', 'x'],
    ['accents', 'é'],
  ])('holds five hundred %s, not counting the spaces around them', (_, sign) => {
    const run = posted();
    expect(kind(run.answer('bo', ` ${sign.repeat(500)} `))).toBe('done');
    expect(kind(run.answer('bo', sign.repeat(501)))).toBe('answerTooLong');
    expect(run.state.answers).toMatchObject([{ text: sign.repeat(500) }]);
  });

  it('is of people alone', () => {
    const intent = { type: 'answer', invitation: 'thinks', text: 'Oui', anonymous: false } as const;
    expect(kind(posted().try(intent, bot))).toBe('notAPerson');
  });

  it('that is taken back is echoed no more, and leaves those of others', () => {
    const run = posted();
    run.answer('bo', 'Le jardin');
    run.answer('chi', 'Le four');
    run.answer('bo', '');
    const echo = { week: '2026-W05', invitation: 'thinks' } as const;
    expect(echoOf(run.state.answers, { ...echo, person: 'bo' })).toBeUndefined();
    expect(echoOf(run.state.answers, { ...echo, person: 'chi' })?.text).toBe('Le four');
    expect(answersTo(run.state, '2026-W05', 'thinks')).toHaveLength(1);
    expect(answersTo(run.state, '2026-W05', 'inspires')).toEqual([]);
  });

  it('goes with its recap, once that is too old to be kept', () => {
    const run = posted();
    run.answer('bo', 'Le jardin');
    const weeks = Array.from({ length: recapsKept }, (_, index) => `2026-W${index + 10}`);
    for (const week of weeks.slice(1)) run.post(week);
    expect(run.state.answers).toHaveLength(1);
    run.post('2026-W30');
    expect(run.state.answers).toEqual([]);
  });

  it('is told where everybody reads the channel of its recap and the one it was given in', () => {
    const run = posted();
    run.answer('bo', 'Le jardin');
    const answers = run.state.answers.map((each) => ({ ...each, channel: 'd' }));
    const { recaps } = run.state;
    const told = (...seen: string[]) =>
      seenAnswers({ recaps, answers }, (channel) => seen.includes(channel)).length;
    expect([told('c', 'd'), told('c'), told('d'), told()]).toEqual([1, 0, 0, 0]);
    expect(seenAnswers({ recaps: [], answers }, () => true)).toEqual([]);
  });
});

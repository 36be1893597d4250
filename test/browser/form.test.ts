import { describe, expect, it } from 'vitest';
import type { Component, Modal } from '../../src/rehearsal/local-discord/types.ts';
import { fieldsOf, problemOf, toSend } from '../../src/rehearsal/page/client/modal/fields.ts';
import { strings } from '../../src/rehearsal/page/client/strings.ts';

const text = strings.fr;

const label = (custom_id: string, component: Component): Component => ({
  type: 18,
  label: custom_id,
  component: { custom_id, ...component },
});

describe('a form', () => {
  const modal: Modal = {
    custom_id: 'm',
    title: 'Titre',
    interactionId: '1',
    channelId: '1',
    personId: '1',
    components: [
      label('words', { type: 4, style: 2, min_length: 3, max_length: 5 }),
      label('yes', { type: 22, required: false, options: [{ label: 'A', value: 'a' }] }),
      label('one', { type: 21, options: [{ label: 'A', value: 'a' }] }),
    ],
  };
  const [words, yes, one] = fieldsOf(modal);

  it('asks for what Discord asks for', () => {
    const problems = (given: Record<string, string[]>) =>
      [words, yes, one].map((field) => field && problemOf(field, given, text));
    expect(problems({})).toEqual([text.mustFill, undefined, text.mustFill]);
    expect(problems({ words: ['ab'], one: ['a'] })).toEqual([
      text.atLeast(3),
      undefined,
      undefined,
    ]);
    expect(problems({ words: ['abcdef'], one: ['a'] })[0]).toBe(text.atMost(5));
  });

  it('sends text as text, and ticked boxes as a list', () => {
    expect(toSend(fieldsOf(modal), { words: ['abc'], one: ['a'] })).toEqual({
      words: 'abc',
      yes: [],
      one: ['a'],
    });
  });
});

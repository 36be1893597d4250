import { describe, expect, it } from 'vitest';
import { set, type Line } from '../../src/rehearsal/terminal.ts';
import { typed } from '../../src/rehearsal/typed.ts';

const line: Line = { tone: 'words', lead: '  │ > ', further: '  │ > ', text: '' };
const plain = { width: 40, coloured: false };

describe('a line of the transcript', () => {
  it('goes on under what stands before it, between words', () => {
    const text = 'Une salle, du matériel, l’œil d’une bibliothécaire sur le classement.';
    expect(set({ ...line, text }, plain)).toEqual([
      '  │ > Une salle, du matériel, l’œil',
      '  │ > d’une bibliothécaire sur le',
      '  │ > classement.',
    ]);
  });

  it('counts an emoji as wide as a terminal shows it, and breaks what has no space', () => {
    expect(set({ ...line, text: '🤝'.repeat(20) }, plain)).toEqual([
      `  │ > ${'🤝'.repeat(17)}`,
      '  │ > 🤝🤝🤝',
    ]);
  });

  it('is there when it is empty', () => {
    expect(set({ ...line, lead: '  │ ', further: '  │ ' }, plain)).toEqual(['  │']);
  });

  it('has colours only where they are shown', () => {
    const button: Line = { ...line, tone: 'controls', text: '[Je vote]' };
    expect(set(button, plain)).toEqual(['  │ > [Je vote]']);
    const [coloured = ''] = set(button, { ...plain, coloured: true });
    expect(coloured).toContain('\u001B[');
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001B\[\d+m/gu, '')).toBe('  │ > [Je vote]');
  });
});

const labels = (_: string, value: string) => `« ${value} »`;

describe('a command in the transcript', () => {
  const sub = {
    type: 1,
    name: 'schedule',
    description: '',
    name_localizations: { fr: 'programmer' },
    options: [
      {
        type: 3,
        name: 'day',
        description: '',
        choices: [{ name: 'Sunday', value: 'sunday', name_localizations: { fr: 'dimanche' } }],
      },
      { type: 3, name: 'exercise', description: '', autocomplete: true },
    ],
  };
  const commands = [
    { id: '1', application_id: '1', version: '1', name: 'recap', description: '', options: [sub] },
  ];
  const given = { day: 'sunday', exercise: 'exercice-1' };

  it('is in the language of who types it, with its choices by their labels', () => {
    expect(typed(commands, ['recap', 'schedule'], given, 'fr', labels)).toEqual({
      command: 'recap programmer',
      given: ['dimanche', '« exercice-1 »'],
    });
    expect(typed(commands, ['recap', 'schedule'], given, 'en-US', labels)).toEqual({
      command: 'recap schedule',
      given: ['Sunday', '« exercice-1 »'],
    });
  });

  it('is told by its base name where it is not known any more', () => {
    expect(typed([], ['recap', 'now'], undefined, 'fr', labels)).toEqual({
      command: 'recap now',
      given: [],
    });
  });
});

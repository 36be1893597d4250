import { describe, expect, it } from 'vitest';
import { fitting, leavesOf } from '../../src/rehearsal/page/client/composer/commands.ts';
import { valueOf } from '../../src/rehearsal/page/client/composer/options.ts';
import { strings } from '../../src/rehearsal/page/client/strings.ts';
import type { WireState } from '../../src/rehearsal/page/protocol.ts';

const text = strings.fr;

describe('the commands on offer', () => {
  const known = {
    me: {
      id: '1',
      name: 'Maëlle',
      locale: 'fr',
      facilitates: false,
      administers: false,
      bot: false,
    },
    commands: [
      {
        id: '1',
        application_id: '1',
        version: '1',
        name: 'workshop',
        name_localizations: { fr: 'atelier' },
        options: [
          {
            type: 1,
            name: 'status',
            description: 'Where',
            name_localizations: { fr: 'etat' },
            description_localizations: { fr: 'Où en est l’atelier' },
          },
        ],
      },
      {
        id: '2',
        application_id: '1',
        version: '1',
        name: 'secret',
        default_member_permissions: '0',
      },
      { id: '3', application_id: '1', version: '1', name: 'collect', type: 3 },
    ],
  } satisfies Pick<WireState, 'me' | 'commands'>;

  it('are the ones the person may use, by subcommand, in their language', () => {
    expect(leavesOf(known)).toEqual([
      {
        command: 'workshop status',
        label: 'atelier etat',
        description: 'Où en est l’atelier',
        options: [],
      },
    ]);
  });

  it('are found by either name or by what they do, with or without accents', () => {
    for (const typed of ['atelier', 'workshop', 'ou en est'])
      expect(fitting(leavesOf(known), typed)).toHaveLength(1);
    expect(fitting(leavesOf(known), 'sondage')).toEqual([]);
  });
});

describe('an option', () => {
  const minutes = { type: 4, name: 'minutes', description: '', required: true, max_value: 60 };

  it('is sent as a number', () => {
    expect(valueOf(minutes, { words: ' 15 ' }, text)).toEqual({ value: 15 });
  });

  it('says what is wrong with it', () => {
    expect(valueOf(minutes, undefined, text)).toEqual({ problem: text.mustFill });
    expect(valueOf(minutes, { words: '1,5' }, text)).toEqual({ problem: text.mustBeNumber });
    expect(valueOf(minutes, { words: '90' }, text)).toEqual({ problem: text.atMostValue(60) });
  });

  it('must be chosen from its list if it has one', () => {
    const choice = { ...minutes, type: 3, choices: [{ name: 'Un', value: '1' }] };
    expect(valueOf(choice, { words: 'autre' }, text)).toEqual({ problem: text.mustChoose });
    expect(valueOf(choice, { words: 'Un', value: '1' }, text)).toEqual({ value: '1' });
  });
});

import { describe, expect, it } from 'vitest';
import { locales } from '../../src/kernel/text.ts';
import { languages } from '../../src/i18n/locale-files.ts';
import { withTerms } from '../../src/i18n/terms.ts';
import { discordWords, rawCatalogue } from '../support/messages.ts';
import { textWords } from '../support/text-platform/words.ts';

const platform = {
  a_command: '!{command}',
  in_the_room: 'dans la pièce',
  how_to_collect: 'répondez {message_collect}',
  'permission.view': 'Entrer {in_the_room}',
};

const said = (message: string) =>
  withTerms(
    {
      message,
      'command.workshop.name': 'atelier',
      'command.workshop.start.name': 'lancer',
      'message.collect.name': 'Recueillir',
    },
    platform,
  );

describe('a platform’s terms', () => {
  it('stand where a message names them, at the head of a sentence with a capital', () => {
    expect(said('Je suis {in_the_room}. {In_the_room} aussi.')['message']).toBe(
      'Je suis dans la pièce. Dans la pièce aussi.',
    );
  });

  it('say how a command is written, and how its last word is', () => {
    expect(said('{command_workshop_start} ou {subcommand_workshop_start}')['message']).toBe(
      '!atelier lancer ou lancer',
    );
  });

  it('may hold other terms', () => {
    expect(said('{How_to_collect}.')['message']).toBe('Répondez Recueillir.');
  });

  it('leave the arguments of callers alone', () => {
    expect(said('{count, plural, one {# vote {in_the_room}} other {{name}}}')['message']).toBe(
      '{count, plural, one {# vote dans la pièce} other {{name}}}',
    );
  });

  it('come with messages of its own, which stand instead of the general ones', () => {
    expect(said('')['permission.view']).toBe('Entrer dans la pièce');
    expect(withTerms({ 'done.moved': 'fait' }, { 'done.moved': 'allons' })).toEqual({
      'done.moved': 'allons',
    });
  });

  it('are asked for: a message that uses one it lacks is a bug', () => {
    expect(() => said('{in_the_hall}')).toThrow('in_the_hall');
  });
});

/** Of the program's platform alone: how it connects, and why it cannot. */
const isOfDiscord = (name: string) => /^(?:discord\.|main\.)/u.test(name);

describe('every platform', () => {
  it('has all the words that another has, in each language', () => {
    const names = Object.keys(discordWords.fr).filter((name) => !isOfDiscord(name));
    for (const locale of locales)
      expect(Object.keys(textWords[locale]).toSorted()).toEqual(names.toSorted());
  });
});

describe('Discord’s terms', () => {
  it('have the same names in French and in English', () => {
    expect(Object.keys(discordWords.en)).toEqual(Object.keys(discordWords.fr));
  });

  it('are all used by some message', () => {
    const texts = locales.flatMap((locale) => [
      ...Object.values(rawCatalogue(locale)),
      ...Object.values(discordWords[locale]),
    ]);
    const used = new Set(
      texts.flatMap((text) => [...text.matchAll(/\{(\w+_\w+)\}/gu)].map(([, name]) => name)),
    );
    const unused = Object.keys(discordWords.fr).filter(
      (name) =>
        !name.includes('.') &&
        name !== 'a_command' &&
        !used.has(name) &&
        !used.has(name.charAt(0).toUpperCase() + name.slice(1)),
    );
    expect(unused).toEqual([]);
  });

  it.each(languages)(
    'are nowhere else: no general message names Discord’s things in %s',
    (locale) => {
      const things =
        locale === 'en'
          ? /\bDiscord\b|\bchannels?\b|\bthreads?\b|\bbuttons?\b|\bApps\b/u
          : /\bDiscord\b|\bsalons?\b|\bles? fils?\b|\bun fil\b|\bboutons?\b|\bApplications\b|\bcanal\b|\bhilo\b/u;
      const named = Object.entries(rawCatalogue(locale)).filter(
        ([key, text]) =>
          key !== 'option.channel.name' && things.test(text.replaceAll(/\{[a-zA-Z_]+\}/gu, '')),
      );
      expect(named).toEqual([]);
    },
  );
});

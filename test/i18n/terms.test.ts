import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { readCatalogues, type PlatformWords } from '../../src/i18n/locale-files.ts';
import { withTerms } from '../../src/i18n/terms.ts';
import type { Catalogue } from '../../src/i18n/translator.ts';
import { textsIn } from '../../src/program/texts.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { discordWords, french, platforms, rawCatalogue, wordsOf } from '../support/messages.ts';
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

const general = rawCatalogue('fr');

/** Of one platform alone: how it connects, and why it cannot. */
const isOfOne = (name: string) =>
  name.startsWith('main.') || platforms.some((platform) => name.startsWith(`${platform}.`));
/** What each platform must have: not what it only words better than the general message does. */
const namesIn = (words: Catalogue) =>
  Object.keys(words).filter((name) => name !== 'menus_in' && !isOfOne(name) && !(name in general));

const kept = (words: Catalogue, missing: readonly string[]): Catalogue =>
  Object.fromEntries(Object.entries(words).filter(([name]) => !missing.includes(name)));

/** The words of the text platform in use, but for those. */
function textsWithout(...missing: readonly string[]) {
  const words = { fr: kept(textWords.fr, missing), en: kept(textWords.en, missing) };
  return textsIn({ ...textWords, ...words });
}

describe('the words of a platform', () => {
  const first = namesIn(discordWords.fr).toSorted();

  const everybodys: readonly (readonly [string, PlatformWords])[] = [
    ...platforms.map((name) => [name, wordsOf(name)] as const),
    ['text', textWords],
  ];
  it.each(everybodys)('are those that every other has, in each language: %s', (_, words) => {
    for (const locale of locales) expect(namesIn(words[locale]).toSorted()).toEqual(first);
  });

  it.each(platforms)('have the same names in all languages: %s', (platform) => {
    const words = wordsOf(platform);
    const named = (locale: Locale) =>
      Object.keys(words[locale]).filter((name) => name !== 'menus_in');
    for (const locale of locales) expect(named(locale)).toEqual(Object.keys(words.fr));
  });

  it.each(platforms)('fill in every message: %s', (platform) => {
    expect(() => readCatalogues(packageRoot(), wordsOf(platform))).not.toThrow();
  });

  it.each(platforms)('are all used by some message: %s', (platform) => {
    const words = wordsOf(platform);
    const texts = locales.flatMap((locale) => [
      ...Object.values(rawCatalogue(locale)),
      ...Object.values(words[locale]),
    ]);
    const used = new Set(
      texts.flatMap((text) => [...text.matchAll(/\{(\w+_\w+)\}/gu)].map(([, name]) => name)),
    );
    const unused = Object.keys(words.fr).filter(
      (name) =>
        !name.includes('.') &&
        name !== 'a_command' &&
        !used.has(name) &&
        !used.has(name.charAt(0).toUpperCase() + name.slice(1)),
    );
    expect(unused).toEqual([]);
  });

  it.each(namesIn(textWords.fr))('stop the program at start when one is missing: %s', (missing) => {
    expect(() => textsWithout(missing)).toThrow(missing);
  });

  it('are told all at once when several are missing', () => {
    const several = ['of_the_channel', 'in_a_thread'] as const;
    for (const name of several) expect(() => textsWithout(...several)).toThrow(name);
    expect(() => textsWithout('permission.view', 'a_command')).toThrow(
      'a_command (fr), permission.view (fr), a_command (en)',
    );
  });
});

describe('a French sentence', () => {
  /** A word that would have another ending if the platform's noun had the other gender. */
  const agreeing =
    /\{\w*(?:channel|thread|button|community)\w*\}(?:[^.,;:!?{}]|\{where\})*?(?:(?:est|sont|été) (?:pas |déjà |plus )?(?:\p{L}+ée?s?|ouverte?s?|pleine?s?)(?!\p{L})|réservée?|ouverte?)/iu;

  it('has no word whose ending depends on the gender of the platform’s noun', () => {
    const bent = Object.values(rawCatalogue('fr')).filter((text) => agreeing.test(text));
    expect(bent).toEqual([]);
    expect('{The_channel} de l’atelier a été supprimé').toMatch(agreeing);
    expect('{The_thread} {where} est verrouillé').toMatch(agreeing);
  });

  it('does not take the memory of Palabre for a server, which Discord has others of', () => {
    expect(french['error.storeDown']).not.toContain('serveur');
  });
});

describe('Discord’s terms', () => {
  it.each(locales)(
    'are nowhere else: no general message names Discord’s things in %s',
    (locale) => {
      const things =
        locale === 'en'
          ? /\bDiscord\b|\bchannels?\b|\bthreads?\b|\bbuttons?\b|\bApps\b/u
          : /\bDiscord\b|\bsalons?\b|\b(?:les?|els?|un|al) fils?\b|\bboutons?\b|\bbot(?:ó|ón|ons|ones)\b|\bApplications\b|\bAplicaciones\b|\bcanals?\b|\bcanales\b|\bhilos?\b/u;
      const named = Object.entries(rawCatalogue(locale)).filter(
        ([key, text]) =>
          key !== 'option.channel.name' && things.test(text.replaceAll(/\{[a-zA-Z_]+\}/gu, '')),
      );
      expect(named).toEqual([]);
    },
  );
});

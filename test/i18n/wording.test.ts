import { describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { locales } from '../../src/kernel/text.ts';
import { createTranslator, type Catalogue, type MessageKey } from '../../src/i18n/translator.ts';
import { english, french, rawCatalogue, samplesFor } from '../support/messages.ts';
import { ordinarySpaces } from '../support/plain-view.ts';

const keys = Object.keys(french);
const isKey = (key: string): key is MessageKey => Object.hasOwn(french, key);

/** All the variants of a message. */
function turnsOf(catalogue: Catalogue, locale: 'fr' | 'en', key: string): string[] {
  const t = createTranslator(locale, catalogue);
  if (!isKey(key)) return [];
  return samplesFor(catalogue[key] ?? '').map((values) => t.dynamic(key, values));
}

const texts = { fr: french, en: english } as const;
/** Discord's own permission: no button of Palabre's has this name. */
const ofDiscord = [
  'gérer les évènements',
  'manage events',
  'créer des évènements',
  'create events',
];

const sentencesOf = (locale: 'fr' | 'en', but: RegExp) =>
  Object.entries(texts[locale])
    .filter(([key]) => !but.test(key))
    .map(([, text]) => ordinarySpaces(text.replaceAll(/<\/?b>|\w+:\/\/\S*/gu, '')));

const found = (sentences: readonly string[], mark: RegExp) =>
  sentences.flatMap((text) => [...text.matchAll(mark)].map(([, name = '']) => name));

/** `atelier lancer`, `aide`: a command with subcommands never appears alone. */
function commandNames(locale: 'fr' | 'en'): string[] {
  const name = (key: string) => texts[locale][`command.${key}.name`] ?? '';
  return features
    .flatMap(({ commands = [] }) => commands)
    .flatMap((command) => {
      const subs = Object.keys(command.subcommands);
      return subs.length === 0
        ? [name(command.name)]
        : subs.map((sub) => `${name(command.name)} ${name(`${command.name}.${sub}`)}`);
    });
}

function clausesOf(message: string): string[] {
  return message.split(/[.;:?!](?=\s|$)/u).filter((clause) => clause.trim() !== '');
}

describe('French', () => {
  const sentences = keys.flatMap((key) =>
    turnsOf(french, 'fr', key).map((text) => [key, text] as const),
  );

  it('has its spaces before ? ! ; : » and after «', () => {
    const bare = sentences.filter(([, text]) =>
      /[^\u202F?!][?!]|[^\u202F];|[^\u00A0]:(?!\/\/)|«[^\u00A0]|[^\u00A0]»/u.test(
        // YAML keys and addresses are quoted exactly as they are typed.
        text.replaceAll(/\b(?:fr|en):|\w+:\/\/\S*/gu, ''),
      ),
    );
    expect(bare).toEqual([]);
  });

  it('uses ordinary spaces in the source, replaced on reading', () => {
    const odd = Object.values(rawCatalogue('fr')).filter((text) => /[\u00A0\u202F]/u.test(text));
    expect(odd).toEqual([]);
    expect(french['button.status']).toBe('Où en est-on\u202F?');
    expect(english['button.status']).toBe('Where are we?');
  });

  it('and English use curly apostrophes, and no straight quotes', () => {
    const straight = [...Object.entries(french), ...Object.entries(english)].filter(([, text]) =>
      /['"]/u.test(text),
    );
    expect(straight).toEqual([]);
  });

  it('addresses people as vous', () => {
    const familiar = sentences.filter(([, text]) =>
      /(^|[\s’])(tu|te|toi|ton|ta|tes)\s/iu.test(text),
    );
    expect(familiar).toEqual([]);
  });

  it('and English contain no words of the other language', () => {
    const anglicisms = /\b(the|workshop|poll|board|please|error|invalid|modal|interaction)\b/iu;
    const gallicisms = /\b(atelier|sondage|tableau|vous|erreur|bilan)\b|«|»/iu;
    expect(
      sentences.filter(
        ([key, text]) =>
          !/^(template|main\.expected)\./u.test(key) &&
          anglicisms.test(text.replaceAll(/‹.*?›/gu, '')),
      ),
    ).toEqual([]);
    expect(Object.entries(english).filter(([, text]) => gallicisms.test(text))).toEqual([]);
  });
});

describe('a command or button that a sentence mentions', () => {
  it.each(locales)('exists as a command in %s', (locale) => {
    const names = commandNames(locale);
    const mentioned = found(
      sentencesOf(locale, /^(command|option|choice|message)\./u),
      /(?<![:/\p{L}])\/([a-z][a-z-]*(?: [a-z-]+)?)/gu,
    );
    expect(mentioned.length).toBeGreaterThan(10);
    expect(
      mentioned.filter((each) => !names.some((name) => `${each} `.startsWith(`${name} `))),
    ).toEqual([]);
  });

  it.each([
    ['fr', /« ([^»{}]+) »/gu],
    ['en', /“([^”{}]+)”/gu],
  ] as const)('is a button or a field, word for word, in %s', (locale, quoted) => {
    const shown = sentencesOf(locale, /^(?!button|form|facilitator\.giveStick)/u)
      .map((label) => label.replaceAll(/[◂▸]/gu, '').trim().toLowerCase())
      .concat(ofDiscord);
    const known = new Set(shown);
    const mentioned = found(sentencesOf(locale, /^template\./u), quoted);
    expect(mentioned.length).toBeGreaterThan(5);
    expect(mentioned.filter((name) => !known.has(name.toLowerCase()))).toEqual([]);
  });
});

describe('a refusal', () => {
  const errors = keys.filter((key) => key.startsWith('error.') && key !== 'error.kept');

  it('says what happened, then who can do it, when, or what to do', () => {
    const curt = errors.filter((key) =>
      [french[key] ?? '', english[key] ?? ''].some((message) => clausesOf(message).length < 2),
    );
    expect(errors.length).toBeGreaterThan(50);
    expect(curt).toEqual([]);
  });
});

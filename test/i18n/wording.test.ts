import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { createTranslator, type MessageKey } from '../../src/i18n/translator.ts';
import { strings } from '../../src/rehearsal/page/client/strings.ts';
import { commandNames } from '../support/command-names.ts';
import { catalogues, english, french, rawCatalogue, samplesFor } from '../support/messages.ts';
import { ordinarySpaces } from '../support/plain-view.ts';

const keys = Object.keys(french);
const isKey = (key: string): key is MessageKey => Object.hasOwn(french, key);

/** All the variants of a message. */
function turnsOf(locale: Locale, key: string): string[] {
  const t = createTranslator(locale, catalogues[locale]);
  if (!isKey(key)) return [];
  return samplesFor(catalogues[locale][key] ?? '').map((values) => t.dynamic(key, values));
}

/** Discord's own permission: no button of Palabre's has this name. */
const ofDiscord = [
  'gérer les évènements',
  'manage events',
  'créer des évènements',
  'create events',
  'gestionar eventos',
  'crear eventos',
];

const sentencesOf = (locale: Locale, but: RegExp) =>
  Object.entries(catalogues[locale])
    .filter(([key]) => !but.test(key))
    .map(([, text]) => ordinarySpaces(text.replaceAll(/<\/?b>|\w+:\/\/\S*/gu, '')));

const found = (sentences: readonly string[], mark: RegExp) =>
  sentences.flatMap((text) => [...text.matchAll(mark)].map(([, name = '']) => name));

function clausesOf(message: string): string[] {
  return message.split(/[.;:?!](?=\s|$)/u).filter((clause) => clause.trim() !== '');
}

describe('French', () => {
  const sentences = keys.flatMap((key) => turnsOf('fr', key).map((text) => [key, text] as const));

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

  it('and the others use curly apostrophes, and no straight quotes', () => {
    const all = locales.flatMap((locale) => Object.entries(catalogues[locale]));
    const straight = all.filter(([, text]) => /['"]/u.test(text));
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
    ['ca', /«([^»{}]+)»/gu],
    ['es', /«([^»{}]+)»/gu],
  ] as const)('is a button or a field, word for word, in %s', (locale, quoted) => {
    const shown = sentencesOf(locale, /^(?!button|form|facilitator\.giveStick)/u)
      .map((label) => label.replaceAll(/[◂▸]/gu, '').trim().toLowerCase())
      .concat(ofDiscord, 'catalán', ordinarySpaces(strings[locale].connect).toLowerCase());
    const known = new Set(shown);
    const mentioned = found(sentencesOf(locale, /^template\./u), quoted);
    expect(mentioned.length).toBeGreaterThan(5);
    expect(mentioned.filter((name) => !known.has(name.toLowerCase()))).toEqual([]);
  });
});

describe.each([
  // Vós: the verb has the ending of the plural. Tu would read as a child's app, vostè as a notary.
  ['ca', /(^|[\s’])(tu|teu|teva|teus|teves|vostè|vostès)(?!\p{L})/iu],
  // Usted, which all of Spanish understands the same way.
  ['es', /(^|\s)(tú|tu|tus|ti|contigo|vosotros|vuestr[oa]s?|os)(?!\p{L})/iu],
] as const)('in %s', (locale, familiar) => {
  const sentences = keys.flatMap((key) => turnsOf(locale, key).map((text) => [key, text] as const));

  it('people are addressed one way', () => {
    expect(sentences.filter(([, text]) => familiar.test(text))).toEqual([]);
  });

  it('no sign has the space that French puts before it, and guillemets hold no space', () => {
    const odd = /[\s\u00A0\u202F][?!;:](?!\))|«[\s\u00A0]|[\s\u00A0]»/u;
    expect(
      sentences.filter(([key, text]) => !key.startsWith('template.') && odd.test(text)),
    ).toEqual([]);
  });

  it('those who facilitate are people: the activity neither acts nor is spoken to', () => {
    const acting =
      /(?<!\p{L})(?:a la (?:dinamització|facilitación)|la dinamització pot|la facilitación puede)/iu;
    expect(sentences.filter(([, text]) => acting.test(text))).toEqual([]);
  });

  it('nothing is left in French or in English', () => {
    const foreign =
      /\b(the|with|workshop|poll|board|please|your|you|vous|votre|atelier|tableau|sondage|bilan|avec|pour|dans)\b/iu;
    expect(
      sentences.filter(
        ([key, text]) =>
          !/^(template|main\.expected|cli|option\.file)\b/u.test(key) &&
          foreign.test(text.replaceAll(/‹.*?›/gu, '')),
      ),
    ).toEqual([]);
  });
});

describe('in Spanish', () => {
  it('questions and exclamations are opened', () => {
    const bare = keys
      .filter((key) => !key.startsWith('template.'))
      .filter((key) =>
        [...(catalogues.es[key] ?? '').matchAll(/[?!]/gu)].some(
          ({ index, input }) => !/[¿¡]/u.test(input.slice(0, index)),
        ),
      );
    expect(bare).toEqual([]);
  });
});

describe.each(locales)('a message in %s', (locale) => {
  it('of more than 200 characters is more than one sentence', () => {
    const long = keys.filter((key) =>
      turnsOf(locale, key).some((text) => text.length > 200 && !/[.?!…]\s+\S/u.test(text)),
    );
    expect(long).toEqual([]);
  });
});

describe('a refusal', () => {
  const errors = keys.filter((key) => key.startsWith('error.') && key !== 'error.kept');

  it('says what happened, then who can do it, when, or what to do', () => {
    const curt = errors.filter((key) =>
      locales.some((locale) => clausesOf(catalogues[locale][key] ?? '').length < 2),
    );
    expect(errors.length).toBeGreaterThan(50);
    expect(curt).toEqual([]);
  });
});

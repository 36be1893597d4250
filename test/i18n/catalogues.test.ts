import { execFileSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleBoxes } from '../../src/poll/view/rules.ts';
import { features } from '../../commands/index.ts';
import { commandPayload } from '../../src/platforms/discord/command-payload.ts';
import { obstacles } from '../../src/kernel/obstacle.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { readTexts } from '../../src/program/texts.ts';
import { environment } from '../../src/program/config.ts';
import { problemKinds } from '../../src/template/files/problems.ts';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { createTranslator, type Catalogue, type MessageKey } from '../../src/i18n/translator.ts';
import { argumentsOf, catalogues, french, samplesFor } from '../support/messages.ts';
import { sourcesIn } from '../support/sources.ts';

const keys = Object.keys(french);
const isCommandKey = (key: string) => /^(command|option|choice|message)\./u.test(key);
const isKey = (key: string): key is MessageKey => Object.hasOwn(french, key);

/** All the variants of a message. */
function turnsOf(locale: Locale, key: string): string[] {
  const t = createTranslator(locale, catalogues[locale]);
  if (!isKey(key)) return [];
  return samplesFor(catalogues[locale][key] ?? '').map((values) => t.dynamic(key, values));
}

describe.each(locales)('the catalogue in %s', (locale) => {
  const catalogue = catalogues[locale];

  it('is whole: the keys of the French one, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  it('takes the same arguments as the French one', () => {
    const other = keys.filter(
      (key) =>
        !isDeepStrictEqual(argumentsOf(catalogue[key] ?? ''), argumentsOf(french[key] ?? '')),
    );
    expect(other).toEqual([]);
  });

  it('has text, whatever the figures', () => {
    const odd = keys.filter((key) =>
      turnsOf(locale, key).some(
        (text) =>
          text.trim() === '' || /\b(?:undefined|null|NaN)\b|\[object|[{}]|<\/?b>/u.test(text),
      ),
    );
    expect(odd).toEqual([]);
  });

  it('uses every argument in the sentence', () => {
    const lost = keys.flatMap((key) => {
      const shown = turnsOf(locale, key).join('');
      return argumentsOf(catalogue[key] ?? '')
        .filter(({ name, kind }) => kind === 'words' && !shown.includes(`‹${name}›`))
        .map(({ name }) => `${key} ${name}`);
    });
    expect(lost).toEqual([]);
  });
});

describe('the catalogues', () => {
  it('are the source of the generated types', () => {
    const file = join(packageRoot(), 'src', 'i18n', 'messages.gen.ts');
    const before = readFileSync(file, 'utf8');
    execFileSync(process.execPath, [join(packageRoot(), 'src', 'i18n', 'generate.mjs')]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('the keys', () => {
  const code = sourcesIn('src', 'commands')
    .map(({ text }) => text)
    .join('\n');
  const literals = new Set(
    [...code.matchAll(/['"`]([a-zA-Z]+(?:\.[\w-]+)+)['"`]/gu)].map(([, key]) => key),
  );
  const computed = [
    ...locales.map((locale) => `language.${locale}`),
    ...ruleBoxes.flatMap((id) => [`form.poll.${id}`, `form.poll.${id}Help`]),
    ...Object.keys(environment.shape).map((name) => `main.expected.${name}`),
    ...problemKinds.map((kind) => `template.problem.${kind}`),
    ...obstacles.map((obstacle) => `obstacle.${obstacle}`),
    // A refusal with nothing to fill in is said by its kind.
    ...keys.filter((key) => key.startsWith('error.') && code.includes(`'${key.slice(6)}'`)),
  ];

  it('are only built at run time where this test knows about it', () => {
    const found = [...code.matchAll(/[(`]([a-zA-Z]+(?:\.[a-zA-Z]+)*)\.\$\{/gu)].map(
      ([, prefix]) => prefix,
    );
    expect(new Set(found)).toEqual(
      new Set([
        'command',
        'option',
        'choice',
        'error',
        'message',
        'language',
        'form.poll',
        'main.expected',
        'template.problem',
        'obstacle',
        // Not a string: the answers of somebody's own data.
        'answers',
      ]),
    );
  });

  it('built at run time all exist', () => {
    expect(computed.filter((key) => !isKey(key))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set([...literals, ...computed]);
    expect(keys.filter((key) => !isCommandKey(key) && !used.has(key))).toEqual([]);
  });

  it('of the commands are those registered with Discord, in every language', () => {
    const { catalogues } = readTexts('discord');
    const read = new Set<string>();
    const watched = (catalogue: Catalogue): Catalogue =>
      new Proxy(catalogue, {
        get: (all, key) => {
          const text = all[String(key)];
          if (text !== undefined) read.add(String(key));
          return text;
        },
      });
    commandPayload(features, { ...catalogues, en: watched(catalogues.en) });
    expect([...read].toSorted()).toEqual(keys.filter(isCommandKey).toSorted());
  });
});

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
import { locales } from '../../src/kernel/text.ts';
import { createTranslator, type Catalogue, type MessageKey } from '../../src/i18n/translator.ts';
import { argumentsOf, english, french, samplesFor, spanish } from '../support/messages.ts';
import { sourcesIn } from '../support/sources.ts';

const keys = Object.keys(french);
const isCommandKey = (key: string) => /^(command|option|choice|message)\./u.test(key);
const isKey = (key: string): key is MessageKey => Object.hasOwn(french, key);

/** All the variants of a message. */
function turnsOf(catalogue: Catalogue, locale: 'fr' | 'en', key: string): string[] {
  const t = createTranslator(locale, catalogue);
  if (!isKey(key)) return [];
  return samplesFor(catalogue[key] ?? '').map((values) => t.dynamic(key, values));
}

describe('the catalogues', () => {
  it('have the same keys in French and in English, in the same order', () => {
    expect(Object.keys(english)).toEqual(keys);
  });

  it('take the same arguments in both languages', () => {
    const other = keys.filter(
      (key) => !isDeepStrictEqual(argumentsOf(english[key] ?? ''), argumentsOf(french[key] ?? '')),
    );
    expect(other).toEqual([]);
  });

  it('have text in both languages, whatever the figures', () => {
    const odd = keys.filter((key) =>
      [...turnsOf(french, 'fr', key), ...turnsOf(english, 'en', key)].some(
        (text) =>
          text.trim() === '' || /\b(?:undefined|null|NaN)\b|\[object|[{}]|<\/?b>/u.test(text),
      ),
    );
    expect(odd).toEqual([]);
  });

  it('use every argument in the sentence', () => {
    const lost = keys.flatMap((key) =>
      [french, english].flatMap((catalogue) => {
        const shown = turnsOf(catalogue, 'fr', key).join('');
        return argumentsOf(catalogue[key] ?? '')
          .filter(({ name, kind }) => kind === 'words' && !shown.includes(`‹${name}›`))
          .map(({ name }) => `${key} ${name}`);
      }),
    );
    expect(lost).toEqual([]);
  });

  it('translate all the commands into Spanish, and nothing else', () => {
    expect(Object.keys(spanish)).toEqual(keys.filter(isCommandKey));
  });

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

import { IntlMessageFormat } from 'intl-messageformat';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { packageRoot } from '../../src/system/package-root.ts';
import { words } from '../../src/rehearsal/page/words.ts';
import { platforms, rawCatalogue, samplesFor } from '../support/messages.ts';

const filesOf = (locale: Locale): readonly (readonly [string, Record<string, string>])[] => [
  ['general', { ...rawCatalogue(locale) }],
  ...platforms.map((platform) => {
    const file = join(packageRoot(), 'locales', platform, `${locale}.json`);
    const words = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
    return [platform, words] as const;
  }),
];

/** Kinds of strings that are all mistakes, and those among others. A new one of a kind is asked for. */
const mistakes =
  /^(?:error|obstacle|template\.problem|\w+\.(?:lost|wrong|option|command)|main)\.(?!expected|.*\.(?:name|description)$)|^(?:ops\.|\w+\.)doctor\.|^ops\.|^cli\.(?:unknown|missing)$|^facilitator\.(?:trouble|silent|locked|recapLeftOut)$|^recap\.(?:trouble|stoppedGone|skippedFailed)|^(?:export\.poster\.undrawn|done\.pollOpenedUnseen)$/u;

/** Good news, findings that are others’ words, and what opens a list of mistakes that have their own. */
const asksNothing = new Set([
  'error.kept',
  'main.zonesInstead',
  'recap.troubleHindered',
  ...['backedUp', 'restored', 'verified', 'badStream', 'copied'].map((each) => `ops.${each}`),
  ...[
    'node',
    'room',
    'storeWell',
    'noStore',
    'noTables',
    'store',
    'storeServes',
    'templates',
    'templatesBad',
    'well',
    'noProcess',
    'processes',
  ].map((each) => `ops.doctor.${each}`),
  ...['written', 'running'].map((each) => `ops.service.${each}`),
  ...['noPort', 'portFree', 'portReady'].map((each) => `ops.doctor.${each}`),
  ...['token', 'clock', 'application', 'intents', 'noPlaces', 'place'].map(
    (each) => `discord.doctor.${each}`,
  ),
  ...['token', 'servedBy', 'clock', 'encrypts', 'keysSaved'].map((each) => `matrix.doctor.${each}`),
]);

/** A message in all its turns, what it asks of its reader between ⟦ and ⟧. */
function turnsOf(locale: Locale, message: string): string[] {
  const format = new IntlMessageFormat(message, locale);
  const tags = {
    b: (chunks: readonly unknown[]) => chunks.join(''),
    do: (chunks: readonly unknown[]) => `⟦${chunks.join('')}⟧`,
  };
  return samplesFor(message).map((values) => String(format.format({ ...values, ...tags })));
}

const stepsIn = (turn: string) => [...turn.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, step = '']) => step);

/** Where a verb tells somebody what to do by its ending alone: vous, vós. */
const imperatives: Partial<Record<Locale, RegExp>> = {
  fr: /\p{L}ez(?!\p{L})|(?:^|\P{L})(?:re)?(?:faites|dites)(?!\p{L})/iu,
  ca: /\p{L}[ei]u(?!\p{L})/iu,
};

describe.each(locales)('a mistake in %s', (locale) => {
  const told = filesOf(locale).flatMap(([from, words]) =>
    Object.entries(words)
      .filter(([key]) => mistakes.test(key) && !asksNothing.has(key))
      .map(([key, message]) => [`${from} ${key}`, message] as const),
  );

  const onPage = Object.entries(words).map(([key, texts]) => [key, texts[locale]] as const);

  it('says what to do, whatever the case, in words marked <do>…</do>', () => {
    const without = told.filter(([, message]) =>
      turnsOf(locale, message).some(
        (turn) => !stepsIn(turn).some((step) => step.trim().length > 6),
      ),
    );
    expect(told.length).toBeGreaterThan(200);
    expect(without).toEqual([]);
  });

  it('on the page of the rehearsal says what to do, too', () => {
    const page = Object.entries(words).filter(([key]) => key !== 'castStopped');
    const without = page.filter(([, texts]) => !/<do>.{6,}<\/do>/u.test(texts[locale]));
    expect(without.map(([key]) => key)).toEqual([]);
  });

  it('is never one sentence of more than 200 characters, nor is anything else', () => {
    const all = [...filesOf(locale).flatMap(([, texts]) => Object.entries(texts)), ...onPage];
    const long = all
      .flatMap(([key, message]) => turnsOf(locale, message).map((turn) => [key, turn] as const))
      .map(([key, turn]) => [key, turn.replaceAll(/‹[^›]*›/gu, '‹words›')] as const)
      .filter(([, turn]) => turn.length > 200 && !/[.?!…][⟧\s]*\s\S/u.test(turn));
    expect(new Set(long.map(([key]) => key))).toEqual(new Set());
  });

  it('says first what happened', () => {
    const bare = told
      .filter(([name]) => name.includes(' error.'))
      .filter(([, message]) => turnsOf(locale, message).some((turn) => turn.startsWith('⟦')));
    expect(bare).toEqual([]);
  });

  it('asks it of somebody: a command, a button or a verb', () => {
    const verb = imperatives[locale];
    const vague = told.flatMap(([name, message]) =>
      turnsOf(locale, message)
        .flatMap(stepsIn)
        .filter((step) => verb !== undefined && !/‹|[«“]/u.test(step) && !verb.test(step))
        .map((step) => `${name}: ${step}`),
    );
    expect(vague).toEqual([]);
  });
});

describe('what a mistake asks', () => {
  it('is marked in the files alone', () => {
    const root = join(packageRoot(), 'dist', 'locales');
    for (const platform of platforms)
      for (const file of readdirSync(join(root, platform)))
        expect(readFileSync(join(root, platform, file), 'utf8')).not.toContain('<do>');
  });
});

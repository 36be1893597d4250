import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { templateRefusal } from '../../../src/program/start-refusal.ts';
import { readTexts } from '../../../src/program/texts.ts';
import { packageRoot } from '../../../src/system/package-root.ts';
import { templateShape } from '../../../src/template/domain/template.ts';
import { loadTemplates } from '../../../src/template/files/read-templates.ts';
import { commandNames } from '../../support/command-names.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'palabre-guide-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const { translatorOf } = readTexts('discord');

const pageOf = (name: string) => readFileSync(join(packageRoot(), 'docs', `${name}.md`), 'utf8');

const blocks = (page: string, language: string) =>
  [...page.matchAll(/```(\w+)\n([\s\S]*?)```/gu)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );

/** What stands between backticks outside of the examples: keys, values, commands. */
const coded = (page: string) =>
  new Set(
    [...page.replaceAll(/```[\s\S]*?```/gu, '').matchAll(/`([^`]+)`/gu)].map(
      ([, code = '']) => code,
    ),
  );

function load(text: string) {
  writeFileSync(join(dir, 'a.yaml'), text);
  return loadTemplates([dir]);
}

/** Every key that an author may write, at any depth. */
function keysIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, inner]: [string, unknown]) => [
    ...(key === 'properties' && inner !== null && typeof inner === 'object'
      ? Object.keys(inner)
      : []),
    ...keysIn(inner),
  ]);
}

const wrong = (kind: string) => `id: Mon Gabarit
titre: { fr: Petit }
title: { fr: Petit }
description: { fr: Un atelier }
steps: [{ id: a, kind: ${kind}, title: { fr: Danse }, short: { fr: Danse } }]
credits: [{ fr: Personne }]
`;

describe.each([
  ['fr', 'ecrire-un-gabarit', 'danse'],
  ['en', 'writing-a-template', 'dance'],
] as const)('how to write a template, in %s', (locale, name, kind) => {
  const page = pageOf(name);

  it('shows templates that load', () => {
    expect(blocks(page, 'yaml').map(load)).toMatchObject([{ ok: true, value: [{ id: 'jardin' }] }]);
  });

  it('shows what is said of mistakes', () => {
    const loaded = load(wrong(kind));
    const found = loaded.ok ? [] : loaded.error;
    const told = templateRefusal(
      found.map((problem) => ({ ...problem, file: 'tpl/a.yaml' })),
      translatorOf(locale, 'UTC'),
    );
    expect(blocks(page, 'text')).toEqual([`${told.message}\n`]);
  });

  it('names every key', () => {
    const named = new Set([...coded(page)].flatMap((code) => code.split(/\W+/u)));
    const keys = keysIn(z.toJSONSchema(templateShape, { io: 'input' }));
    expect(keys.length).toBeGreaterThan(60);
    expect(new Set(keys.filter((key) => !named.has(key)))).toEqual(new Set());
  });

  it('names commands that exist', () => {
    const named = [...coded(page)].filter((code) => code.startsWith('/'));
    expect(named.map((command) => command.slice(1))).toSatisfy((all: string[]) =>
      all.every((each) => commandNames(locale).includes(each)),
    );
  });
});

describe('the two pages on writing a template', () => {
  it('name the same keys and values', () => {
    const [french, english] = ['ecrire-un-gabarit', 'writing-a-template'].map((name) =>
      [...coded(pageOf(name))].filter((code) => !/^[/]|^\*\*\p{L}/u.test(code)).toSorted(),
    );
    expect(french).toEqual(english);
  });
});

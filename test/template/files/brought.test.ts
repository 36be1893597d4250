import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { curlApostrophes } from '../../../src/kernel/typography.ts';
import { readTexts } from '../../../src/program/texts.ts';
import { unreadIn } from '../../../src/template/files/folder.ts';
import { loadTemplates, type FileProblem } from '../../../src/template/files/read-templates.ts';
import { trapsIn } from '../../../src/template/files/traps.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'palabre-brought-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(dir, name), content);

/** What a Mac leaves beside each file on a disk that is not its own. */
const appleDouble = Buffer.from('00051607000200004d6163204f53205820202020202020200002', 'hex');

/** A template with one bullet, written as given, on line 16. */
const jardin = (bullet: string) => `id: jardin
title: { fr: Une saison, en: A season }
project: { fr: le jardin, en: the garden }
organiser: Coop
description: { fr: x, en: y }
credits:
  - { fr: moi, en: me }
steps:
  - id: suite
    kind: cards
    title: { fr: La suite, en: Next }
    short: { fr: Suite, en: Next }
    cards:
      - groups:
          - bullets:
              - ${bullet}
                en: Work
`;
const inFrench = (text: string) => jardin(`fr: ${text}`);
const inFlow = (text: string) => jardin(`{ fr: ${text}, en: Work }`).replace(/ +en: Work\n$/u, '');

function problems(): FileProblem[] {
  const loaded = loadTemplates([dir]);
  return loaded.ok ? [] : loaded.error;
}

function loaded(content: string | Uint8Array): FileProblem[] {
  write('jardin.yaml', content);
  return problems();
}

const brief = ({ line, key, values }: FileProblem) =>
  [line, key.replace('template.problem.', ''), values['kind'] ?? values['code']].filter(Boolean);

const { translatorOf } = readTexts('discord');
const told = (locale: 'fr' | 'en', { key, values }: FileProblem) =>
  translatorOf(locale, 'UTC').dynamic(key, values);

describe('a folder of templates', () => {
  it.each([
    '._jardin.yaml',
    '.#jardin.yaml',
    '.jardin.yaml.swp',
    '.~lock.jardin.yaml#',
    '~$jardin.yaml',
    '#jardin.yaml#',
    'jardin.yaml~',
    'Thumbs.db',
    'desktop.ini',
    '.DS_Store',
  ])('starts whatever a system or an editor left in it: %s', (name) => {
    write('jardin.yaml', inFrench('Corvée'));
    write(name, appleDouble);
    expect(problems()).toEqual([]);
    expect(unreadIn(dir)).toEqual([]);
  });

  it('starts beside ._apps.yaml in a binary format, and a lock that is a link to nowhere', () => {
    write('apps.yml', inFrench('Corvée'));
    write('._apps.yml', Buffer.concat([appleDouble, Buffer.from([0xb0])]));
    expect(problems()).toEqual([]);
  });

  it('tells what stands in it and is not read', () => {
    write('jardin.YAML', inFrench('Corvée'));
    for (const name of ['jardin.yaml.txt', 'notes.docx', 'LISEZMOI.md']) write(name, 'x');
    mkdirSync(join(dir, 'anciens'));
    expect(loadTemplates([dir])).toMatchObject({ ok: true, value: [{ id: 'jardin' }] });
    expect(unreadIn(dir)).toEqual(['anciens', 'jardin.yaml.txt', 'notes.docx']);
    expect(unreadIn(join(dir, 'nulle-part'))).toEqual([]);
  });
});

describe('the bytes of a template', () => {
  const text = inFrench('Corvée du « samedi »');

  it.each([
    ['in UTF-8', text],
    ['with a byte order mark', `\uFEFF${text}`],
    ['in UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16 of the other order', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['with the line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['with the line ends of an old Mac', text.replaceAll('\n', '\r')],
    ['with what nobody sees, from another program', text.replace('title', '\u200Btitle\uFEFF')],
  ])('are read %s', (_, bytes) => {
    expect(loaded(bytes)).toEqual([]);
    const read = loadTemplates([dir]);
    expect(JSON.stringify(read.ok && read.value)).toContain('Corvée du');
  });

  it.each([
    ['in Latin-1, as an old computer wrote it', Buffer.from(text, 'latin1'), [16, 'notUtf8']],
    ['in Mac Roman', macRoman(text), [16, 'notUtf8']],
    [
      'with umlauts of another encoding, where a parser says “invalid leading UTF-8 octet”',
      Buffer.from(inFrench('Rosi Müller'), 'latin1'),
      [16, 'notUtf8'],
    ],
    ['with a letter that another program lost', inFrench('Corv\uFFFDe'), [16, 'lostLetters']],
    [
      'with “CorvÃ©e”, as a program left it that took UTF-8 for something else',
      inFrench('CorvÃ©e du samedi'),
      [16, 'garbled'],
    ],
    ['of a Mac’s shadow file that is no text', appleDouble, ['notText']],
    ['of a document saved as rich text', `{\\rtf1\\ansi ${text}}`, ['notText']],
    ['of a page of the Web', `<!DOCTYPE html><html>${text}`, ['notText']],
  ])('are refused %s, with the line and how to save them', (_, bytes, expected) => {
    const found = loaded(bytes);
    expect(found.map(brief)).toEqual([expected]);
    for (const locale of ['fr', 'en'] as const)
      for (const problem of found) expect(told(locale, problem)).toMatch(/UTF-8/u);
  });

  it('of other files are told with them, and of theirs alone', () => {
    write('a.yaml', Buffer.from(text, 'latin1'));
    write('b.yaml', inFrench('Salle #3'));
    write('c.yaml', inFrench('Bonjour').replace('id: jardin', 'id: autre'));
    expect(problems().map(({ file }) => basename(file))).toEqual(['a.yaml', 'b.yaml']);
  });
});

function macRoman(written: string): Uint8Array {
  const letters = new Map([
    ['é', 0x8e],
    ['«', 0xc7],
    ['»', 0xc8],
  ]);
  return Uint8Array.from(written, (letter) => letters.get(letter) ?? letter.charCodeAt(0));
}

describe('a text that YAML takes for something else', () => {
  it.each([
    ['**Corvée** samedi', 'sign', '*'],
    ['*Corvée* samedi', 'sign', '*'],
    ['* Corvée', 'sign', '*'],
    ['&co', 'sign', '&'],
    ['& compagnie', 'sign', '&'],
    ['!important Venez', 'sign', '!'],
    ['! Attention', 'sign', '!'],
    ['@ana vient', 'sign', '@'],
    ['`code`', 'sign', '`'],
    ['% de oui', 'sign', '%'],
    ['> Venez', 'sign', '>'],
    ['| Venez', 'sign', '|'],
    ['[Salle] 3', 'sign', '['],
    ['[Salle]', 'sign', '['],
    ['{Salle}', 'sign', '{'],
    ['- Un', 'sign', '-'],
    ['? Quoi', 'sign', '?'],
    ['Salle #3', 'hash', '#3'],
    ['#3, la grande salle', 'hash', '#3, la grande salle'],
    ['“Salle #3”', 'hash', '#3”'],
    ['Midi # à revoir', 'hash', '# à revoir'],
    ['oui: non', 'colon', 'oui: non'],
    ['Bonjour:', 'colon', 'Bonjour:'],
    ['“Oui : non”', 'colon', '“Oui : non”'],
    ['"Salle" du fond', 'quote', '"Salle" du fond'],
    ["'L'eau'", 'quote', "'L'eau'"],
    ['"Il dit "oui""', 'quote', '"Il dit "oui""'],
    ['~', 'nothing', '~'],
    ['null', 'nothing', 'null'],
    ['&amp; co', 'entity', '&amp;'],
    ['Jardin &amp; co', 'entity', '&amp;'],
    ['"L&#39;eau"', 'entity', '&#39;'],
    // What they mean in YAML: a tab, a no-break space, nothing.
    [String.raw`"C:\temp"`, 'escape', String.raw`\t`],
    [String.raw`"¯\_(ツ)_/¯"`, 'escape', String.raw`\_`],
    [String.raw`"50 \%"`, 'escape', String.raw`\%`],
    ['"Corvée', 'unclosed', '"Corvée'],
    ["'Corvée", 'unclosed', "'Corvée"],
    ['Corv&eacute;e', 'entity', '&eacute;'],
  ])('is refused with its line, as it was written: %s', (text, kind, found) => {
    const [problem, ...rest] = loaded(inFrench(text));
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ line: 16, key: 'template.problem.trap', values: { kind } });
    expect(problem?.values['found']).toContain(found);
    for (const locale of ['fr', 'en'] as const)
      if (problem !== undefined) expect(told(locale, problem)).not.toMatch(/YAML\.$|undefined/u);
  });

  it.each([
    ['Salle #3', 'hash'],
    ['**Corvée** samedi', 'sign'],
    ['&amp; co', 'entity'],
    ['oui: non', 'colon'],
    ['@ana', 'sign'],
    ['"Salle" du fond', 'quote'],
    ['Bonjour, tout le monde', 'comma'],
  ])('is refused inside braces too: %s', (text, kind) => {
    expect(loaded(inFlow(text)).map(brief)).toEqual([[16, 'trap', kind]]);
  });

  it.each([
    ['fr:\u00A0Corvée', 'space'],
    ['fr :\u00A0Corvée', 'space'],
    ['fr\u00A0: Corvée', 'space'],
    ['fr：Corvée', 'noSpace'],
    ['fr:Corvée', 'noSpace'],
  ])('is refused for the space or the colon before it: %s', (bullet, kind) => {
    expect(loaded(jardin(bullet)).map(brief)).toEqual([[16, 'trap', kind]]);
  });

  it('keeps “tags: text#tag #tag2” whole: cut at a hash, it is refused, also further down the text', () => {
    expect(loaded(inFrench('text#tag #tag2')).map(brief)).toEqual([[16, 'trap', 'hash']]);
    const folded = inFrench('Bonjour à toutes,\n                  salle #3');
    expect(loaded(folded).map(brief)).toEqual([[17, 'trap', 'hash']]);
  });

  it.each([
    [
      'a brace that nothing closes',
      '{ fr: moi, en: me }',
      '{ fr: moi, en: me',
      [7, 'notYaml', 'MISSING_CHAR'],
    ],
    ['a line further in than the others', '    kind', '     kind', [10, 'notYaml', 'BAD_INDENT']],
    ['a line less far in', '    kind', '   kind', [10, 'notYaml', 'BAD_INDENT']],
    ['a quote that nothing closes', 'organiser: Coop', 'organiser: "Coop', [4, 'trap', 'unclosed']],
  ])(
    'is told at the line of its mistake, not where YAML stumbles: %s',
    (_, right, wrong, expected) => {
      const [first] = loaded(inFrench('Corvée').replace(right, wrong));
      expect(first && brief(first)).toEqual(expected);
    },
  );

  it('is told with its other mistakes, if YAML could read them', () => {
    const wrong = inFrench('Salle #3').replace('kind: cards', 'kind: danse');
    expect(loaded(wrong).map(brief)).toEqual([
      [16, 'trap', 'hash'],
      [10, 'badChoice'],
    ]);
  });

  it.each([
    '"**Corvée** samedi"',
    "'Salle #3'",
    '"Il dit \\"oui\\" #3"',
    String.raw`"Un\nDeux \\ \u00E9"`,
    String.raw`'C:\temp \_'`,
    "'L''eau: oui'",
    '"a" # un commentaire',
    'Bonjour les ami·e·s',
    '|\n                  **Gras** #3\n                  oui: non',
    '>-\n                  « Salle » #3',
    'https://exemple.org/#haut',
    'À 12:30',
    'no',
    'oui',
    '1:30',
    'A#B',
    '-30 %',
    '“Bonjour”',
    "L'eau",
    'Q&A',
    'R&D; et la suite',
  ])('is taken where it loses nothing: %s', (text) => {
    expect(loaded(inFrench(text))).toEqual([]);
  });

  it('may name another text of the file', () => {
    const twice = `${jardin('fr: &salut Bonjour')}              - { fr: *salut, en: Hi }\n`;
    expect(loaded(twice)).toEqual([]);
  });

  it('is none of those in the templates that ship', () => {
    const folder = fileURLToPath(new URL('../../../src/templates', import.meta.url));
    for (const name of ['dix-minutes.yaml', 'en-commun.yaml'])
      expect(trapsIn(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });

  it('never reaches people shorter than it was written', () => {
    const signs = fc.constantFrom(...'*&!@%#`"\'-?:,[]{}|> aé1~'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1 }), (text) => {
        write('jardin.yaml', inFrench(text));
        const read = loadTemplates([dir]);
        if (!read.ok) return;
        const [step] = read.value[0]?.steps ?? [];
        const [card] = step?.kind === 'cards' ? step.cards : [];
        const said = card?.groups[0]?.bullets[0]?.['fr'] ?? '';
        const meant = text.trim();
        const quoted = /^(["']).*\1(?:\s+#.*)?$/u.test(meant);
        const shown = curlApostrophes(meant).replaceAll(/\s/gu, '');
        if (!quoted) expect(said.replaceAll(/\s/gu, '')).toBe(shown);
      }),
      { numRuns: 400 },
    );
  });
});

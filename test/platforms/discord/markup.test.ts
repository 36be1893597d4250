import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markup } from '../../../src/platforms/discord/markup.ts';
import { channel, person, strong, type Inline } from '../../../src/kernel/rich.ts';
import { time } from '../../support/times.ts';
import { anyLongText } from '../../support/any-text.ts';
import { holdSigns } from '../../../src/kernel/typography.ts';
import { readMarkdown } from '../../support/discord-markdown.ts';

/** As it was typed, but that nobody is called by it. */
const asTyped = (text: string) =>
  holdSigns(text)
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/@(everyone|here)/gu, '@\u200B$1');

/** The address in an address cannot call anybody: Discord shows it as one. */
const plainly = (text: string) => text.replaceAll('\u200B', '');

describe('what people type', () => {
  it('leaves no « at the end of a line, and no sign alone at the beginning of one', () => {
    expect(markup(['Comme dit ma tante : « goûter » !', ' · ', 'Ici'])).toBe(
      'Comme dit ma tante\u00A0: «\u00A0goûter\u00A0»\u202F!\u00A0· Ici',
    );
  });

  it('shows as it was typed, and nothing of it is more than words', () => {
    fc.assert(
      fc.property(anyLongText, (text) => {
        const { shown, marks } = readMarkdown(markup([text]));
        expect(marks).toEqual([]);
        expect(plainly(shown)).toBe(plainly(asTyped(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('shows the same when it comes in pieces, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(anyLongText, { maxLength: 5 }), (pieces) => {
        expect(markup(pieces)).toBe(markup([pieces.join('')]));
      }),
    );
  });

  it('stays within what is strong', () => {
    fc.assert(
      fc.property(anyLongText, (text) => {
        const marked = markup([strong(text)]);
        expect(marked.startsWith('**') && marked.endsWith('**')).toBe(true);
        expect(readMarkdown(marked.slice(2, -2)).marks).toEqual([]);
      }),
    );
  });

  it.each([
    ['@everyone et @here', '@\u200Beveryone et @\u200Bhere'],
    ['<@123> <#4> <@&5> <t:1:R>', '\\<@123\\> \\<#4\\> \\<@&5\\> \\<t:1:R\\>'],
    [
      '**gras** _penché_ `code` ||caché||',
      '\\*\\*gras\\*\\* \\_penché\\_ \\`code\\` \\|\\|caché\\|\\|',
    ],
    ['# Titre\n- un\n1. deux\n> cité', '\\# Titre\n\\- un\n1\\. deux\n\\> cité'],
    ['[ici](https://exemple.org)', '\\[ici\\](https://exemple.org)'],
    ['https://exemple.org/?z=[1]', '<https://exemple.org/?z=[1]>'],
    ['la 2e. fois, à 10-12 h', 'la 2e. fois, à 10-12 h'],
  ])('%j is written %j', (typed, written) => {
    expect(markup([typed])).toBe(written);
  });
});

describe('an address', () => {
  const open = 'https://exemple.org/a_b_c~d?x=(1)&y=[2]#z';

  it.each([
    `Voir ${open} puis`,
    `Voir ${open}.`,
    `(${open} )`,
    `**${open}**`,
    `<${open}>`,
    `«\u00A0${open}\u00A0»`,
    `"${open}", dit-on`,
    `||${open}||`,
    `\`${open}\``,
    `${open}\n${open}`,
  ])('stays whole in %j', (text) => {
    expect(new Set(readMarkdown(markup([text])).addresses)).toEqual(new Set([open]));
  });

  it('keeps the brackets that are its own', () => {
    const page = 'https://fr.wikipedia.org/wiki/Commun_(bien)';
    expect(markup([page])).toBe(page);
  });
});

describe('what Palabre itself says', () => {
  it.each<[Inline, string]>([
    [person('1'), '<@1>'],
    [channel('2'), '<#2>'],
    [{ kind: 'role', id: '3' }, '<@&3>'],
    [time(61_999, 'relative'), '<t:61:R>'],
    [time(61_999, 'clock'), '<t:61:t>'],
    [time(61_999, 'date'), '<t:61:D>'],
    [
      { kind: 'link', url: 'https://exemple.org/a_b', label: 'un [site]' },
      '[un \\[site\\]](https://exemple.org/a_b)',
    ],
    [strong('un', person('1')), '**un<@1>**'],
  ])('%j is written %j', (inline, written) => {
    expect(markup([inline])).toBe(written);
  });
});

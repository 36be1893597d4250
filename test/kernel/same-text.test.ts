import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTypedIn } from '../../src/kernel/matching.ts';
import { isSameText, textKey } from '../../src/kernel/same-text.ts';
import { anyText } from '../support/any-text.ts';

describe('two texts', () => {
  it.each([
    ['Été', 'E\u0301te\u0301'],
    ['Été', 'ete'],
    ['ÉCOLE', 'école'],
    ['A B', ' A \u00A0 B\n'],
    ['A B', 'A\u2800B'],
    ['Le pad', 'Le\u200B pad\uFEFF'],
    ['le\uFEFFpad', 'lepad'],
    ['Ａｎａ', 'Ana'],
    ['𝖒𝖎𝖈𝖍𝖆𝖊𝖑', 'michael'],
    ['Cœur', 'coeur'],
    ['Straße', 'STRASSE'],
    ['l’entraide', "l'entraide"],
    ['l’entraide', 'l´entraide'],
    ["l'entraide", 'l`entraide'],
    ['le « pad »', 'le "pad"'],
    ['le «\u202Fpad\u202F»', 'le “pad”'],
    // “Keyboards produce different code points for letters that look the same.”
    ['کیان', 'كيان'],
    ['اللہ', 'الله'],
    ['أحمد', 'احمد'],
    ['قاعة ١٢', 'قاعة 12'],
    ['۱۲', '١٢'],
    ['कमरा १२', 'कमरा 12'],
    ['18 h – 20 h', '18 h - 20 h'],
    ['❤', '❤️'],
    ['ﬁn', 'fin'],
    ['بَيْت', 'بيت'],
    ['می‌خواهم', 'میخواهم'],
    ['שָׁלוֹם', 'שלום'],
    ['ёлка', 'елка'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['가', '\u1100\u1161'],
    // “It’s possible to add a duplicate in a different but canonical equivalent form.”
    ['bôh', 'bo\u0302h'],
  ])('%j and %j are the same', (one, other) => {
    expect(isSameText(one, other)).toBe(true);
  });

  it.each([
    ['m²', 'm2'],
    ['10²', '102'],
    ['١٢', '21'],
    ['مئة', 'مية'],
    ['18 h', '18h'],
    ['①', '②'],
    ['мой', 'мои'],
    ['की', 'को'],
    ['か', 'が'],
    ['ที่', 'ที'],
    ['👨‍👩‍👧', '👨👩👧'],
    ['👍🏽', '👍🏿'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['🇨🇦', '🇫🇷'],
    ['C', 'C#'],
    ['+1', '-1'],
    ['\u0301', '\u0300'],
  ])('%j and %j are not', (one, other) => {
    expect(isSameText(one, other)).toBe(false);
  });

  it('are the same however they are composed and whatever case they are in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textKey(text.normalize('NFD'))).toBe(textKey(text.normalize('NFC')));
        expect(textKey(textKey(text))).toBe(textKey(text));
      }),
    );
  });
});

describe('what is typed to find something', () => {
  it.each([
    ['ecosys', 'Les écosystèmes'],
    ['ECOSYSTE\u0300MES', 'Les écosystèmes'],
    ['new york', 'America/New_York'],
    ['coeur', 'Le cœur'],
    ["l'ent", 'L’entraide'],
    ['', 'tout'],
    ['\u200B', 'tout'],
  ])('%j finds %j', (typed, label) => {
    expect(isTypedIn(typed, label)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/rehearsal/page/client/markdown/parse.ts';
import { fileSize } from '../../src/rehearsal/page/client/message/file-size.ts';
import { plain } from '../../src/rehearsal/page/client/markdown/plain.ts';
import { moment } from '../../src/rehearsal/page/client/state/moment.ts';

const types = (source: string): string[] => parseMarkdown(source).map(({ type }) => type);
const nameOf = (kind: string, id: string): string => `${kind} ${id.slice(-1)}`;

describe('a text from Discord', () => {
  it('has headings, small text, quotes and lists, but only at the start of a line', () => {
    expect(types('## Titre\n-# petit\n> cité\n- un\n- deux')).toEqual([
      'heading',
      'subtext',
      'blockQuote',
      'list',
    ]);
    expect(types('non - pas une liste')).toEqual(['text']);
  });

  it('keeps accents and emoji intact', () => {
    expect(parseMarkdown('l’été 🤝🏽 au Québec')).toEqual([
      { type: 'text', content: 'l’été 🤝🏽 au Québec' },
    ]);
  });

  it('shows what the bot escaped as it was typed', () => {
    expect(parseMarkdown(String.raw`\*\*pas gras\*\* \- ni liste`)).toEqual([
      { type: 'text', content: '**pas gras** - ni liste' },
    ]);
  });

  it('is read out with the names of people and threads', () => {
    expect(plain('**Merci** <@12345678901234567>, voir <#12345678901234568>', nameOf)).toBe(
      'Merci person 7, voir channel 8',
    );
  });
});

describe('a moment', () => {
  const now = Date.UTC(2026, 10, 22, 15);

  it('is relative to the rehearsal’s clock', () => {
    const said = (at: number, locale: string) =>
      moment(at, now, 'R', locale).replaceAll(/\s/gu, ' ');
    expect(said(now + 20 * 60_000, 'fr-CA')).toBe('dans 20 minutes');
    expect(said(now - 3 * 24 * 3_600_000, 'en-CA')).toBe('3 days ago');
  });
});

describe('the size of a file', () => {
  it.each([
    [12, '1 ko', '1 kB'],
    [20_958, '21 ko', '21 kB'],
    [999_499, '999 ko', '999 kB'],
    [999_500, '1 Mo', '1 MB'],
    [1_802_956, '1,8 Mo', '1.8 MB'],
  ])('of %i bytes is readable', (bytes, french, english) => {
    const formatted = (locale: string) => fileSize(bytes, locale).replace(/\s/u, ' ');
    expect(formatted('fr-CA')).toBe(french);
    expect(formatted('en-CA')).toBe(english);
  });
});

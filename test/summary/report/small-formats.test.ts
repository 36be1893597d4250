import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../src/kernel/escape-html.ts';
import { richHtml, wordsHtml } from '../../../src/summary/report/html-text.ts';
import { jsonChunks } from '../../../src/summary/report/json-chunks.ts';
import { localTime } from '../../../src/summary/report/local-time.ts';
import { escapeLine, escapeMarkdown } from '../../../src/summary/report/escape-markdown.ts';
import { anyText } from '../../support/any-text.ts';
import { time } from '../../support/times.ts';

const few = { numRuns: 50 };

describe('a time as the report writes it', () => {
  it.each([
    ['America/Toronto', Date.UTC(2025, 1, 4, 19), '2025-02-04T14:00:00-05:00'],
    ['America/Toronto', Date.UTC(2025, 6, 4, 19), '2025-07-04T15:00:00-04:00'],
    ['America/St_Johns', Date.UTC(2025, 1, 4, 19), '2025-02-04T15:30:00-03:30'],
    ['Europe/Paris', Date.UTC(2025, 0, 1, 23, 30), '2025-01-02T00:30:00+01:00'],
    ['Asia/Kathmandu', Date.UTC(2025, 1, 4, 19), '2025-02-05T00:45:00+05:45'],
    ['UTC', Date.UTC(2025, 11, 31, 23, 59, 59), '2025-12-31T23:59:59+00:00'],
  ])('in %s is the hour of that place, and says how far from UTC', (zone, at, written) => {
    expect(localTime(zone)(at)).toBe(written);
  });

  it('tells apart the two same hours of the night when clocks go back', () => {
    const write = localTime('America/Toronto');
    const [first, second] = [5, 6].map((hour) => write(Date.UTC(2025, 10, 2, hour, 30)));
    expect([first, second]).toEqual(['2025-11-02T01:30:00-04:00', '2025-11-02T01:30:00-05:00']);
  });

  it('is that very moment, to the second, wherever it is', () => {
    const zone = fc.constantFrom('America/Toronto', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC');
    const second = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(zone, second, (where, at) => {
        expect(Date.parse(localTime(where)(at * 1_000))).toBe(at * 1_000);
      }),
      few,
    );
  });
});

/** Every list, at any depth outside of others, made lazily. */
function lazily(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      Array.isArray(inner) ? inner.values() : inner,
    ]),
  );
}

describe('JSON written in pieces', () => {
  it.each([
    ['nothing', null],
    ['an empty object', {}],
    ['an empty list', { all: [] }],
    ['lists of objects', { all: [{ a: 1 }, { b: [1, 2] }], after: 'x' }],
    ['a text of several lines', { text: 'un\ndeux\n"trois"' }],
    ['a list within a list', { all: [[1], []] }],
  ])('is as if it were written at once: %s', (_what, value) => {
    expect([...jsonChunks(value)].join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
  });

  it('reads as it was, whichever of its lists are made lazily', () => {
    const anyValue = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())));
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = [...jsonChunks(lazily(value))].join('');
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      few,
    );
  });

  it('asks for an entry only once the one before is written', () => {
    const made: number[] = [];
    function* entries() {
      for (const each of [1, 2, 3]) {
        made.push(each);
        yield each;
      }
    }
    const chunks = jsonChunks({ all: entries() });
    const before: string[] = [];
    for (const chunk of chunks) {
      before.push(chunk);
      if (before.join('').includes('1')) break;
    }
    expect(made).toEqual([1]);
  });
});

describe('words on the page', () => {
  it.each([
    ['trop « sérieux » ?', 'trop «\u00A0sérieux\u00A0»\u202F?'],
    ['<b>gras</b> & "co"', '&lt;b&gt;gras&lt;/b&gt; &amp; &quot;co&quot;'],
    ["l'été", 'l&#39;été'],
    ['un\ndeux\r\ntrois\u2028quatre', 'un<br>deux<br>trois<br>quatre'],
    ['a\u0000b\u001Bc', 'abc'],
    ['\uD800', '\uFFFD'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    [
      'voir https://exemple.org/a?b=1&c=2.',
      'voir <a href="https://exemple.org/a?b=1&amp;c=2" rel="noreferrer">https://exemple.org/a?b=1&amp;c=2</a>.',
    ],
    ['שלום', 'שלום'],
  ])('are text and nothing else: %j', (typed, written) => {
    expect(wordsHtml(typed)).toBe(written);
  });

  it('leave no tag nor quote open, in a text or in an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/u);
      }),
      few,
    );
  });

  it('are strong or a link where the template says so', () => {
    const link = { kind: 'link' as const, url: 'mailto:a@exemple.org', label: 'Écrire <ici>' };
    expect(richHtml([{ kind: 'strong', of: ['À ', 'lire'] }, ' ', link])).toBe(
      '<strong>À lire</strong> <a href="mailto:a@exemple.org" rel="noreferrer">Écrire &lt;ici&gt;</a>',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://exemple.org', 'ftp://a'])(
    'link to nothing that could run: %j',
    (url) => {
      expect(richHtml([{ kind: 'link', url, label: 'ici' }])).toBe('ici');
    },
  );

  it('hold no id of the platform', () => {
    expect(
      richHtml([
        { kind: 'person', id: '123' },
        { kind: 'channel', id: '456' },
      ]),
    ).toBe('');
    expect(richHtml(['à ', time(5, 'clock')])).toBe('à ');
  });
});

describe('words in the document', () => {
  it.each([
    ['# pas un titre', '\\# pas un titre'],
    ['1. pas une liste', '1\\. pas une liste'],
    ['- ni ça', '\\- ni ça'],
    ['3.14 et 2-1', '3.14 et 2-1'],
    ['a | b', 'a \\| b'],
    ['&amp; <b>', '\\&amp; \\<b\\>'],
    ['(voir https://exemple.org/a_b).', '(voir <https://exemple.org/a_b>).'],
  ])('have no mark of their own: %j', (typed, written) => {
    expect(escapeMarkdown(typed)).toBe(written);
  });

  it.each([
    ['  un\ndeux  ', 'un deux'],
    ['*\r\n*', '\\* \\*'],
  ])('are on one line where there is one: %j', (typed, written) => {
    expect(escapeLine(typed)).toBe(written);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAddresses } from '../../src/kernel/addresses.ts';
import { render } from '../../src/platforms/discord/render.ts';
import { escapeMarkdown } from '../../src/summary/report/escape-markdown.ts';
import { wordsHtml } from '../../src/summary/report/html-text.ts';
import { anyText } from '../support/any-text.ts';

const found = (text: string) =>
  withAddresses(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.url]));

const said = (text: string) =>
  withAddresses(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.shown))
    .join('');

const encyclopedia = 'https://fr.wikipedia.org/wiki/Commun_(bien)';

describe('an address in somebody’s words', () => {
  it.each([
    // “URLs with a closing parenthesis are not correctly autolinked.”
    ['https://foo.example/baz_(zip)', 'https://foo.example/baz_(zip)'],
    [encyclopedia, encyclopedia],
    [`(voir ${encyclopedia}).`, encyclopedia],
    ['https://exemple.org/a_(b)_(c)?d=[1]', 'https://exemple.org/a_(b)_(c)?d=[1]'],
    // A title of an encyclopedia, as a browser shows it.
    [
      'https://fr.wikipedia.org/wiki/L’Île_(film)?x=1',
      'https://fr.wikipedia.org/wiki/L’Île_(film)?x=1',
    ],
    ["https://fr.wikipedia.org/wiki/L'%C3%8Ele", "https://fr.wikipedia.org/wiki/L'%C3%8Ele"],
    // “This link splits at the emdash.”
    [
      'https://en.wikipedia.org/wiki/Wave–particle_duality',
      'https://en.wikipedia.org/wiki/Wave–particle_duality',
    ],
    [
      'https://en.wikipedia.org/wiki/Boyer–Moore_(1977–1980), puis',
      'https://en.wikipedia.org/wiki/Boyer–Moore_(1977–1980)',
    ],
    ['https://exemple.org/a – suite', 'https://exemple.org/a'],
    ['https://exemple.org/a–', 'https://exemple.org/a'],
    ['https://exemple.org–suite', 'https://exemple.org'],
    ['‘https://exemple.org/a’', 'https://exemple.org/a'],
    // The bracket of the sentence, not the address's.
    ['(https://exemple.org/a)', 'https://exemple.org/a'],
    ['Ici : https://exemple.org/a?b=c, puis là', 'https://exemple.org/a?b=c'],
    ['https://exemple.org/a…', 'https://exemple.org/a'],
    ['« https://exemple.org/a »', 'https://exemple.org/a'],
    ['“https://exemple.org/a”!', 'https://exemple.org/a'],
    ['**https://exemple.org/a**', 'https://exemple.org/a'],
    ['||https://exemple.org/a||', 'https://exemple.org/a'],
    ['__https://exemple.org/a_b__', 'https://exemple.org/a_b'],
    ['<https://exemple.org/a>', 'https://exemple.org/a'],
    ['https://youtu.be/ab-cd_ et la suite', 'https://youtu.be/ab-cd_'],
    ['https://café.québec/été#là', 'https://café.québec/été#là'],
    ['https://مثال.إختبار/صفحة', 'https://مثال.إختبار/صفحة'],
    ['参照https://例え.jp/頁。次', 'https://例え.jp/頁'],
    ['https://fa.wikipedia.org/wiki/می‌خواهم', 'https://fa.wikipedia.org/wiki/می‌خواهم'],
    ['https://mon_site.exemple.org/', 'https://mon_site.exemple.org/'],
    ['https://ana@pad.exemple.org/p/un', 'https://ana@pad.exemple.org/p/un'],
    ['http://localhost:3000/p', 'http://localhost:3000/p'],
    // Copied from a page, with a sign that nobody sees.
    ['https://exemple.org/a\u200B.', 'https://exemple.org/a'],
    ['www.exemple.org/a.', 'http://www.exemple.org/a'],
    ['(WWW.exemple.org)', 'http://WWW.exemple.org'],
  ])('of %j is %s', (text, address) => {
    expect(found(text)).toEqual([address]);
    expect(said(text)).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    // The dots of inclusive writing are not those of Spain.
    'les étudiant.es et les ami.es',
    'exemple.org',
    'www.',
    'https://',
    'ana@exemple.org',
  ])('is not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('leaves every other sign where it was, and leads to pages only', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, fc.webUrl(), fc.constant('www.'))), (texts) => {
        const text = texts.join('');
        expect(said(text)).toBe(text);
        for (const url of found(text)) expect(url).toMatch(/^https?:\/\/[^\s<>|`]+$/iu);
      }),
    );
  });
});

describe('an address with brackets', () => {
  const text = `Voir (${encyclopedia}), puis www.exemple.org/_un_.`;

  it('is whole in the page', () => {
    expect(wordsHtml(text)).toBe(
      `Voir (<a href="${encyclopedia}" rel="noreferrer">${encyclopedia}</a>), puis ` +
        '<a href="http://www.exemple.org/_un_" rel="noreferrer">www.exemple.org/_un_</a>.',
    );
  });

  it('is whole in Markdown', () => {
    expect(escapeMarkdown(text)).toBe(
      `Voir (<${encyclopedia}>), puis [www.exemple.org/\\_un\\_](<http://www.exemple.org/_un_>).`,
    );
  });

  it('is whole in the chat, in words and under a name', () => {
    const [message] = render({
      blocks: [
        { kind: 'text', text: [text] },
        { kind: 'text', text: [{ kind: 'link', label: 'Commun', url: encyclopedia }] },
      ],
    });
    const shown = JSON.stringify(message);
    expect(shown).toContain(`Voir (<${encyclopedia}>), puis www.exemple.org`);
    expect(shown).toContain('[Commun](https://fr.wikipedia.org/wiki/Commun_%28bien%29)');
  });
});

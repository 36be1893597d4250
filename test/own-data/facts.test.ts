import { describe, expect, it } from 'vitest';
import { contributionsHeld } from '../../src/board/domain/own-data.ts';
import type { Held } from '../../src/kernel/own-data.ts';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { ownDataFiles } from '../../src/own-data/files.ts';
import { smallTemplate } from '../support/small-template.ts';
import { texts } from '../support/texts.ts';

const held: Held[] = [
  { kind: 'facilitating', content: { name: 'Ana', opened: true } },
  {
    kind: 'presence',
    content: { name: 'Ana', ready: true, talkingStick: true, absent: true, receivedStick: true },
  },
  { kind: 'recapAnswer', content: { invitation: 'thinks', text: 'Oui', signed: true } },
  { kind: 'language', content: { language: 'ca' } },
];

/** What she wrote on a board of the small workshop. */
const written = contributionsHeld(
  {
    opened: ['signed'],
    contributions: {
      c1: {
        id: 'c1',
        board: 'signed',
        form: 'many',
        author: 'ana',
        authorName: 'Ana',
        anonymous: false,
        values: { idea: 'un puits' },
        at: 0,
        revision: 1,
        withdrawn: false,
      },
    },
  },
  'ana',
  smallTemplate,
);

const asked = { person: 'ana', community: 'c', at: 0 };

function filesOf(all: readonly Held[], locale: Locale): string[] {
  const t = texts.translatorOf(locale, 'America/Toronto');
  return ownDataFiles(asked, all, t).map((file) => ('text' in file ? file.text : ''));
}

it.each([
  ['fr', 'Signé'],
  ['en', 'Signed'],
] as const)('calls boards and questions what people call them, in %s', (locale, board) => {
  const [json = '', page = ''] = filesOf(written, locale);
  expect(page).toContain(board);
  for (const id of ['signed', 'idea']) {
    expect(page).not.toMatch(new RegExp(`<d[td]>${id}</d[td]>`, 'u'));
    expect(json).toContain(`"${id}"`);
  }
  expect(json).not.toContain(board);
});

describe.each(locales)('the page of what is kept of somebody, in %s', (locale) => {
  const t = texts.translatorOf(locale, 'America/Toronto');
  const [, html = ''] = filesOf(held, locale);

  it('has words for each fact, and no name that the code gives it', () => {
    const names = [...html.matchAll(/<dt>(.*?)<\/dt>/gu)].map(([, name]) => name);
    expect(names).toHaveLength(held.flatMap(({ content }) => Object.keys(content)).length);
    expect(names.filter((name) => /^\p{Ll}/u.test(name ?? ''))).toEqual([]);
    expect(html).toContain(t.plain('recap.thinks'));
  });
});

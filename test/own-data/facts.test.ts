import { describe, expect, it } from 'vitest';
import type { Held } from '../../src/kernel/own-data.ts';
import { locales } from '../../src/kernel/text.ts';
import { ownDataFiles } from '../../src/own-data/files.ts';
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

describe.each(locales)('the page of what is kept of somebody, in %s', (locale) => {
  const t = texts.translatorOf(locale, 'America/Toronto');
  const asked = { person: 'ana', community: 'c', at: 0 };
  const page = ownDataFiles(asked, held, t).find(({ name }) => name.endsWith('.html'));
  const html = page !== undefined && 'text' in page ? page.text : '';

  it('has words for each fact, and no name that the code gives it', () => {
    const names = [...html.matchAll(/<dt>(.*?)<\/dt>/gu)].map(([, name]) => name);
    expect(names).toHaveLength(held.flatMap(({ content }) => Object.keys(content)).length);
    expect(names.filter((name) => /^\p{Ll}/u.test(name ?? ''))).toEqual([]);
    expect(html).toContain(t.plain('recap.thinks'));
  });
});

import { expect, it } from 'vitest';
import type { Locale } from '../../src/kernel/text.ts';
import { readTexts } from '../../src/program/texts.ts';
import { plain, showMessage, type Reader } from '../../src/rehearsal/show.ts';
import type { Attachment, Message } from '../../src/rehearsal/local-discord/index.ts';
import { ordinarySpaces } from '../support/plain-view.ts';

/** Who knows nobody by name. */
const reader = (locale: Locale = 'fr'): Reader => ({
  nameOf: (_, id) => id,
  t: readTexts('discord').translatorOf(locale, 'America/Toronto'),
});

const file = (name: string, contentType: string): Attachment => ({
  id: name,
  name,
  contentType,
  size: 2_000,
  url: `http://127.0.0.1/${name}`,
  bytes: () => Buffer.alloc(0),
  text: () => '',
});

it('shows a picture by its alt text in the transcript, and a file by its name', () => {
  const media = { url: 'attachment://image-1.png' };
  const message: Message = {
    id: '1',
    channelId: '2',
    guildId: '3',
    authorId: '4',
    content: '',
    embeds: [],
    components: [
      { type: 10, content: 'Le résultat' },
      {
        type: 9,
        components: [{ type: 10, content: '**Mardi**\n▰▰ 2' }],
        accessory: { type: 2, label: 'Oui', custom_id: 'yes' },
      },
      { type: 12, items: [{ media, description: 'Mardi : 2 oui\nJeudi : 1 oui' }] },
    ],
    flags: 0,
    attachments: [file('image-1.png', 'image/png'), file('bilan.md', 'text/markdown')],
    pings: { everyone: false, users: [], roles: [] },
    timestamp: 0,
  };
  expect(showMessage(message, reader()).map(({ text }) => ordinarySpaces(text))).toEqual([
    'Le résultat',
    'Mardi',
    '▰▰ 2 [Oui]',
    '[image : Mardi : 2 oui',
    'Jeudi : 1 oui]',
    '📎 bilan.md (2 Kio)',
  ]);
});

it('shows a moment in the community’s zone, with its date unless only one of them was meant', () => {
  const at = Date.parse('2026-12-06T02:30:00Z') / 1000;
  const shown = (style: string) => ordinarySpaces(plain(`<t:${at}:${style}>`, reader()));
  expect(shown('f')).toBe('5 décembre 2026 à 21 h 30');
  expect(shown('D')).toBe('5 décembre 2026');
  expect(shown('t')).toBe('21 h 30');
});

const minutesAway = (minutes: number, locale?: Locale) =>
  ordinarySpaces(plain(`<t:${Math.round(Date.now() / 1000) + minutes * 60}:R>`, reader(locale)));

it('says how long ago something was, or how soon it is', () => {
  expect(minutesAway(-3)).toBe('il y a 3 min');
  expect(minutesAway(0)).toBe('à l’instant');
  expect(minutesAway(30)).toBe('dans 30 min');
  expect(minutesAway(0, 'en')).toBe('just now');
  expect(minutesAway(30, 'ca')).toBe('d’aquí a 30 min');
});

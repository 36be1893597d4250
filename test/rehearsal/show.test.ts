import { expect, it } from 'vitest';
import { plain, showMessage } from '../../src/rehearsal/show.ts';
import type { Attachment, Message } from '../../src/rehearsal/local-discord/index.ts';

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
      { type: 12, items: [{ media, description: 'Mardi : 2 oui\nJeudi : 1 oui' }] },
    ],
    flags: 0,
    attachments: [file('image-1.png', 'image/png'), file('bilan.md', 'text/markdown')],
    pings: { everyone: false, users: [], roles: [] },
    timestamp: 0,
  };
  expect(showMessage(message, (_kind, id) => id)).toEqual([
    'Le résultat',
    '[image : Mardi : 2 oui',
    'Jeudi : 1 oui]',
    '📎 bilan.md (2 Kio)',
  ]);
});

it('shows a moment with its date, unless only the time or the date was meant', () => {
  const at = Date.parse('2026-12-05T16:30:00') / 1000;
  const shown = (style: string) => plain(`<t:${at}:${style}>`, (_kind, id) => id);
  expect(shown('f')).toMatch(/^5 décembre 2026 à 16.h.30$/u);
  expect(shown('D')).toBe('5 décembre 2026');
  expect(shown('t')).toMatch(/^16.h.30$/u);
});

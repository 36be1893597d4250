import { expect, it } from 'vitest';
import { showMessage } from '../../src/rehearsal/show.ts';
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

it('tells a picture by its words in the transcript, and a file by its name', () => {
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
      { type: 12, items: [{ media, description: 'Mardi : 2 oui' }] },
    ],
    flags: 0,
    attachments: [file('image-1.png', 'image/png'), file('bilan.md', 'text/markdown')],
    pings: { everyone: false, users: [], roles: [] },
    timestamp: 0,
  };
  expect(showMessage(message, (_kind, id) => id)).toEqual([
    'Le résultat',
    '[image : Mardi : 2 oui]',
    '📎 bilan.md (2 Kio)',
  ]);
});

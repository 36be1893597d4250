import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { Read } from '../../src/screen/reading.ts';
import { Room } from '../../src/screen/room.ts';
import { createLoopbackServer } from '../../src/system/loopback.ts';
import { knock } from '../support/knocking.ts';
import { silentLog } from '../support/logs.ts';
import { fr } from '../support/sentences.ts';
import { texts } from '../support/texts.ts';

const shown: Read = {
  title: 'Petit atelier',
  html: fr('screen.over'),
  t: texts.translatorOf('fr', 'UTC'),
  over: false,
  polls: [],
};

it('keeps no page that left before it was answered, and is closed when it has no other', async () => {
  const left = vi.fn<() => void>();
  const room = new Room(shown, {
    workshop: 'atelier',
    read: async () => shown,
    now: Date.now,
    log: silentLog,
    left,
  });
  const server = createLoopbackServer((_, page) => {
    page.once('close', () => room.join(page));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await knock(`http://127.0.0.1:${port}`, 'GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  await vi.waitFor(() => expect(left).toHaveBeenCalledOnce());
  expect(room.size).toBe(0);
  server.close();
});

import { Routes } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { inTerm, type Asking } from '../../../src/platforms/discord/in-term.ts';
import { Withheld } from '../../../src/platforms/discord/trusted.ts';

/** Discord takes one request, and has the next one wait. */
function limited(sent: string[]): REST {
  const rest = new REST({
    makeRequest: async (url, { signal }) => {
      if (signal?.aborted === true) throw new DOMException('As fetch does', 'AbortError');
      sent.push(new URL(url).pathname);
      const headers = {
        'content-type': 'application/json',
        'x-ratelimit-bucket': 'of-this-channel',
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': '0.2',
      };
      return new Response('{"id":"1"}', { headers });
    },
  });
  return rest.setToken('token');
}

/** The first answer tells which limit applies, the second that it is reached. */
async function learnLimits(rest: Asking): Promise<void> {
  await rest.patch(route, { body: {} });
  await rest.patch(route, { body: {} });
}

const route = Routes.channelMessage('1', '2');

it('what waits for Discord’s limits is not sent once another process looks after the server', async () => {
  const sent: string[] = [];
  const term = new AbortController();
  const rest = inTerm(limited(sent), () => term.signal);
  await learnLimits(rest);
  const waiting = rest.patch(route, { body: {} });
  term.abort();
  await expect(waiting).rejects.toBeInstanceOf(Withheld);
  await expect(rest.patch(route, { body: {} })).rejects.toBeInstanceOf(Withheld);
  expect(sent).toHaveLength(2);
});

it('it is sent in its turn otherwise, whatever else ended', async () => {
  const sent: string[] = [];
  const term = new AbortController().signal;
  const rest = inTerm(limited(sent), (asked) => (asked === route ? term : undefined));
  await learnLimits(rest);
  await rest.patch(route, { body: {} });
  await rest.get(Routes.guild('3'));
  expect(sent).toHaveLength(4);
});

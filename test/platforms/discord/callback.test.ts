import { InteractionResponseType } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { callbackSender } from '../../../src/platforms/discord/callback.ts';
import {
  NotDiscord,
  type MakeRequest,
  type RestResponse,
} from '../../../src/platforms/discord/trusted.ts';

type Said = () => Promise<RestResponse>;

const done: Said = async () => new Response(null, { status: 204 });
const refused: Said = async () => Response.json({ code: 10_062, message: 'x' }, { status: 404 });
const cutOff: Said = async () => {
  throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
};
const someonesPage: Said = async () => {
  throw new NotDiscord('A page');
};

/** What Discord says to each request in turn, and what it was asked. */
function discord(...said: Said[]) {
  const asked: { url: string; init: Parameters<MakeRequest>[1] }[] = [];
  const makeRequest: MakeRequest = async (url, init) => {
    asked.push({ url, init });
    return (said[asked.length - 1] ?? refused)();
  };
  const rest = new REST({ api: 'http://discord.test/api', makeRequest, retries: 1 });
  const send = callbackSender(rest);
  const data = { components: [], flags: 64, allowed_mentions: { parse: [] } } as const;
  const callback = { type: InteractionResponseType.ChannelMessageWithSource, data } as const;
  return { asked, answer: () => send({ id: '1', token: 'aToken' }, callback), callback };
}

describe('the answer of an interaction', () => {
  it('is one request, without the token of the bot', async () => {
    const { asked, answer, callback } = discord(done);
    await answer();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('http://discord.test/api/v10/interactions/1/aToken/callback');
    expect(asked[0]?.init.headers).not.toHaveProperty('Authorization');
    expect(asked[0]?.init.body).toBe(JSON.stringify(callback));
  });

  it('is sent again when the connection was cut', async () => {
    const { asked, answer } = discord(cutOff, done);
    await answer();
    expect(asked).toHaveLength(2);
  });

  it('that Discord refuses is told as discord.js tells it', async () => {
    const { answer } = discord(refused, refused);
    await expect(answer()).rejects.toMatchObject({ status: 404, code: 10_062 });
  });

  it('is not asked for again after a page that is not Discord’s', async () => {
    const { asked, answer } = discord(someonesPage);
    await expect(answer()).rejects.toThrow(NotDiscord);
    expect(asked).toHaveLength(1);
  });
});

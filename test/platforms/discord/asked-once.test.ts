import { describe, expect, it } from 'vitest';
import { askedOnce } from '../../../src/platforms/discord/asked-once.ts';

function stage(...answers: readonly Response[]) {
  const left = [...answers];
  const asked: string[] = [];
  let now = 0;
  const once = askedOnce(
    async (url) => {
      asked.push(url);
      return left.shift() ?? Response.json({ of: asked.length });
    },
    () => now,
  );
  return {
    asked,
    check: async (url: string) => (await once.check(url, {})).json(),
    request: async (url: string) => (await once.request(url, {})).json(),
    pass: (ms: number) => (now += ms),
  };
}

describe('what was asked to check the token', () => {
  it('is told again to the next request for it, and to no other', async () => {
    const { asked, check, request } = stage();
    expect(await check('/gateway/bot')).toEqual({ of: 1 });
    expect(await request('/users/@me')).toEqual({ of: 2 });
    expect(await request('/gateway/bot')).toEqual({ of: 1 });
    expect(await request('/gateway/bot')).toEqual({ of: 3 });
    expect(asked).toEqual(['/gateway/bot', '/users/@me', '/gateway/bot']);
  });

  it('is asked anew after a while', async () => {
    const { check, request, pass } = stage();
    await check('/gateway/bot');
    pass(60_000);
    expect(await request('/gateway/bot')).toEqual({ of: 2 });
  });

  it('is asked anew if it was refused', async () => {
    const { check, request } = stage(Response.json({ code: 0 }, { status: 401 }));
    expect(await check('/gateway/bot')).toEqual({ code: 0 });
    expect(await request('/gateway/bot')).toEqual({ of: 2 });
  });

  it('rejects if something else than Discord answers', async () => {
    const { check, request } = stage(new Response('<html>'));
    await expect(check('/gateway/bot')).rejects.toThrow();
    expect(await request('/gateway/bot')).toEqual({ of: 2 });
  });
});

import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/rehearsal/look.ts';
import { setStage, type Stage } from './local-discord-bot.ts';

const view = (content: string) => ({
  flags: 1 << 15,
  components: [{ type: 17, components: [{ type: 10, content }] }],
});

describe('what a person reads', () => {
  let stage: Stage;
  let id: string;
  const read = () => {
    const message = stage.ana.read(stage.channel.id).find((each) => each.id === id);
    if (message === undefined) throw new Error('The message is not there.');
    return message;
  };

  beforeAll(async () => {
    stage = await setStage();
    await stage.rest.post(Routes.channelMessages(stage.channel.id), { body: view('avant') });
    id = stage.ana.read(stage.channel.id).at(-1)?.id ?? '';
  });
  afterAll(() => stage.discord.close());

  it('is copied once for all readers', () => {
    expect(read().components).toBe(read().components);
  });

  it('cannot be changed for other readers', () => {
    const [container] = read().components;
    expect(() => read().components.pop()).toThrow(TypeError);
    expect(() => container?.components?.pop()).toThrow(TypeError);
    expect(wordsOf(read())).toBe('avant');
  });

  it('stays the same when the message is edited, and the next reading shows the edit', async () => {
    const before = read();
    await stage.rest.patch(Routes.channelMessage(stage.channel.id, id), { body: view('après') });
    expect(wordsOf(before)).toBe('avant');
    expect(wordsOf(read())).toBe('après');
  });
});

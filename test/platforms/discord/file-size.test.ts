import { describe, expect, it } from 'vitest';
import { fileBytesOf } from '../../../src/platforms/discord/limits.ts';
import { discordChatStage } from '../../support/discord-chat-stage.ts';

const mebibyte = 1024 * 1024;

describe('what a file may weigh', () => {
  it('is more where people boost their server', () => {
    expect([0, 1, 2, 3].map((tier) => fileBytesOf(tier) / mebibyte)).toEqual([10, 10, 50, 100]);
  });

  it('is the least there is in a channel that is not known', async () => {
    const { chat, place, close } = await discordChatStage();
    expect([place.channel, '1'].map((channel) => chat.fileBytes(channel) / mebibyte)).toEqual([
      10, 10,
    ]);
    await close();
  });
});

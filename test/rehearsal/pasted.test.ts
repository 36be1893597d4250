import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../src/rehearsal/page/connect/pasted.ts';

const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.abcdefghijklmnopqrstuvwxyz01234567-_';

describe('what is pasted where a token was asked for', () => {
  it.each([
    token,
    `  ${token}\n`,
    `DISCORD_TOKEN=${token}`,
    `export DISCORD_TOKEN="${token}"`,
    `Token: ${token}`,
    `Bot ${token}`,
    `« ${token} »`,
    `\uFEFF\u200B“${token}”`,
  ])('is the token, whatever stands around it: %s', (text) => {
    expect(readPasted(text)).toEqual({ kind: 'token', token });
  });

  it.each([
    ['', 'nothing'],
    ['"  "', 'nothing'],
    ['1234567890123456789', 'applicationId'],
    ['0123456789abcdef'.repeat(4), 'publicKey'],
    ['AbCd-_12'.repeat(4), 'clientSecret'],
    ['mfa.VkO_2G4Qv3T--NO--lWetW_tjND--TOKEN--QFTm6YGtzq9PH--4U--tG0', 'account'],
    ['https://discord.com/api/webhooks/1/abc', 'webhook'],
    ['https://discord.com/oauth2/authorize?client_id=1', 'link'],
    [token.slice(0, 40), 'cut'],
    [token.slice(0, 28), 'cut'],
    ['bonjour', 'other'],
    [`${token} ${token}`, 'other'],
  ])('is told apart: %s is %s', (text, kind) => {
    expect(readPasted(text)).toEqual({ kind });
  });

  it('is never taken for a token where it holds a space or a line of something else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (more) => {
        const read = readPasted(`${token}\n${more}.`);
        return read.kind !== 'token' || !/[^\w.=-]/u.test(read.token);
      }),
    );
  });
});

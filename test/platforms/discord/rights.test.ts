import { PermissionFlagsBits as Bit, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { invitation, missingRights } from '../../../src/platforms/discord/rights.ts';

describe('the invitation', () => {
  it('asks for the rights that are used, and no others', () => {
    const link = new URL(invitation('123'));
    expect(link.searchParams.get('client_id')).toBe('123');
    const asked = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? 0));
    expect(asked.toArray().toSorted()).toEqual([
      'AttachFiles',
      'CreateEvents',
      'CreatePrivateThreads',
      'CreatePublicThreads',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
  });
});

describe('the rights that are missing', () => {
  it('are named, but for the one that only serves after a crash', () => {
    const granted = new PermissionsBitField([Bit.ViewChannel, Bit.SendMessages]);
    expect(missingRights(granted)).toEqual([
      'publicThreads',
      'privateThreads',
      'sendInThreads',
      'attachFiles',
      'createEvents',
    ]);
  });
});

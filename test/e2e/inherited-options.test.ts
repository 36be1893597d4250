import { afterEach, beforeEach, expect, it } from 'vitest';
import { PermissionFlagsBits } from 'discord.js';
import { messageOf, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
beforeEach(async () => {
  stage = await setSmallStage();
});
afterEach(() => stage.close());

/** discord.js creates a role under this name, which then is among the server's. */
it('a property name that every object inherits, typed next to a role, does not affect what follows', async () => {
  const { guild, channel } = stage;
  const administration = guild.addMember({
    name: 'Administration',
    locale: 'fr',
    permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageEvents,
  });
  const role = guild.addRole({ name: 'animation' });
  await administration.slash(channel.id, 'settings', {
    timezone: 'constructor',
    'facilitator-role': role.id,
  });
  const planned = await administration.slash(channel.id, 'workshop plan', {
    when: '2027-03-01 18:00',
    template: 'dix-minutes',
  });
  expect(wordsOf(messageOf(planned))).toContain('C’est prévu');
  const status = await administration.slash(channel.id, 'recap status');
  expect(messageOf(status)).toBeDefined();
  expect(stage.logged.filter((line) => line.startsWith('a request failed'))).toEqual([]);
});

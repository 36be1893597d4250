import { PermissionFlagsBits as Bit } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message, Outcome, Person } from '../../src/rehearsal/local-discord/index.ts';
import {
  fillIn,
  formOf,
  messageOf,
  messageWith,
  until,
  wordsOf,
} from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';
import { boardCard } from '../support/board-card.ts';

let stage: SmallStage;
beforeEach(async () => {
  stage = await setSmallStage();
});
afterEach(async () => {
  expect(stage.discord.breaches.filter(({ rule }) => rule !== 'threadExists')).toEqual([]);
  await stage.close();
});

const plain = (message: Message) => wordsOf(message).replaceAll(/[\u00A0\u202F]/gu, ' ');
const replyText = (outcome: Outcome) => plain(messageOf(outcome));
const slash = (command: string, options = {}) =>
  stage.ana.slash(stage.channel.id, command, options);

const address = 'contribute.open:[a-z0-9]+:pilier-communaute:reponse';

/** The thread of the pillar's board, opened by Ana. */
async function openThread(): Promise<string> {
  await slash('workshop start', { template: 'en-commun' });
  await slash('pillar open', { pillar: 'community' });
  return (await until('the board', () => boardCard(stage.nour))).channelId;
}

const threadOf = (id: string) =>
  stage.nour
    .read(id)
    .filter(({ ephemeralFor }) => ephemeralFor === undefined)
    .map(plain)
    .join('\n');

async function collected(thread: string, by: Person, text: string): Promise<void> {
  const message = by.write(thread, text);
  const done = await stage.ana.contextMenu('Collect', message);
  expect(replyText(done)).toContain(`<@${by.id}>`);
}

/** What the files of a format say, with ordinary spaces. */
async function exported(format: string): Promise<string> {
  const { attachments } = messageOf(await slash('summary export', { format }));
  const texts = await Promise.all(attachments.map(async ({ url }) => (await fetch(url)).text()));
  return texts.join('\n').replaceAll(/[\u00A0\u202F]/gu, ' ');
}

it('puts what Discord writes in words, in the thread, on the page and in every file', async () => {
  const thread = await openThread();
  const { guild, nour } = stage;
  const zoe = guild.addMember({ name: 'zoe_1987', nick: 'Zoé du jardin' });
  const role = guild.addRole({ name: 'Jardin' });
  const open = guild.addTextChannel({ name: 'semis' });
  const secret = guild.addTextChannel({ name: 'mediation' });
  guild.overwrite(secret.id, { role: guild.everyoneRoleId }, { deny: Bit.ViewChannel });
  const gone = guild.addMember({ name: 'Parti' });
  guild.leave(gone.id);
  const text = [
    `Avec <@${zoe.id}>, <@!${nour.id}>, <@${gone.id}> et <@&${role.id}>`,
    `dans <#${open.id}>, pas <#${secret.id}>`,
    '<:potager:123456789012345678> <t:1764000000:R> </aide:123456789012345678>',
    '[le plan](https://fr.wikipedia.org/wiki/Commun_(bien))',
  ].join('\n');
  await collected(thread, nour, text);
  const words = [
    'Avec @Zoé du jardin, @Nour, quelqu’un et @Jardin',
    'dans #semis, pas un autre endroit',
    ':potager: 24 novembre 2025, 11 h (heure de l’Est) /aide',
  ];
  const post = await until('the post', () =>
    threadOf(thread).includes('le plan (') ? threadOf(thread) : undefined,
  );
  const raw = new RegExp(`${zoe.id}>|${role.id}|${open.id}|${secret.id}|${gone.id}`, 'u');
  const shown = post
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .join('\n');
  for (const line of words) expect(shown.replaceAll('\\', '')).toContain(line);
  expect(shown).not.toMatch(raw);
  for (const format of ['markdown', 'html', 'boards', 'json']) {
    const file = await exported(format);
    for (const line of words)
      expect(file.replaceAll('\\', '').replaceAll('&#39;', "'"), format).toContain(line);
    expect(file, format).toContain('https://fr.wikipedia.org/wiki/Commun_(bien)');
    expect(file, format).not.toMatch(raw);
    expect(file, format).not.toContain('mediation');
  }
});

it('calls people in a report as they are called here at that time, and who left as they were', async () => {
  const thread = await openThread();
  const { guild } = stage;
  const zoe = guild.addMember({ name: 'zoe_1987', nick: 'Zoé' });
  const ben = guild.addMember({ name: 'ben_x', nick: 'Ben' });
  const kim = guild.addMember({ name: 'kim_x' });
  // “Always use guild nick”: collected by somebody else, who knows the account alone.
  await collected(thread, zoe, 'Des lilas');
  await collected(thread, ben, 'Un banc');
  await fillIn(kim, address, { actuellement: 'Un four' });
  expect(await exported('markdown')).toMatch(
    /\*\*Zoé\*\*[\s\S]*\*\*Ben\*\*[\s\S]*\*\*kim\\?_x\*\*/u,
  );
  guild.rename(zoe.id, 'Zoé du potager');
  guild.rename(kim.id, 'Kim 🌱');
  guild.rename(ben.id, 'Autrement');
  guild.leave(ben.id);
  for (const format of ['markdown', 'html', 'boards', 'json']) {
    const file = await exported(format);
    expect(file, format).toContain('Zoé du potager');
    expect(file, format).toContain('Kim 🌱');
    expect(file, format).toContain('Ben');
    expect(file, format).not.toMatch(/zoe_1987|ben_x|kim_x|Autrement/u);
  }
});

it('calls the voters of a poll as they are called here', async () => {
  const { ana, guild, channel } = stage;
  const zoe = guild.addMember({ name: 'zoe_1987', nick: 'Zoé' });
  const form = formOf(await slash('poll create'));
  const made = await ana.submit(form, { question: 'Quand ?', options: 'Lundi\nMardi' });
  await ana.click(messageOf(made), { label: 'Ouvrir le vote' });
  await until('the card', () => messageWith(zoe, 'poll.vote'));
  await fillIn(zoe, 'poll.vote', { yes: ['o1'] });
  const results = async () => replyText(await ana.slash(channel.id, 'poll results'));
  expect(await results()).toContain('Zoé');
  guild.rename(zoe.id, 'Zoé du potager');
  expect(await results()).toContain('Zoé du potager');
  const { attachments } = messageOf(await slash('poll export'));
  const [file] = attachments;
  expect(await (await fetch(file?.url ?? '')).text()).toContain('"Zoé du potager"');
});

it('puts what is typed in a form or a command in words too', async () => {
  const { guild, ana, channel } = stage;
  const zoe = guild.addMember({ name: 'zoe_1987', nick: 'Zoé' });
  await ana.slash(channel.id, 'workshop start', {
    template: 'en-commun',
    title: `Avec <@${zoe.id}> <:potager:1>`,
  });
  await until('the title', () =>
    stage.nour.read(channel.id).some((each) => plain(each).includes('Avec @Zoé :potager:'))
      ? true
      : undefined,
  );
});

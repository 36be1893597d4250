import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { messageOf, messageWith, press, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
afterEach(() => stage.close());

const start = () =>
  stage.ana.slash(stage.channel.id, 'workshop start', { template: 'dix-minutes' });

describe('a missing permission', () => {
  it('is noticed before the workshop opens, under Discord’s name for it', async () => {
    stage = await setSmallStage({
      before: ({ guild, channel }) =>
        guild.denyBot(
          channel.id,
          PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads,
        ),
    });
    const words = wordsOf(messageOf(await start()));
    expect(words).toContain(`<#${stage.channel.id}>`);
    expect(words).toContain('Créer des fils publics et Envoyer des messages dans les fils');
    expect(
      stage.ana.read(stage.channel.id).filter((message) => message.ephemeralFor === undefined),
    ).toEqual([]);
  });

  it('to create private threads puts the facilitator card in the channel, where it politely refuses others', async () => {
    stage = await setSmallStage({
      before: ({ guild, channel }) =>
        guild.denyBot(channel.id, PermissionFlagsBits.CreatePrivateThreads),
    });
    expect(wordsOf(messageOf(await start()))).toContain('est dans le salon');
    const card = await until('the card', () => messageWith(stage.nour, 'agenda.next'));
    expect(card.channelId).toBe(stage.channel.id);
    const refused = messageOf(await press(stage.nour, 'agenda.next'));
    expect(wordsOf(refused)).toContain(`Demandez à <@${stage.ana.id}>`);
  });

  it('removed during the workshop is reported on the facilitator card, and the rest follows once it is back', async () => {
    stage = await setSmallStage();
    await start();
    await until('the card', () => messageWith(stage.ana, 'agenda.next'));
    stage.guild.denyBot(stage.channel.id, PermissionFlagsBits.SendMessages);
    await stage.ana.slash(stage.channel.id, 'workshop next');
    const warning = await until('the trouble on the card', () => {
      const card = messageWith(stage.ana, 'agenda.next');
      return card !== undefined && wordsOf(card).includes('Envoyer des messages')
        ? card
        : undefined;
    });
    expect(wordsOf(warning)).toContain('rien n’est perdu');
    stage.guild.allowBot(stage.channel.id, PermissionFlagsBits.SendMessages);
    await stage.ana.slash(stage.channel.id, 'workshop extend', { minutes: 5 });
    await until('the step', () => messageWith(stage.ana, 'introduce.open'));
  });

  it('to facilitate keeps ordinary members from starting a workshop', async () => {
    stage = await setSmallStage();
    const answer = await stage.nour.slash(stage.channel.id, 'workshop start', {
      template: 'dix-minutes',
    });
    expect(wordsOf(messageOf(answer))).toContain('Seule l’animation peut lancer un atelier');
  });
});

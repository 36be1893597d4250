import { PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { messageOf, press, until, wordsOf } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
afterEach(() => stage.close());

const plan = (when: string) =>
  stage.ana.slash(stage.channel.id, 'workshop plan', { when, template: 'dix-minutes' });

/** The first suggestion: an evening in the future. */
async function evening(): Promise<string> {
  const [, tomorrow] = await stage.ana.complete(
    stage.channel.id,
    'workshop plan',
    { when: '' },
    'when',
  );
  return String(tomorrow?.value);
}

describe('planning the next workshop on Discord', () => {
  it('creates a scheduled event with the agenda, and cancels it with a button', async () => {
    stage = await setSmallStage();
    const answer = messageOf(await plan(await evening()));
    expect(wordsOf(answer)).toContain('C’est prévu');
    const [event] = await until('the event', () => {
      const events = stage.guild.events();
      return events.length > 0 ? events : undefined;
    });
    expect(event).toMatchObject({
      creatorId: stage.discord.botId,
      location: `https://discord.com/channels/${stage.guild.id}/${stage.channel.id}`,
    });
    expect(event?.description).toContain('• ');
    await press(stage.ana, 'plan.off');
    await until('its going', () => (stage.guild.events().length === 0 ? true : undefined));
    expect(stage.discord.breaches).toEqual([]);
  });

  it('says which permission is missing, under Discord’s name for it', async () => {
    stage = await setSmallStage({
      before: ({ guild }) => guild.denyBotEverywhere(PermissionFlagsBits.CreateEvents),
    });
    expect(wordsOf(messageOf(await plan('2027-01-20 18:00')))).toContain('Créer des évènements');
    expect(stage.guild.events()).toEqual([]);
  });
});

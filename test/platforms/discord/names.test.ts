import type { Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordNames } from '../../../src/platforms/discord/names.ts';
import type { NamesIn } from '../../../src/engine/ports.ts';
import type { Guild } from '../../../src/rehearsal/local-discord/index.ts';
import { connect, setStage, type Stage } from '../../rehearsal/local-discord-bot.ts';
import { silentLog } from '../../support/logs.ts';

let stage: Stage;
let client: Client<true>;
let namesIn: NamesIn;
let now: number;

beforeEach(async () => {
  now = 0;
  stage = await setStage();
  for (let number = 0; number < 6; number += 1)
    stage.discord.addGuild({ name: `Voisins ${number}` }).addMember({ name: 'Nour' });
  client = await connect(stage.discord);
  namesIn = discordNames(client, silentLog, () => now);
});
afterEach(async () => {
  await client.destroy();
  await stage.discord.close();
});

/** How many of so many who ask, one after another, get a name. */
async function named(times: number, guild: Guild): Promise<number> {
  const person = guild.people().find(({ id }) => id !== stage.discord.botId)?.id ?? '';
  let known = 0;
  for (let asked = 0; asked < times; asked += 1) known += (await namesIn(guild.id, [person])).size;
  return known;
}

const others = () => stage.discord.guilds.filter(({ id }) => id !== stage.guild.id);

describe('what people are called is asked of Discord', () => {
  it('at a pace that its connection allows; past it nobody waits for a name', async () => {
    expect(await named(150, stage.guild)).toBe(20);
    now += 60_000;
    expect(await named(150, stage.guild)).toBe(20);
  });

  it('so that one community takes no names from another', async () => {
    const [first, second] = others();
    if (first === undefined || second === undefined) throw new Error('There are no others.');
    await named(150, stage.guild);
    expect(await named(1, first)).toBe(1);
    // All together they stay under what is left for heartbeats and for what Discord needs.
    for (const guild of others()) await named(30, guild);
    expect(await named(1, second)).toBe(0);
    now += 3_000;
    expect(await named(2, second)).toBe(1);
  });
});

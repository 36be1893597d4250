import { discordFor } from '../../src/platforms/discord/platform.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import type { Store } from '../../src/engine/drawers.ts';
import { startBot, type Bot } from '../../src/program/bot.ts';
import {
  startLocalDiscord,
  type Channel,
  type Guild,
  type LocalDiscord,
  type Message,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { messageOf, until, wordsOf } from '../../src/rehearsal/look.ts';
import { keptLog } from '../support/logs.ts';
import { fakePainter } from '../support/painter.ts';
import { shippedTemplate } from '../support/rehearsed.ts';
import { texts } from '../support/texts.ts';
import { boardCard } from '../support/board-card.ts';

let discord: LocalDiscord;
let guild: Guild;
let [doomed, other]: Channel[] = [];
let ana: Person;
let nour: Person;
let store: Store;
let bot: Bot;
let id: string;

async function launch(): Promise<void> {
  bot = await startBot({
    open: discordFor(discord),
    store: { ...store, close: async () => {} },
    templates: () => [shippedTemplate('dix-minutes')],
    ...texts,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    log: keptLog().log,
    painter: fakePainter(),
    clock: Date.now,
    editGapMs: 50,
  });
}

const channel = (which: Channel | undefined): Channel => {
  if (which === undefined) throw new Error('There is no such channel.');
  return which;
};

beforeEach(async () => {
  discord = await startLocalDiscord();
  guild = discord.addGuild({ name: 'Les Communs', locale: 'fr' });
  [doomed, other] = ['atelier', 'accueil'].map((name) => guild.addTextChannel({ name }));
  const permissions = PermissionFlagsBits.ManageEvents;
  ana = guild.addMember({ name: 'Ana', locale: 'fr', permissions });
  nour = guild.addMember({ name: 'Nour', locale: 'fr' });
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error(opened.error.kind);
  store = opened.value;
  await launch();
  await ana.slash(channel(doomed).id, 'workshop start', { template: 'dix-minutes' });
  const found = await bot.context.streams.communities.read(guild.id);
  id = (found.ok ? Object.values(found.value.workshops)[0] : undefined) ?? '';
});
afterEach(async () => {
  await bot.stop();
  await discord.close();
});

async function closedAt(): Promise<number | null | undefined> {
  const found = await openedWorkshop(bot.context, id);
  return found.ok ? found.value.closedAt : undefined;
}

async function ended(): Promise<void> {
  let at: number | null | undefined = null;
  await until('the end of the workshop', () => {
    void closedAt().then((now) => (at = now));
    return typeof at === 'number' || undefined;
  });
}

const exported = async (who: Person) =>
  messageOf(await who.slash(channel(other).id, 'summary export', { format: 'markdown' }));

// “Invalid bridges in its memory if you delete channels while they are bridged to it, causing odd behavior later.”
describe('a deleted channel', () => {
  it('ends its workshop, and its facilitator gets the summary in another channel', async () => {
    guild.deleteChannel(channel(doomed).id);
    await ended();
    const answer = await exported(ana);
    expect(answer.attachments.length).toBeGreaterThan(0);
    expect(wordsOf(await exported(nour))).toContain('Aucun atelier');
    await bot.reconciler.settled();
    expect(discord.breaches).toEqual([]);
  });

  it('ends it at the next start, if Palabre was down', async () => {
    await bot.stop();
    guild.deleteChannel(channel(doomed).id);
    await launch();
    await ended();
    expect((await exported(ana)).attachments.length).toBeGreaterThan(0);
    expect(discord.breaches).toEqual([]);
  });
});

describe('a channel deleted at any step of its workshop', () => {
  const steps = shippedTemplate('dix-minutes').steps.map(({ id: step }, at) => [at, step] as const);

  it.each(steps)('%i, %s, ends it without another request', async (at) => {
    for (let passed = 0; passed < at; passed += 1)
      await ana.slash(channel(doomed).id, 'workshop next');
    await bot.reconciler.settled(100);
    guild.deleteChannel(channel(doomed).id);
    await ended();
    let asked = 0;
    discord.onActivity((activity) => {
      if (activity.type === 'request') asked += 1;
    });
    await bot.reconciler.settled(200);
    expect(asked).toBe(0);
    expect(discord.breaches).toEqual([]);
  });
});

/** The board of a pillar, in the thread that replaces a deleted one. */
async function reopened(): Promise<Message> {
  await ana.slash(channel(doomed).id, 'pillar open', { pillar: 'community' });
  const board = await until('the board', () => boardCard(nour));
  guild.deleteChannel(board.channelId);
  return until('it again', () => {
    const again = boardCard(nour);
    return again && again.channelId !== board.channelId ? again : undefined;
  });
}

describe('what is deleted beside a workshop ends nothing', () => {
  // Reported of other bots as « repeated tracebacks after an active Discord thread disappeared ».
  it('the thread of a board, which opens again with few requests refused', async () => {
    let refused = 0;
    discord.onActivity((activity) => {
      if (activity.type === 'request' && activity.status >= 400) refused += 1;
    });
    await reopened();
    await bot.reconciler.settled(200);
    expect(await closedAt()).toBeNull();
    expect(refused).toBeLessThan(4);
  });

  it.each([
    ['the category that its channel was in', 4],
    ['a forum', 15],
  ])('%s', async (_what, type) => {
    const data = { id: '987654321', guild_id: guild.id, type, name: 'autour', position: 0 };
    discord.sendPacket({ op: 0, t: 'CHANNEL_DELETE', s: null, d: data });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await bot.reconciler.settled(100);
    expect(await closedAt()).toBeNull();
    await ana.slash(channel(doomed).id, 'workshop next');
    expect(discord.breaches).toEqual([]);
  });

  it('another channel', async () => {
    guild.deleteChannel(channel(other).id);
    await bot.reconciler.settled(100);
    expect(await closedAt()).toBeNull();
  });
});

describe('a channel that Palabre can no longer see', () => {
  it('does not count as deleted', async () => {
    await bot.stop();
    guild.denyBotEverywhere(PermissionFlagsBits.ViewChannel);
    await launch();
    expect(await closedAt()).toBeNull();
  });
});

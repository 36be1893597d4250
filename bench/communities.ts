import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { journalOf } from '../src/engine/streams/journal-of.ts';
import {
  startLocalDiscord,
  type Guild,
  type LocalDiscord,
} from '../src/rehearsal/local-discord/index.ts';
import { messageWith, until } from '../src/rehearsal/look.ts';
import { actOn, startWorkshop } from '../src/workshop/cases.ts';
import { facilitator, openBenchApp, openLmdbJournal } from './bench-app.ts';
import { startFloor, startPalabre, type RunningBot } from './bots.ts';
import { concurrently, upTo } from './figures.ts';
import { templateNamed } from './full-workshop.ts';
import { megabytes, ms, type Row } from './table.ts';

/** Fewer of them are measured sooner; what is asked of ten thousand is then no measure. */
const size = Number(process.env['BENCH_COMMUNITIES'] ?? 10_000);
/** How many of them hold a workshop now. */
const open = size / 50;
/** Discord asks for one for each thousand servers. */
const shards = Math.ceil(size / 1_000);
/** A server has about as many. */
const own = { channels: 20, roles: 10, emojis: 20 };
/** More at once would keep the store waiting for longer than it may. */
const portion = 200;
/** How many people ask at once for a workshop. */
const width = 2;
/** How long a bot is left alone before its memory is read, in milliseconds. */
const restMs = 20_000;
/** A bot that uses less of a processor for so long has nothing more to do; how long that is waited for. */
const quiet = { share: 0.05, forMs: 2_000, atMostMs: 90_000 };

interface Figures {
  readonly startMs: number;
  readonly cpuMs: number;
  readonly memory: number;
  readonly own: number;
}

/**
 * A bot in ten thousand servers: what it takes of memory, and how long until it is ready, beside
 * discord.js as it comes. The local Discord has every shard connect at once, so that its pace is not in it.
 */
export async function benchCommunities(folder: string): Promise<Row[]> {
  const data = join(folder, 'communities');
  await mkdir(data);
  const discord = await startLocalDiscord({ shards });
  discord.alterEvents(withEmojis);
  const guilds = upTo(size).map((index) => foundGuild(discord, index));
  await endedOnes(data, guilds);
  const palabre = () => startPalabre(discord, data);
  const before = await palabre();
  // What ended is looked at once, after a start: nobody is to wait for that.
  await untilQuiet(before);
  await concurrently(open, width, (index) => openedIn(guilds[(index * size) / open]));
  await untilQuiet(before);
  await before.stop();
  const ours = await figuresOf(await palabre());
  const theirs = await figuresOf(await startFloor(discord, data, { durable: false }));
  await discord.close();
  return rowsOf(ours, theirs);
}

function foundGuild(discord: LocalDiscord, index: number): Guild {
  const guild = discord.addGuild({ name: `Communauté ${index}`, locale: 'fr' });
  for (const n of upTo(own.channels)) guild.addTextChannel({ name: `salon-${n}` });
  for (const n of upTo(own.roles)) guild.addRole({ name: `Rôle ${n}` });
  return guild;
}

/** The local Discord has none of its own. */
function withEmojis(event: string, data: unknown): unknown {
  if (event !== 'GUILD_CREATE' || typeof data !== 'object' || data === null) return data;
  const id = BigInt(String(Reflect.get(data, 'id')));
  const emojis = upTo(own.emojis).map((n) => ({
    id: `${id + BigInt(n)}`,
    name: `emoji_${n}`,
    roles: [],
    require_colons: true,
    managed: false,
    animated: false,
    available: true,
  }));
  return { ...data, emojis };
}

/** One workshop in each, which is over. */
async function endedOnes(data: string, guilds: readonly Guild[]): Promise<void> {
  const store = await openLmdbJournal(data);
  const app = openBenchApp(journalOf('discord', store), [templateNamed('dix-minutes')]);
  const begin = async (guild: Guild | undefined): Promise<void> => {
    const channel = guild?.channels()[0];
    if (guild === undefined || channel === undefined) return;
    const place = { community: guild.id, channel: channel.id };
    const started = await startWorkshop(app.context, place, facilitator, 'dix-minutes', undefined);
    if (!started.ok) throw new Error(started.error.kind);
    const { id } = started.value;
    await actOn(app.context, id, facilitator, { type: 'next', skipOptional: false });
    await actOn(app.context, id, facilitator, { type: 'end' });
  };
  for (let first = 0; first < guilds.length; first += portion) {
    await concurrently(portion, 50, (index) => begin(guilds[first + index]));
    // Their last edits wait for their turn: what is over shows that it is.
    await app.reconciler.settled(2_000);
  }
  await app.reconciler.stop();
  await store.close();
}

async function openedIn(guild: Guild | undefined): Promise<void> {
  const channel = guild?.channels()[1];
  if (guild === undefined || channel === undefined) throw new Error('There are not so many');
  const permissions = PermissionFlagsBits.ManageEvents;
  const person = guild.addMember({ name: 'Alix', locale: 'fr', permissions });
  const template = 'dix-minutes';
  // On a busy machine, somebody may have to ask again.
  for (let tries = 0; tries < 10 && messageWith(person, 'agenda.next') === undefined; tries += 1)
    await person.slash(channel.id, 'workshop start', { template }).catch(() => pause(2_000));
  await until('the workshop', () => messageWith(person, 'agenda.next'));
}

async function untilQuiet(bot: RunningBot): Promise<void> {
  for (let waited = 0; waited < quiet.atMostMs; waited += quiet.forMs) {
    const from = await bot.cpuMs();
    await pause(quiet.forMs);
    if ((await bot.cpuMs()) - from < quiet.share * quiet.forMs) return;
  }
}

async function figuresOf(bot: RunningBot): Promise<Figures> {
  await pause(restMs);
  const [memory, own, cpuMs] = [await bot.memory(), await bot.ownMemory(), await bot.cpuMs()];
  await bot.stop();
  return { startMs: bot.startMs, memory, own, cpuMs };
}

function rowsOf(ours: Figures, theirs: Figures): Row[] {
  const what = `${size} communities, a workshop ended in each, ${open} open`;
  const most = 400 * 1024 * 1024;
  return [
    {
      what: `${what}: memory`,
      measured: megabytes(ours.memory),
      against: megabytes(most),
      ratio: ours.memory / most,
      budget: { atMost: 1 },
    },
    {
      what: '  over discord.js as it comes, on the same servers',
      measured: megabytes(ours.memory),
      against: megabytes(theirs.memory),
      ratio: ours.memory / theirs.memory,
    },
    {
      what: '  the same without pages of files, the store’s among them',
      measured: megabytes(ours.own),
      against: megabytes(theirs.own),
      ratio: ours.own / theirs.own,
      budget: { atMost: 0.5 },
    },
    {
      what: '  start → ready, over 15 s',
      measured: ms(ours.startMs),
      against: ms(15_000),
      ratio: ours.startMs / 15_000,
      budget: { atMost: 1 },
    },
    {
      what: '  start → ready, over discord.js as it comes',
      measured: ms(ours.startMs),
      against: ms(theirs.startMs),
      ratio: ours.startMs / theirs.startMs,
    },
    {
      what: `  processor time of the first ${restMs / 1000} s and the start, over the same`,
      measured: ms(ours.cpuMs),
      against: ms(theirs.cpuMs),
      ratio: ours.cpuMs / theirs.cpuMs,
    },
  ];
}

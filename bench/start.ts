import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalDiscord, type LocalDiscord } from '../src/rehearsal/local-discord/index.ts';
import { startFloor, startPalabre, type RunningBot } from './bots.ts';
import { alternate, median } from './figures.ts';
import { ms, type Row } from './table.ts';

interface Side {
  readonly discord: LocalDiscord;
  readonly times: number[];
  start(discord: LocalDiscord): Promise<RunningBot>;
}

/** From the process to its word that it is ready, with its commands known to Discord. */
export async function benchStart(folder: string): Promise<Row[]> {
  const data = join(folder, 'start');
  await mkdir(data);
  const palabre = await sideOf((discord) => startPalabre(discord, data));
  const bare = await sideOf((discord) => startFloor(discord, data, { durable: false }));
  await alternate([palabre, bare], 6, run);
  for (const { discord } of [palabre, bare]) await discord.close();
  // The first of each finds nothing in the machine's cache, and Palabre's registers its commands.
  const [ours, floor] = [palabre, bare].map(({ times }) => median(times.slice(1)));
  if (ours === undefined || floor === undefined) return [];
  return [
    {
      what: 'start → ready, over the bare floor',
      measured: ms(ours),
      against: ms(floor),
      ratio: ours / floor,
      budget: { atMost: 1.5 },
    },
  ];
}

async function sideOf(start: Side['start']): Promise<Side> {
  const discord = await startLocalDiscord();
  discord.addGuild({ name: 'En commun' }).addTextChannel({ name: 'atelier' });
  return { discord, times: [], start };
}

async function run({ discord, times, start }: Side): Promise<void> {
  const bot = await start(discord);
  times.push(bot.startMs);
  await bot.stop();
}

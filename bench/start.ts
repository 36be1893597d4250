import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalDiscord, type LocalDiscord } from '../src/rehearsal/local-discord/index.ts';
import { startFloor, startPalabre, type RunningBot } from './bots.ts';
import { alternate, median } from './figures.ts';
import { ms, type Row } from './table.ts';

interface Side {
  readonly discord: LocalDiscord;
  readonly times: number[];
  readonly cpu: number[];
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
  const [wall, cpu] = [
    [palabre.times, bare.times],
    [palabre.cpu, bare.cpu],
  ].map((sides) => sides.map((figures) => median(figures.slice(1))));
  return [
    { ...row('start → ready, over the bare floor', wall), budget: { atMost: 1.5 } },
    row('start → ready, processor time, over the bare floor', cpu),
  ];
}

function row(what: string, [ours = Number.NaN, floor = Number.NaN]: readonly number[] = []): Row {
  return { what, measured: ms(ours), against: ms(floor), ratio: ours / floor };
}

async function sideOf(start: Side['start']): Promise<Side> {
  const discord = await startLocalDiscord();
  discord.addGuild({ name: 'En commun' }).addTextChannel({ name: 'atelier' });
  return { discord, times: [], cpu: [], start };
}

async function run({ discord, times, cpu, start }: Side): Promise<void> {
  const bot = await start(discord);
  times.push(bot.startMs);
  cpu.push(await bot.cpuMs());
  await bot.stop();
}

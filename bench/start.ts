import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalDiscord, type LocalDiscord } from '../src/rehearsal/local-discord/index.ts';
import { startFloor, startPalabre, type RunningBot } from './bots.ts';
import { alternate, median, ratios } from './figures.ts';
import { ms, type Row } from './table.ts';

interface Side {
  readonly discord: LocalDiscord;
  readonly times: number[];
  readonly cpu: number[];
  start(discord: LocalDiscord): Promise<RunningBot>;
}

/** Enough that one of them which the machine held up says nothing. */
const starts = 12;

/** From the process to its word that it is ready, with its commands known to Discord. */
export async function benchStart(folder: string): Promise<Row[]> {
  const data = join(folder, 'start');
  await mkdir(data);
  const palabre = await sideOf((discord) => startPalabre(discord, data));
  const bare = await sideOf((discord) => startFloor(discord, data, { durable: false }));
  await alternate([palabre, bare], starts, run);
  for (const { discord } of [palabre, bare]) await discord.close();
  return [
    { ...row('start → ready', palabre.times, bare.times), budget: { atMost: 1.5 } },
    row('start → ready, processor time', palabre.cpu, bare.cpu),
  ];
}

/**
 * Each start beside the one of the other bot in the same round, which met the same noise. The first of
 * each finds nothing in the machine's cache, and Palabre's registers its commands.
 */
function row(what: string, ...sides: readonly (readonly number[])[]): Row {
  const [ours = [], floor = []] = sides.map((figures) => figures.slice(1));
  return {
    what: `${what}, over the bare floor`,
    measured: ms(median(ours)),
    against: ms(median(floor)),
    ratio: median(ratios(ours, floor)),
  };
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

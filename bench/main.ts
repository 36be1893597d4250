import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCommunities } from './communities.ts';
import { benchGrowth } from './growth.ts';
import { benchIdle } from './idle.ts';
import { benchJournal } from './journal.ts';
import { benchLarge } from './large.ts';
import { benchLargePoll } from './large-poll.ts';
import { benchLoading } from './loading.ts';
import { benchMatrix } from './matrix.ts';
import { benchPainting } from './painting.ts';
import { benchPostgres } from './postgres.ts';
import { benchRecaps } from './recaps.ts';
import { benchRush } from './rush.ts';
import { benchStart } from './start.ts';
import { benchVotes } from './votes.ts';
import { isOver, table, type Row } from './table.ts';

const parts: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  votes: benchVotes,
  postgres: benchPostgres,
  matrix: benchMatrix,
  rush: benchRush,
  start: benchStart,
  growth: benchGrowth,
  loading: benchLoading,
  idle: benchIdle,
  communities: benchCommunities,
  large: benchLarge,
  painting: benchPainting,
  recaps: benchRecaps,
  largePoll: benchLargePoll,
  journal: benchJournal,
};
/** `npm run bench -- votes start` runs these parts alone. */
const asked = process.argv.slice(2);
const from = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'palabre-bench-'));
const rows: Row[] = [];
try {
  for (const [name, part] of Object.entries(parts))
    if (asked.length === 0 || asked.includes(name)) rows.push(...(await part(folder)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(table(rows));
console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s, Node ${process.version}`);
if (rows.some(isOver)) process.exitCode = 1;

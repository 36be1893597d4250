import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLog } from '../../system/pino-log.ts';
import { servePage, type PageServer } from './page-server.ts';
import { StoreRefusal } from './rehearsal.ts';
import { say } from './words.ts';

const usualPort = 4815;
const locale = process.env['DEFAULT_LOCALE'] === 'en' ? 'en' : 'fr';

const { values } = parseArgs({
  // Without `--`, npm keeps an option's name for itself and passes on its value alone.
  allowPositionals: true,
  options: {
    port: { type: 'string', default: String(usualPort) },
    data: { type: 'string', default: 'data/rehearsal' },
  },
});

try {
  const page = await servePage({
    port: portOf(values.port),
    folder: resolve(values.data),
    locale,
    // Hides notices about the bot being ready and how to invite it: this bot is not for inviting.
    log: await openLog('warn'),
  });
  console.log(`Votre répétition est prête : ${page.url}`);
  console.log(`Your rehearsal is ready: ${page.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(page));
} catch (error) {
  if (!(error instanceof StoreRefusal)) throw error;
  console.error(refusalOf(error));
  process.exitCode = 1;
}

function portOf(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : usualPort;
}

/** Does not wait for requests that may never finish. */
async function leave(page: PageServer): Promise<void> {
  setTimeout(() => process.exit(), 900).unref();
  await page.close();
  process.exit();
}

function refusalOf({ problem }: StoreRefusal): string {
  const folder = resolve(values.data);
  if (problem.kind === 'storeHeld') return say(locale, 'folderHeld', folder);
  const why = problem.kind === 'dataFolder' ? problem.problem : problem.kind;
  return say(locale, 'folderUnusable', `${folder} (${why})`);
}

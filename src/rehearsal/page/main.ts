import { localeFrom } from '../../kernel/text.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLog } from '../../system/pino-log.ts';
import { sidePages, type SidePages } from './side-pages.ts';
import { servePage, type PageServer } from './page-server.ts';
import { StartRefusal } from '../../program/start-refusal.ts';
import { StoreRefusal } from './rehearsal.ts';
import { say } from './words.ts';

const usualPort = 4815;
const set = process.env['DEFAULT_LOCALE'];
const locale = localeFrom(set);
/** Somebody said it, rather than nobody. */
const said = set === locale;

const { values } = options();

try {
  // Hides notices about the bot being ready and how to invite it: this bot is not for inviting.
  const log = await openLog('warn');
  const own = sidePages({
    log,
    port: () => Number(new URL(page.url).port),
    folder: '.',
    variables: process.env,
  });
  const page: PageServer = await servePage({
    port: portOf(values.port),
    folder: resolve(values.data),
    ...(said ? { locale } : {}),
    log,
    beside: own.routes,
  });
  console.log(`Votre répétition est prête : ${page.url}`);
  console.log(`Your rehearsal is ready: ${page.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void leave(page, own));
} catch (error) {
  if (!(error instanceof StoreRefusal)) throw error;
  console.error(refusalOf(error));
  process.exitCode = 1;
}

function options() {
  try {
    return parseArgs({
      // Without `--`, npm keeps an option's name for itself and passes on its value alone.
      allowPositionals: true,
      options: {
        port: { type: 'string', default: process.env['PAGE_PORT'] || String(usualPort) },
        data: { type: 'string', default: 'data/rehearsal' },
      },
    });
  } catch {
    throw new StartRefusal(say(locale, 'unknownOption'));
  }
}

function portOf(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : usualPort;
}

/** Does not wait for requests that may never finish. */
async function leave(page: PageServer, own: SidePages): Promise<void> {
  // A bot of one's own is given the time that it takes.
  setTimeout(() => process.exit(), own.isRunning() ? 9_000 : 900).unref();
  await Promise.all([page.close(), own.close()]);
  process.exit();
}

function refusalOf({ problem }: StoreRefusal): string {
  const folder = resolve(values.data);
  if (problem.kind === 'storeHeld') return say(locale, 'folderHeld', folder);
  const why = problem.kind === 'dataFolder' ? problem.problem : problem.kind;
  return say(locale, 'folderUnusable', `${folder} (${why})`);
}

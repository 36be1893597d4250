import { existsSync } from 'node:fs';
import { openJournal } from './adapters/journal/open-journal.ts';
import type { StoreProblem } from './adapters/journal/open-journal.ts';
import { openLog } from './adapters/log/pino-log.ts';
import { serveHealth } from './adapters/system/health.ts';
import { loadTemplates, type FileProblem } from './adapters/system/template-files.ts';
import { readTexts, templateDirs, type Texts } from './adapters/system/texts.ts';
import { startBot } from './bot.ts';
import { readConfig, type Config } from './config.ts';
import type { Translator } from './i18n/translator.ts';

/** What stops Palabre at start: said in plain words, without a stack, then the program ends with 1. */
class Refusal extends Error {}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const texts = readTexts();
  const config = configOf(texts);
  if (config.DISCORD_TOKEN === undefined) {
    await import('./rehearsal/main.ts');
    return;
  }
  await run(config, config.DISCORD_TOKEN, texts);
}

function configOf(texts: Texts): Config {
  const read = readConfig(process.env);
  if (read.ok) return read.value;
  const t = texts.translatorOf(process.env['DEFAULT_LOCALE'] === 'en' ? 'en' : 'fr');
  throw new Refusal([t.plain('main.config'), ...read.error.map((name) => `- ${name}`)].join('\n'));
}

async function run(config: Config, token: string, texts: Texts): Promise<void> {
  const t = texts.translatorOf(config.DEFAULT_LOCALE);
  const templates = loadTemplates(templateDirs(config.TEMPLATES_DIR));
  if (!templates.ok) throw new Refusal(templateRefusal(templates.error, t));
  const journal = await openJournal(config.STORE_URL);
  if (!journal.ok) throw new Refusal(storeRefusal(journal.error, t));
  const log = openLog(config.LOG_LEVEL);
  const bot = await startBot({
    token,
    apiUrl: config.DISCORD_API_URL,
    journal: journal.value,
    templates: templates.value,
    ...texts,
    defaults: { locale: config.DEFAULT_LOCALE, timezone: config.DEFAULT_TIMEZONE },
    log,
    clock: Date.now,
    editGapMs: 1_000,
  }).catch((error: unknown) => {
    throw isInvalidToken(error) ? new Refusal(t.plain('main.loginRefused')) : error;
  });
  if (config.HEALTH_PORT !== undefined) serveHealth(config.HEALTH_PORT, bot.ready);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void bot.stop());
}

function isInvalidToken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
}

function templateRefusal(problems: readonly FileProblem[], t: Translator): string {
  const lines = problems.map(({ file, path, line, key, values }) => {
    const place = [file, line, path].filter((part) => part !== undefined && part !== '').join(':');
    return `- ${place}\n  ${t.dynamic(key, values)}`;
  });
  return [t.plain('main.templates'), ...lines].join('\n');
}

function storeRefusal(problem: StoreProblem, t: Translator): string {
  switch (problem.kind) {
    case 'storeHeld':
      return t.plain('main.storeHeld', { folder: problem.folder });
    case 'dataFolder':
      return t.plain('main.storeFolder', { folder: problem.folder, problem: problem.problem });
    case 'unsupportedStore':
      return t.plain('main.storeUnsupported', { supported: problem.supported.join(', ') });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

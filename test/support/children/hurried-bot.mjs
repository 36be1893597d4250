// The program but for one thing: it edits a card twenty times a second where Discord bears one, so
// that a whole evening is not mostly spent waiting for cards. It stops, and can be killed, the same.
import { openJournal } from '../../../src/stores/open-journal.ts';
import { openLog } from '../../../src/system/pino-log.ts';
import { createPainter } from '../../../src/pictures/painter.ts';
import { loadTemplates } from '../../../src/template/files/read-templates.ts';
import { readTexts, templateDirs } from '../../../src/program/texts.ts';
import { discordFor } from '../../../src/platforms/discord/platform.ts';
import { startBot } from '../../../src/program/bot.ts';

const { DISCORD_TOKEN, DISCORD_API_URL, STORE_URL, LOG_LEVEL } = process.env;
const journal = await openJournal(STORE_URL);
const templates = loadTemplates(templateDirs(undefined));
if (!journal.ok || !templates.ok) throw new Error('The store or the templates cannot be used.');

const bot = await startBot({
  open: discordFor({ token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL }),
  store: journal.value,
  templates: () => templates.value,
  ...readTexts('discord'),
  defaults: { locale: 'fr', timezone: 'America/Toronto' },
  log: await openLog(LOG_LEVEL),
  painter: createPainter(),
  clock: Date.now,
  editGapMs: 50,
});
process.once('SIGTERM', () => void bot.stop().finally(() => process.exit()));

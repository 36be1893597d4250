// The program with a single change: it edits a card up to twenty times a second, where Discord
// allows one, so that tests don't spend most of an evening waiting for cards. It stops, and can be
// killed, in the same way.
import { openJournal } from '../../dist/src/stores/open-journal.js';
import { openLog } from '../../dist/src/system/pino-log.js';
import { createPainter } from '../../dist/src/pictures/painter.js';
import { loadTemplates } from '../../dist/src/template/files/read-templates.js';
import { readTexts, templateDirs } from '../../dist/src/program/texts.js';
import { startBot } from '../../dist/src/program/bot.js';

const { DISCORD_TOKEN, DISCORD_API_URL, STORE_URL, LOG_LEVEL } = process.env;
const journal = await openJournal(STORE_URL);
const templates = loadTemplates(templateDirs(undefined));
if (!journal.ok || !templates.ok) throw new Error('The store or the templates cannot be used.');

const bot = await startBot({
  token: DISCORD_TOKEN,
  apiUrl: DISCORD_API_URL,
  journal: journal.value,
  templates: templates.value,
  ...readTexts('discord'),
  defaults: { locale: 'fr', timezone: 'America/Toronto' },
  log: openLog(LOG_LEVEL),
  painter: createPainter(),
  clock: Date.now,
  editGapMs: 50,
});
process.once('SIGTERM', () => void bot.stop().finally(() => process.exit()));

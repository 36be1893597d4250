import { parseArgs } from 'node:util';
import { localeSchema, localeFrom, type Locale } from '../kernel/text.ts';
import { primaryPlatform } from '../program/platforms.ts';
import { readTexts } from '../program/texts.ts';
import { openLog } from '../system/pino-log.ts';
import { rehearseOnMatrix } from './matrix/rehearse.ts';
import type { RehearsalOptions } from './parts.ts';
import { rehearse } from './rehearse.ts';
import { terminalOf } from './terminal.ts';

const rehearsals = {
  discord: rehearse,
  matrix: (options: RehearsalOptions) => rehearseOnMatrix(options),
} as const;

const usual = localeFrom(process.env['DEFAULT_LOCALE']);
const texts = readTexts(primaryPlatform);
const { play, locale } = options();
const t = texts.translatorOf(locale, 'UTC');
const startedAt = Date.now();
const { breaches, report } = await play({
  write: (line) => console.log(line),
  terminal: terminalOf(process.stdout),
  log: await openLog(process.env['LOG_LEVEL'] ?? 'warn'),
  locale,
  folder: 'rehearsal-report',
});
const seconds = new Intl.NumberFormat(locale === 'fr' ? 'fr-CA' : locale, {
  maximumFractionDigits: 1,
}).format((Date.now() - startedAt) / 1000);
console.log(`\n${t.plain('rehearsal.done', { seconds, report })}`);
if (breaches > 0) {
  console.error(t.plain('rehearsal.breaches', { count: breaches }));
  process.exitCode = 1;
}
// What was asked of the server may keep a timer for a while.
process.exit();

function options(): { play: typeof rehearse; locale: Locale } {
  try {
    const { values } = parseArgs({
      // Under `palabre rehearse`, that word comes first; npm without `--` leaves values alone.
      allowPositionals: true,
      options: {
        on: { type: 'string', default: 'discord' },
        language: { type: 'string', default: usual },
      },
    });
    const isKnown = (on: string): on is keyof typeof rehearsals => Object.hasOwn(rehearsals, on);
    if (!isKnown(values.on)) throw new Error(values.on);
    return { play: rehearsals[values.on], locale: localeSchema.parse(values.language) };
  } catch {
    console.error(texts.translatorOf(usual, 'UTC').plain('rehearsal.unknownOption'));
    process.exit(1);
  }
}

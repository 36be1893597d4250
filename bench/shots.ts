import { mkdir } from 'node:fs/promises';
import { cardShots } from './card-shots.ts';
import { formShots } from './form-shots.ts';
import { reportShots } from './report-shots.ts';
import { screenShots } from './screen-shots.ts';
import { locales } from '../src/kernel/text.ts';

// All that people see of the rehearsal, light and dark, on a desktop and on a phone: each card at the
// moments of a workshop, each form, the page for the room, the report, the pages that a browser prints of
// it, and the poster. In French, or in another language; one kind alone, if it is named:
//   npm run --silent build && node bench/build.mjs && node dist/bench/shots.js FOLDER [fr|en|ca|es] [KIND]
const [folder = 'shots', language = 'fr', only] = process.argv.slice(2);
const locale = locales.find((each) => each === language) ?? 'fr';

const kinds = { report: reportShots, cards: cardShots, forms: formShots, screen: screenShots };

await mkdir(folder, { recursive: true });
for (const [kind, take] of Object.entries(kinds))
  if (only === undefined || only === kind) await take(folder, locale);

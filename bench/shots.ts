import { mkdir } from 'node:fs/promises';
import { cardShots } from './card-shots.ts';
import { reportShots } from './report-shots.ts';

// All that people see of the rehearsal, light and dark, on a desktop and on a phone: each card at the
// moments of a workshop, the report, the pages that a browser prints of it, and the poster. One of the
// two alone, if it is named:
//   npm run --silent build && node bench/build.mjs && node dist/bench/shots.js FOLDER [cards|report]
const [folder = 'shots', only] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
if (only !== 'cards') await reportShots(folder);
if (only !== 'report') await cardShots(folder);

import { mkdir } from 'node:fs/promises';
import { cardShots } from './card-shots.ts';
import { reportShots } from './report-shots.ts';
import { screenShots } from './screen-shots.ts';

// All that people see of the rehearsal, light and dark, on a desktop and on a phone: each card at the
// moments of a workshop, the page for the room, the report, the pages that a browser prints of it, and the
// poster. One of the three alone, if it is named:
//   npm run --silent build && node bench/build.mjs && node dist/bench/shots.js FOLDER [cards|screen|report]
const [folder = 'shots', only] = process.argv.slice(2);

const kinds = { report: reportShots, cards: cardShots, screen: screenShots };

await mkdir(folder, { recursive: true });
for (const [kind, take] of Object.entries(kinds))
  if (only === undefined || only === kind) await take(folder);

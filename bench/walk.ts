import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { walk, type Seat } from './walk/scene.ts';

// How far it is, on the rehearsal's page, to what is asked of people: in French and in English, on a
// desktop and on a phone, by hand and by keyboard. Of this version, or of the one that a command starts:
//   npm run --silent build && node bench/build.mjs && node dist/bench/walk.js [COMMAND…]
const asked = process.argv.slice(2);
const program = asked.length > 0 ? asked : ['node', 'dist/src/main.js'];
const seats: readonly Seat[] = [
  { locale: 'fr', size: 'desktop' },
  { locale: 'fr', size: 'phone' },
  { locale: 'en', size: 'desktop' },
  { locale: 'en', size: 'phone' },
];

const browser = await launchBrowser();
try {
  for (const seat of seats) {
    console.log(`${seat.locale}, ${seat.size}`);
    for (const [way, { gestures, pixels, keys }] of await walk(browser, program, seat))
      console.log(`  ${way}: ${gestures} gestures, ${pixels} px scrolled, ${keys} keys`);
  }
} finally {
  await browser.close();
}

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { Camera } from './film/camera.ts';
import { newMachine, type Had } from './film/machine.ts';
import { Newcomer } from './film/newcomer.ts';
import { firstPage, type Reader } from './film/readme.ts';
import { clock, Stopwatch } from './film/stopwatch.ts';
import { toOwnRoom } from './film/matrix-scenes.ts';
import { openTown } from './film/town.ts';
import { toOwnCommunity, toOwnWorkshop, type Scene } from './film/scenes.ts';

// Somebody who knows nothing of the project follows its first page, from the one command to a workshop on
// a local Discord, in a real browser: pictures of each screen, and a stopwatch.
//   npm run --silent build && node bench/build.mjs && node dist/bench/film.js FOLDER [--pace 238] [--had nothing]
// `--pace 0` doesn't wait for anybody to read; `--had` says what npm has from before (`nothing`, `fetched`,
// `installed`).
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pace: { type: 'string', default: '238' },
    had: { type: 'string', default: 'fetched' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const folder = positionals[0] ?? 'film';
/** In milliseconds. */
const atMost = 300_000;

for (const reader of ['fr', 'en'] as const)
  for (const place of ['discord', 'matrix'] as const)
    if (isAsked(reader) && isAsked(place)) await film(reader, place);

/** All of them, unless some are named: `--only fr --only discord`. */
function isAsked(name: string): boolean {
  const others = name === 'fr' || name === 'en' ? ['fr', 'en'] : ['discord', 'matrix'];
  const named = values.only.filter((each) => others.includes(each));
  return named.length === 0 || named.includes(name);
}

function hadOf(text: string): Had {
  return text === 'nothing' || text === 'installed' ? text : 'fetched';
}

async function film(reader: Reader, place: 'discord' | 'matrix'): Promise<void> {
  console.log(`${place}, ${reader}`);
  const browser = await launchBrowser();
  const context = await browser.newContext({
    locale: `${reader}-CA`,
    viewport: { width: 1280, height: 800 },
    bypassCSP: true,
  });
  const town = await openTown(context);
  const machine = await newMachine(reader, hadOf(values.had));
  const page = await context.newPage();
  const watch = new Stopwatch(console.log);
  const scene: Scene = {
    reader,
    page,
    town,
    machine,
    watch,
    who: new Newcomer(Number(values.pace)),
    camera: new Camera(page, join(folder, `${place}-${reader}`), watch),
    firstPage: firstPage(reader),
  };
  try {
    await (place === 'matrix' ? toOwnRoom : toOwnCommunity)(scene);
    const took = watch.elapsed;
    console.log(`${clock(took)} from the first word to the first card`);
    if (took > atMost) process.exitCode = 1;
    if (place === 'discord') await toOwnWorkshop(scene);
  } finally {
    await browser.close();
    await machine.close();
    await town.close();
  }
}

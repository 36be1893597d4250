// The real bot on a local Discord, whose hours its parent moves on, and which says how much it holds:
// `soaked-bot.js`, with the program's own variables. Started with `--expose-gc`.
import { EventEmitter } from 'node:events';
import { openJournal } from '../../../src/stores/open-journal.ts';
import { loadTemplates } from '../../../src/template/files/read-templates.ts';
import { readTexts, templateDirs } from '../../../src/program/texts.ts';
import { discordFor } from '../../../src/platforms/discord/platform.ts';
import { letGoOfStreams } from '../../../src/program/app-context.ts';
import { startBot } from '../../../src/program/bot.ts';

/** Every emitter that anything ever listened to, as long as it is held. */
const emitters = new Set();
const seen = new WeakSet();
for (const name of ['on', 'addListener', 'prependListener']) {
  const own = EventEmitter.prototype[name];
  EventEmitter.prototype[name] = function listen(...args) {
    if (!seen.has(this)) {
      seen.add(this);
      emitters.add(new WeakRef(this));
    }
    return own.apply(this, args);
  };
}

function listeners() {
  let all = 0;
  for (const each of emitters) {
    const emitter = each.deref();
    if (emitter === undefined) emitters.delete(each);
    else for (const event of emitter.eventNames()) all += emitter.listenerCount(event);
  }
  return all;
}

const minuteMs = 60_000;
let aheadMs = 0;
const now = () => Date.now() + aheadMs;

const { DISCORD_TOKEN, DISCORD_API_URL, STORE_URL } = process.env;
const journal = await openJournal(STORE_URL);
const templates = loadTemplates(templateDirs(undefined));
if (!journal.ok || !templates.ok) throw new Error('The store or the templates cannot be used.');

const bot = await startBot({
  open: discordFor({ token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL }),
  store: journal.value,
  templates: () => templates.value,
  ...readTexts('discord'),
  defaults: { locale: 'fr', timezone: 'America/Toronto' },
  log: { info: () => {}, warn: () => {}, error: (what) => process.send({ error: what }) },
  painter: {
    paint: () => Promise.reject(new Error('nothing is painted here')),
    close: async () => {},
  },
  clock: now,
  // All of the stage moves on at once: no clock leaps here.
  monotonic: now,
  editGapMs: 50,
});

/** What the program does each minute, as often as minutes passed. */
async function pass(minutes) {
  for (let each = 0; each < minutes; each += 1) {
    aheadMs += minuteMs;
    bot.wakes.look();
    letGoOfStreams(bot.context);
    if (each % 15 === 0) await bot.settled();
  }
  await bot.settled();
}

/** Once what nobody holds is gone. */
async function held() {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const resources = process.getActiveResourcesInfo();
  return {
    heap: process.memoryUsage().heapUsed,
    timers: resources.filter((name) => name === 'Timeout').length,
    resources: resources.length,
    listeners: listeners(),
    streams: bot.figures().streams,
    wakes: bot.figures().wakes,
  };
}

async function passed(minutes) {
  await pass(minutes);
  process.send({ held: await held() });
}

process.on('message', ({ minutes }) => void passed(minutes));
process.once('SIGTERM', () => void bot.stop().finally(() => process.exit()));
process.send({ ready: true });

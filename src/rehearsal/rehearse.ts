import { discordFor } from '../platforms/discord/platform.ts';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../stores/open-journal.ts';
import { createPainter } from '../pictures/painter.ts';
import { packageRoot } from '../system/package-root.ts';
import { readTexts, templateDirs } from '../program/texts.ts';
import { loadTemplates } from '../template/files/read-templates.ts';
import type { Log } from '../engine/ports.ts';
import { startBot, type Bot } from '../program/bot.ts';
import type { Template } from '../template/domain/template.ts';
import { loadCast, type Cast } from './cast.ts';
import { createClock, type RehearsalClock } from './clock.ts';
import { passTime } from './pass-time.ts';
import { playWorkshop, reportOf, reportsOf } from './play.ts';
import { type Play } from './play-parts.ts';
import { setStage, type Stage } from './stage.ts';
import { heading, showCards, stepHeading, transcribe } from './transcript.ts';
import { answerRecap, recapsPosted, scheduleRecap } from './weeks-act.ts';

export interface RehearsalOptions {
  readonly write: (line: string) => void;
  readonly log: Log;
  /** Where the report is saved. */
  readonly folder: string;
}

export interface RehearsalResult {
  readonly breaches: number;
  readonly report: string;
}

const timezone = 'America/Toronto';
const weekMs = 7 * 24 * 60 * 60_000;
const castPath = join(packageRoot(), 'src', 'rehearsal', 'cast.yaml');

/** Plays a whole workshop with the real bot on a local Discord, from opening to summary. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const cast = loadCast(castPath);
  const template = templateOf(cast);
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const clock = createClock();
  const stage = await setStage(cast, { now: clock.now });
  const stopWriting = transcribe(stage, options.write);
  try {
    const bot = await startOn(stage, clock, data, template, options.log);
    const startedAt = clock.now();
    await play(stage, bot, template, options.write);
    const report = await save(stage, options.folder);
    await twoWeeks({ stage, template, cast }, { bot, clock, startedAt }, options.write);
    await bot.reconciler.settled(2_000);
    await bot.stop();
    return { breaches: stage.discord.breaches.length, report };
  } finally {
    stopWriting();
    await stage.discord.close();
    await rm(data, { recursive: true, force: true });
  }
}

function templateOf(cast: Cast): Template {
  const loaded = loadTemplates(templateDirs(undefined));
  const found = loaded.ok ? loaded.value.find(({ id }) => id === cast.template) : undefined;
  if (found === undefined) throw new Error(`The template ${cast.template} does not load.`);
  return found;
}

/** The bot as it runs on Discord, apart from the address it connects to. */
async function startOn(
  stage: Stage,
  clock: RehearsalClock,
  data: string,
  template: Template,
  log: Log,
): Promise<Bot> {
  const journal = await openJournal(`lmdb://${data}`);
  if (!journal.ok) throw new Error(`The journal does not open: ${journal.error.kind}.`);
  return startBot({
    open: discordFor(stage.discord),
    journal: journal.value,
    templates: [template],
    ...readTexts('discord'),
    defaults: { locale: 'fr', timezone },
    log,
    painter: createPainter(),
    clock: clock.now,
    // The whole stage moves with this clock, including its Discord: jumps are not a fault here.
    monotonic: clock.now,
    editGapMs: 1_000,
  });
}

async function play(
  stage: Stage,
  bot: Bot,
  template: Template,
  write: (line: string) => void,
): Promise<void> {
  const total = template.steps.length;
  let left: readonly string[] = [];
  await playWorkshop({
    stage,
    template,
    cast: loadCast(castPath),
    onStep: async (step, index) => {
      // Cards are edited at most once a second: the transcript shows them once they have settled.
      if (left.length > 0) await bot.reconciler.settled(1_500);
      showCards(stage, left, write);
      left = cards[step.kind] ?? [];
      write(stepHeading(step, index, total));
    },
  });
}

interface Time {
  readonly bot: Bot;
  readonly clock: RehearsalClock;
  readonly startedAt: number;
}

/** The weekly recap, people's answers to it, and the next one, which has three weeks to draw. */
async function twoWeeks(play: Play, time: Time, write: (line: string) => void): Promise<void> {
  write(heading('Une semaine passe : son récapitulatif'));
  await scheduleRecap(play, time.startedAt, timezone);
  await passTime(time, weekMs);
  await recapsPosted(play, 1);
  await answerRecap(play);
  write(heading('Une autre semaine passe'));
  await passTime(time, weekMs);
  await recapsPosted(play, 2);
}

/** The live card of each kind of step, once it is over. */
const cards: Readonly<Record<string, readonly string[]>> = {
  goRound: ['introduce.open', 'status'],
  exercise: ['status'],
  poll: ['poll.vote'],
};

async function save(stage: Stage, folder: string): Promise<string> {
  const report = reportOf(stage);
  if (report === undefined) throw new Error('The summary came without its report.');
  await mkdir(folder, { recursive: true });
  for (const { name, text } of reportsOf(stage)) await writeFile(join(folder, name), text);
  return join(folder, report.name.replace(/md$/u, 'html'));
}

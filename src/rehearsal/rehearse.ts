import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discordFor } from '../platforms/discord/platform.ts';
import type { Bot } from '../program/bot.ts';
import { readTexts } from '../program/texts.ts';
import { createClock, type RehearsalClock } from './clock.ts';
import { writeHeading, type Paper } from './paper.ts';
import {
  announcing,
  rehearsedTemplates,
  saveReports,
  startRehearsed,
  templateOf,
  type RehearsalOptions,
  type RehearsalResult,
} from './parts.ts';
import { passTime } from './pass-time.ts';
import type { Translator } from '../i18n/translator.ts';
import { castIn } from './cast-in.ts';
import { playWorkshop, reportsOf } from './play.ts';
import type { Play } from './play-parts.ts';
import { everybodyChoosesCatalan } from './choose-catalan.ts';
import { setStage, timezone } from './stage.ts';
import { showCards, transcribe } from './transcript.ts';
import { answerRecap, recapPosted, scheduleRecap } from './weeks-act.ts';

const weekMs = 7 * 24 * 60 * 60_000;

/** Plays a whole workshop with the real bot on a local Discord, from opening to summary. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalResult> {
  const cast = castIn(options.locale);
  const template = templateOf(cast, rehearsedTemplates());
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const clock = createClock();
  const stage = await setStage(cast, { now: clock.now }, options.locale);
  const texts = readTexts('discord');
  const t = texts.translatorOf(options.locale, timezone);
  let stopWriting: (() => void) | undefined;
  try {
    const house = { open: discordFor(stage.discord), texts };
    const bot = await startRehearsed({ ...house, clock, data, templates: [template] }, options);
    if (options.locale === 'ca') await everybodyChoosesCatalan(stage);
    stopWriting = transcribe(stage, t, options);
    const startedAt = clock.now();
    const play = { stage, template, cast };
    const show = (addresses: readonly string[]) => showCards(stage, addresses, t, options);
    const onStep = announcing(bot, template.steps.length, options, show);
    await playWorkshop({ ...play, onStep, settled: () => bot.reconciler.settled() });
    const report = await saveReports(reportsOf(stage), options.folder);
    await twoWeeks(play, { bot, clock, startedAt }, { ...options, t });
    await bot.reconciler.settled(2_000);
    await bot.stop();
    return { breaches: stage.discord.breaches.length, report };
  } finally {
    stopWriting?.();
    await stage.discord.close();
    await rm(data, { recursive: true, force: true });
  }
}

interface Time {
  readonly bot: Bot;
  readonly clock: RehearsalClock;
  readonly startedAt: number;
}

/** The weekly recap, people's answers to it, and the next one, which has three weeks to draw. */
async function twoWeeks(
  play: Play,
  time: Time,
  { t, ...paper }: Paper & { t: Translator },
): Promise<void> {
  writeHeading(t.plain('rehearsal.week'), paper);
  await scheduleRecap(play, time.startedAt, timezone);
  await passTime(time, weekMs);
  const first = await recapPosted(play);
  await answerRecap(play);
  writeHeading(t.plain('rehearsal.nextWeek'), paper);
  await passTime(time, weekMs);
  await recapPosted(play, first);
}

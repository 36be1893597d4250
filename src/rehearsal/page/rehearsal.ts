import { discordFor } from '../../platforms/discord/platform.ts';
import { join } from 'node:path';
import { openJournal, type StoreProblem } from '../../stores/open-journal.ts';
import { createPainter } from '../../pictures/painter.ts';
import { packageRoot } from '../../system/package-root.ts';
import { loadTemplates } from '../../template/files/read-templates.ts';
import { readTexts, templateDirs, type Texts } from '../../program/texts.ts';
import type { Journal, Log, Painter } from '../../engine/ports.ts';
import { startBot, type Bot } from '../../program/bot.ts';
import type { Template } from '../../template/domain/template.ts';
import type { Locale } from '../../kernel/text.ts';
import { loadCast, type Cast } from '../cast.ts';
import { createClock, type RehearsalClock } from '../clock.ts';
import { startLocalDiscord } from '../local-discord/index.ts';
import { facilitating, findStage, setStage, type Stage } from '../stage.ts';
import { createStateSaver, type StateSaver } from './state-saver.ts';
import { journalFolder, readSaved, moveAside, writeSaved, type SavedState } from './saved-state.ts';

export interface RehearsalParts {
  /** Where the rehearsal is saved between two starts. */
  readonly folder: string;
  readonly log: Log;
  /** The shortest time between two edits of a card, in milliseconds: 1000 on Discord. */
  readonly editGapMs: number;
  /** Opens the painter each time the bot starts; the real one by default. */
  readonly openPainter?: () => Painter;
  /** The workshop's language, unless the community's settings say otherwise. */
  readonly locale: Locale;
}

/** The stage with the real bot, and everything saved last time. */
export interface Rehearsal {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly bot: Bot;
  readonly clock: RehearsalClock;
  readonly saver: StateSaver;
  close(): Promise<void>;
}

/** Why a rehearsal cannot start: the journal's error. */
export class StoreRefusal extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Rejects with a StoreRefusal if another process uses the folder, or it cannot be used. */
export async function openRehearsal(parts: RehearsalParts): Promise<Rehearsal> {
  const { folder, log } = parts;
  const cast = loadCast(join(packageRoot(), 'src', 'rehearsal', 'cast.yaml'));
  // Comes first: it locks the folder against other processes.
  let journal = await journalIn(folder);
  const found = await restoreSaved(folder, cast).catch(async (error: unknown) => {
    await journal.close();
    const aside = await moveAside(folder, Date.now());
    log.warn('the kept rehearsal could not be read and was set aside', { aside, error });
    journal = await journalIn(folder);
    return undefined;
  });
  const { stage, clock } = found ?? (await createSetting(cast));
  const saver = saveOnActivity(stage, clock, parts);
  saver.touch();
  await saver.flush();
  const bot = await startOn(stage, clock, journal, parts);
  return { stage, cast, bot, clock, saver, close: () => close(stage, bot, saver) };
}

async function journalIn(folder: string): Promise<Journal> {
  const opened = await openJournal(`lmdb://${journalFolder(folder)}`);
  if (!opened.ok) throw new StoreRefusal(opened.error);
  return opened.value;
}

type Setting = Pick<Rehearsal, 'stage' | 'clock'>;

async function restoreSaved(folder: string, cast: Cast): Promise<Setting | undefined> {
  const saved = await readSaved(folder);
  return saved === undefined ? undefined : restore(saved, cast);
}

async function restore(saved: SavedState, cast: Cast): Promise<Setting> {
  const clock = createClock(saved.aheadMs);
  const discord = await startLocalDiscord({ now: clock.now, state: saved.discord });
  try {
    return { stage: findStage(discord, cast), clock };
  } catch (error) {
    await discord.close();
    throw error;
  }
}

/**
 * Ids depend on the time: starting the stage at a fixed one makes them the same every time, so that
 * the person played in a window still exists after a restart.
 */
const stageSetAt = Date.UTC(2024, 0, 1);

async function createSetting(cast: Cast): Promise<Setting> {
  const clock = createClock();
  let isSet = false;
  const stage = await setStage(cast, { now: () => (isSet ? clock.now() : stageSetAt) });
  stage.guild.addMember({ name: 'Invité·e', locale: 'fr' });
  isSet = true;
  return { stage, clock };
}

/** Often enough to lose little in a power cut, rarely enough to cost nothing. */
const saveEveryMs = 300;

function saveOnActivity(
  stage: Stage,
  clock: RehearsalClock,
  { folder, log }: RehearsalParts,
): StateSaver {
  const saver = createStateSaver(
    () => writeSaved(folder, { aheadMs: clock.ahead(), discord: stage.discord.dump() }),
    saveEveryMs,
    (error) => log.error('the rehearsal could not be kept', { error }),
  );
  stage.discord.onActivity(() => saver.touch());
  return saver;
}

function startOn(
  stage: Stage,
  clock: RehearsalClock,
  journal: Journal,
  { log, editGapMs, locale, openPainter = createPainter }: RehearsalParts,
): Promise<Bot> {
  return startBot({
    open: discordFor(stage.discord),
    journal,
    templates: shippedTemplates(),
    ...shippedTexts(),
    defaults: { locale, timezone: 'America/Toronto' },
    log,
    painter: openPainter(),
    clock: clock.now,
    // The whole stage moves with this clock, including its Discord: jumps are not a fault here.
    monotonic: clock.now,
    editGapMs,
  });
}

let texts: Texts | undefined;
let shipped: readonly Template[] | undefined;

/** Read once, like the templates, so that restarting is fast. */
function shippedTexts(): Texts {
  texts ??= readTexts('discord');
  return texts;
}

function shippedTemplates(): readonly Template[] {
  if (shipped !== undefined) return shipped;
  const loaded = loadTemplates(templateDirs(process.env['TEMPLATES_DIR'] || undefined));
  if (!loaded.ok) throw new Error('A template that ships does not load.');
  shipped = loaded.value;
  return shipped;
}

async function close(stage: Stage, bot: Bot, saver: StateSaver): Promise<void> {
  await bot.stop();
  await saver.flush();
  await stage.discord.close();
}

export const facilitates = ({ guild }: Stage, person: string): boolean =>
  (guild.permissionsOf(person) & facilitating) !== 0n;

import { discordFor } from '../../platforms/discord/platform.ts';
import type { Store } from '../../engine/drawers.ts';
import { openJournal, type StoreProblem } from '../../stores/open-journal.ts';
import { readTexts, type Texts } from '../../program/texts.ts';
import type { Place } from '../../engine/context.ts';
import type { Bot } from '../../program/bot.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Cast } from '../cast.ts';
import { everybodyChoosesCatalan } from '../choose-catalan.ts';
import { createClock, type RehearsalClock } from '../clock.ts';
import { startLocalDiscord } from '../local-discord/index.ts';
import { administering, facilitating, findStage, setStage, type Stage } from '../stage.ts';
import { createStateSaver, type StateSaver } from './state-saver.ts';
import { castOf, startRehearsing, type RehearsalParts } from './start.ts';
import { journalFolder, readSaved, moveAside, writeSaved, type SavedState } from './saved-state.ts';

/** The stage with the real bot, and everything saved last time. */
export interface Rehearsal {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly bot: Bot;
  readonly clock: RehearsalClock;
  /** Where the workshop is. */
  readonly place: Place;
  readonly saver: StateSaver;
  /** The language it was started in, if somebody said one. */
  readonly language: Locale | undefined;
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
  const cast = castOf(parts);
  // Comes first: it locks the folder against other processes.
  let store = await storeIn(folder);
  const found = await restoreSaved(folder, cast).catch(async (error: unknown) => {
    await store.close();
    const aside = await moveAside(folder, Date.now());
    log.warn('the saved rehearsal could not be read and was set aside', { aside, error });
    store = await storeIn(folder);
    return undefined;
  });
  const { stage, clock } = found ?? (await createSetting(cast, parts.locale ?? 'fr'));
  const saver = saveOnActivity(stage, clock, parts);
  saver.touch();
  await saver.flush();
  const bot = await startOn(stage, clock, store, parts);
  if (found === undefined && parts.locale === 'ca') await everybodyChoosesCatalan(stage);
  const language = parts.locale;
  const place = { community: stage.guild.id, channel: stage.channel.id };
  return { stage, cast, bot, clock, place, saver, language, close: () => close(stage, bot, saver) };
}

async function storeIn(folder: string): Promise<Store> {
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

/** A role that nobody has yet, for `/settings` to choose. */
const roles: Readonly<Record<Locale, string>> = {
  fr: 'Animation',
  en: 'Facilitators',
  ca: 'Dinamització',
  es: 'Facilitación',
};

/** The person whose place the visitor may take, by their language. */
export const guests: Readonly<Record<Locale, string>> = {
  fr: 'Invité·e',
  en: 'Guest',
  ca: 'Visitant',
  es: 'Visitante',
};

async function createSetting(cast: Cast, locale: Locale): Promise<Setting> {
  const clock = createClock();
  let isSet = false;
  const now = () => (isSet ? clock.now() : stageSetAt);
  const stage = await setStage(cast, { now }, locale);
  stage.guild.addMember({ name: guests[locale], locale: stage.facilitator.locale });
  stage.guild.addRole({ name: roles[locale] });
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
    (error) => log.error('the rehearsal could not be saved', { error }),
  );
  stage.discord.onActivity(() => saver.touch());
  return saver;
}

function startOn(
  stage: Stage,
  clock: RehearsalClock,
  store: Store,
  parts: RehearsalParts,
): Promise<Bot> {
  texts ??= readTexts('discord');
  return startRehearsing({ open: discordFor(stage.discord), texts, store, clock }, parts);
}

/** Read once, so that restarting is fast. */
let texts: Texts | undefined;

async function close(stage: Stage, bot: Bot, saver: StateSaver): Promise<void> {
  await bot.stop();
  await saver.flush();
  await stage.discord.close();
}

export const facilitates = ({ guild }: Stage, person: string): boolean =>
  (guild.permissionsOf(person) & facilitating) !== 0n;

export const administers = ({ guild }: Stage, person: string): boolean =>
  (guild.permissionsOf(person) & administering) !== 0n;

import type { Store } from '../engine/drawers.ts';
import type { Examine } from '../engine/finding.ts';
import type { Figures } from '../engine/measures.ts';
import type { Painter } from '../engine/ports.ts';
import type { Platform } from '../engine/platform.ts';
import { standingBy, type Trouble } from '../engine/trouble.ts';
import type { BotParts } from './assemble.ts';
import { startBot, type Bot } from './bot.ts';
import { LeasedBot } from './leased-bot.ts';
import { primaryPlatform, type OpenedKind } from './platforms.ts';
import { readTexts, type Texts } from './texts.ts';

/** The bots of one process, one for each platform, on one store. */
export interface House {
  troubles(): readonly Trouble[];
  figures(): Figures;
  /** Rejects when one of them cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  /** Undefined if none is set up, or if another process serves the platform. */
  botOn(platform: string): Bot | undefined;
  stop(): Promise<void>;
}

export interface HouseParts extends Omit<BotParts, 'open' | 'examine' | keyof Texts> {
  readonly examineOn?: (platform: string) => Examine;
  /**
   * Called before the bots start, with a view of their state: one may have to wait for its part of
   * a platform.
   */
  readonly onStarting?: ((house: StartingHouse) => void) | undefined;
}

/** A house whose bots may still be starting. */
export type StartingHouse = Pick<House, 'troubles' | 'figures'>;

/** One bot of the house, whether it is running or not. */
interface Resident {
  readonly id: string;
  now(): Bot | undefined;
  /** True if this is the one process that serves its platform. */
  holdsAccount(): boolean;
  readonly lost: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Starts a bot on each platform, in parallel: while one waits for its part of a platform, the
 * others serve theirs. They share the store and the painter, which are closed with the last of
 * them, and know nothing of one another. If one of them cannot start, none does.
 */
export async function startHouse(
  { examineOn, onStarting, ...parts }: HouseParts,
  platforms: readonly OpenedKind[],
  textsOf: (platform: string) => Texts = readTexts,
): Promise<House> {
  const painter: Painter = {
    paint: (picture) => parts.painter.paint(picture),
    close: async () => {},
  };
  const residents: Resident[] = [];
  const openings = new Map<string, Platform>();
  const notStarted = (): readonly Trouble[] =>
    platforms
      .filter(({ id }) => residents.every((each) => each.id !== id))
      .flatMap(({ id }) => atStart(openings.get(id)));
  onStarting?.(viewOf(residents, parts.store, notStarted));
  let isRefused = false;
  const stop = async (): Promise<void> => {
    await Promise.all(residents.map((each) => each.stop()));
    await Promise.all([parts.painter.close(), parts.store.close()]);
  };
  const starting = platforms.map(async (kind, index) => {
    const { id } = kind;
    const resident = await startResident(kind, {
      ...parts,
      // There is one port and one set of pages, for the first platform.
      screen: index === 0 ? parts.screen : undefined,
      ...textsOf(id),
      ...(examineOn === undefined ? {} : { examine: examineOn(id) }),
      open: (tools) => {
        const platform = kind.open(tools);
        openings.set(id, platform);
        return platform;
      },
      painter,
    });
    residents.push(resident);
    if (isRefused) await resident.stop();
  });
  try {
    await Promise.all(starting);
  } catch (error) {
    isRefused = true;
    await stop();
    throw error;
  }
  return houseOf(residents, parts.store, stop);
}

export const starting: Trouble = { reason: 'starting', detail: 'Palabre is starting.' };

/** A process that stands by has started as far as it can. */
function atStart(opening: Platform | undefined): readonly Trouble[] {
  const troubles = opening?.troubles() ?? [];
  const standsBy = troubles.some(({ reason }) => reason === standingBy);
  return standsBy ? troubles : [starting, ...troubles];
}

async function startResident(
  { id, isHeldAlone = false }: OpenedKind,
  parts: BotParts,
): Promise<Resident> {
  const { fleet } = parts.store;
  if (isHeldAlone && fleet !== undefined) {
    const leased = await LeasedBot.start({ ...parts, id, fleet });
    return {
      id,
      now: () => leased.bot,
      holdsAccount: () => leased.isHeld,
      lost: leased.lost,
      stop: () => leased.stop(),
    };
  }
  const bot = await startBot({ ...parts, store: { ...parts.store, close: async () => {} } });
  return {
    id,
    now: () => bot,
    holdsAccount: () => false,
    lost: bot.lost,
    stop: () => bot.stop(),
  };
}

function houseOf(residents: readonly Resident[], store: Store, stop: () => Promise<void>): House {
  return {
    ...viewOf(residents, store, () => []),
    botOn: (platform) => residents.find(({ id }) => id === platform)?.now(),
    lost: Promise.race(residents.map(({ lost }) => lost)),
    stop,
  };
}

function viewOf(
  residents: readonly Resident[],
  { fleet }: Store,
  notStarted: () => readonly Trouble[],
): StartingHouse {
  const bots = (): Bot[] => residents.flatMap((each) => each.now() ?? []);
  return {
    troubles: () => [...bots().flatMap((bot) => bot.troubles()), ...notStarted()],
    figures: () => ({
      ...summed(bots().map((bot) => bot.figures())),
      ...(fleet && {
        processes: fleet.size(),
        shards: fleet.parts(primaryPlatform),
        accounts: residents.filter((each) => each.holdsAccount()).length,
      }),
    }),
  };
}

function summed(all: readonly Figures[]): Figures {
  const sum = (of: (figures: Figures) => number) =>
    all.reduce((total, figures) => total + of(figures), 0);
  return {
    wakes: sum(({ wakes }) => wakes),
    streams: sum(({ streams }) => streams),
    looks: sum(({ looks }) => looks),
    late: sum(({ late }) => late),
    waiting: sum(({ waiting }) => waiting),
  };
}

import type { Store } from '../engine/drawers.ts';
import type { Examine } from '../engine/finding.ts';
import type { Figures } from '../engine/measures.ts';
import type { Painter } from '../engine/ports.ts';
import type { Platform } from '../engine/platform.ts';
import type { Trouble } from '../engine/trouble.ts';
import type { BotParts } from './assemble.ts';
import { startBot, type Bot } from './bot.ts';
import type { OpenedKind } from './platforms.ts';
import { readTexts, type Texts } from './texts.ts';

/** The bots of one process, one for each platform, on one store. */
export interface House {
  troubles(): readonly Trouble[];
  figures(): Figures;
  /** Rejects when one of them cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  botOn(platform: string): Bot | undefined;
  stop(): Promise<void>;
}

export interface HouseParts extends Omit<BotParts, 'open' | 'examine' | keyof Texts> {
  readonly examineOn?: (platform: string) => Examine;
  /** Told of each platform that is opened, before it connects. */
  readonly opened?: ((platform: Platform) => void) | undefined;
}

/**
 * Starts a bot on each platform. They share the store and the painter, which are closed with the last
 * of them, and know nothing of one another. If one of them cannot start, none does.
 */
export async function startHouse(
  { examineOn, opened, ...parts }: HouseParts,
  platforms: readonly OpenedKind[],
  textsOf: (platform: string) => Texts = readTexts,
): Promise<House> {
  const store: Store = { ...parts.store, close: async () => {} };
  const painter: Painter = {
    paint: (picture) => parts.painter.paint(picture),
    close: async () => {},
  };
  const bots: Bot[] = [];
  const byPlatform = new Map<string, Bot>();
  const stop = async (): Promise<void> => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await Promise.all([parts.painter.close(), parts.store.close()]);
  };
  try {
    for (const [index, { id, open }] of platforms.entries()) {
      const bot = await startBot({
        ...parts,
        // One port, one set of pages: those of the first platform.
        screen: index === 0 ? parts.screen : undefined,
        ...textsOf(id),
        ...(examineOn === undefined ? {} : { examine: examineOn(id) }),
        open: (tools) => {
          const platform = open(tools);
          opened?.(platform);
          return platform;
        },
        store,
        painter,
      });
      bots.push(bot);
      byPlatform.set(id, bot);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    troubles: () => bots.flatMap((bot) => bot.troubles()),
    figures: () => summed(bots.map((bot) => bot.figures())),
    botOn: (platform) => byPlatform.get(platform),
    lost: Promise.race(bots.map(({ lost }) => lost)),
    stop,
  };
}

/** Processes and shards are of the store that all of them share. */
function summed(all: readonly Figures[]): Figures {
  const sum = (of: (figures: Figures) => number) =>
    all.reduce((total, figures) => total + of(figures), 0);
  return {
    ...all[0],
    wakes: sum(({ wakes }) => wakes),
    streams: sum(({ streams }) => streams),
    looks: sum(({ looks }) => looks),
    late: sum(({ late }) => late),
    waiting: sum(({ waiting }) => waiting),
  };
}

import { localeOf } from '../engine/requests/arrival.ts';
import { features } from '../../commands/index.ts';
import { everyMinute } from '../engine/schedule/every-minute.ts';
import type { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { loseChannel, loseGoneChannels } from '../retention/channels-gone.ts';
import { knownCommunities } from '../retention/known-communities.ts';
import { attend } from '../retention/removed.ts';
import { tooSmall } from '../kernel/view/limits.ts';
import { atMost } from '../engine/delivery/at-most.ts';
import { delivering } from '../engine/delivery/changes.ts';
import { cachingPainter } from '../pictures/caching-painter.ts';
import type { AppContext } from '../engine/context.ts';
import type { Figures } from '../engine/measures.ts';
import { forgetStreams, letGoOfStreams, releaseCommunity, streamsInMemory } from './app-context.ts';
import { assemble, type Assembly, type BotParts } from './assemble.ts';
import type { Platform, PlatformListeners, PlatformNotices } from '../engine/platform.ts';
import { retellAll } from '../recap/cases.ts';
import type { Reconciler } from '../engine/delivery/reconciler.ts';
import { watchRetention } from '../retention/watch.ts';
import { yieldToEventLoop } from '../engine/cooperative.ts';
import { finishErasures } from '../own-data/finishing.ts';
import { lagOf } from './lag.ts';
import { lookBack, lookBackOnAll } from './looking-back.ts';
import { resumePresent } from './wake.ts';
import type { Trouble } from '../engine/trouble.ts';
import { note } from '../kernel/view/note.ts';
import { communityTranslators } from '../community/cases.ts';

export interface Bot {
  readonly context: AppContext;
  readonly reconciler: Reconciler;
  /** What must be looked at again, and when. */
  readonly wakes: WakeQueue;
  /** True while it hears, answers and remembers. */
  ready(): boolean;
  /** What prevents it from being ready, or makes it only partly so. */
  troubles(): readonly Trouble[];
  /** The load at this moment, for the operator. */
  figures(): Figures;
  /** Rejects with a `ConnectionLost` when its connection cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  /** Resolves once all that is due within `withinMs` milliseconds (by default, now) is done. */
  settled(withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** How long a stop waits for the platform, in milliseconds, at most twice. */
const stopPatienceMs = 2_000;

/**
 * Assembles the parts, connects, registers the commands that changed, and resumes every open workshop.
 * Rejects with a `ConnectionLost` when it cannot connect.
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const painter = cachingPainter(parts.painter);
  const platform = parts.open({
    ...parts,
    painter,
    drawers: parts.store,
    fleet: parts.store.fleet,
  });
  const lacking = tooSmall(platform.limits);
  if (lacking.length > 0)
    throw new Error(`${platform.id} has limits that are too small: ${lacking.join(', ')}`);
  try {
    const starting = start({ ...parts, painter }, platform);
    return await Promise.race([starting, platform.lost]);
  } catch (error) {
    await atMost(stopPatienceMs, Promise.all([platform.close(), painter.close()]));
    throw error;
  }
}

async function start(parts: BotParts, platform: Platform): Promise<Bot> {
  const assembly = assemble(parts, platform);
  const { journal, trusted, context, wakes, reconciler, dispatcher } = assembly;
  await assembly.screens?.open(context, parts.translatorOf);
  const resume = resuming(assembly, platform);
  const listeners = listenersOf(assembly, platform, resume);
  trusted.onSettled(() => [...platform.communities()].forEach(listeners.arrived));
  const translatorFor = communityTranslators(context, parts.translatorOf);
  const said = { catalogues: parts.catalogues, notices: noticesOf(parts), translatorFor };
  const facts = await platform.connect({ dispatcher, features, ...said, listeners });
  const communities = [...platform.communities()];
  const awake = await resumed(communities, resume);
  parts.log.info('ready', { communities: communities.length, ...facts });
  const stopped = new AbortController();
  const lookingBack = lookBackOnAll(context, reconciler, awake, stopped.signal);
  const attending = (listed: Set<string>) => attended(assembly, platform, lookingBack, listed);
  const ofAll = { communities: attending, isTimeConfirmed: trusted.confirm };
  const retention = watchRetention(context, { wakes, ...ofAll });
  const lag = lagOf(reconciler, parts.log);
  const minutes = everyMinute(() => wakes.look());
  const idle = everyMinute(() => (lag.look(), letGoOfStreams(context)));
  const troubles = () => [...platform.troubles(), ...journal.troubles(), ...lag.troubles()];
  return {
    context,
    reconciler,
    wakes,
    troubles,
    figures: () => figuresOf(assembly),
    ready: () => troubles().every(({ partly }) => partly === true),
    lost: platform.lost,
    settled: async (withinMs) => {
      await lookingBack;
      await reconciler.settled(withinMs);
      await retention.settled();
    },
    stop: async () => {
      await minutes.stop();
      await idle.stop();
      stopped.abort();
      // The platform may no longer answer; what is left to do is resumed at the next start.
      wakes.stop();
      assembly.screens?.close();
      await atMost(stopPatienceMs, Promise.all([lookingBack, reconciler.stop(), retention.stop()]));
      await atMost(stopPatienceMs, Promise.all([platform.close(), parts.painter.close()]));
      await journal.close();
    },
  };
}

const figuresOf = ({ context, wakes, reconciler }: Assembly): Figures => ({
  wakes: wakes.size,
  streams: streamsInMemory(context),
  ...reconciler.load(),
});

/** Resumes a community after a start or an outage; resolves with false if it has nothing to do. */
function resuming(
  { context, reconciler, rests }: Assembly,
  { isGone }: Platform,
): (community: string) => Promise<boolean> {
  return async (id) => {
    if ((await rests.listedAtRest(id)) !== undefined) return false;
    // Loaded once for all that follows.
    await context.streams.communities.read(id);
    // Before anything is shown: what people had erased must not be posted again.
    await finishErasures(context, id);
    await resumePresent(context, reconciler, id);
    await loseGoneChannels(context, id, isGone);
    releaseCommunity(context, id);
    await yieldToEventLoop();
    return true;
  };
}

/** Resumes communities one by one; resolves with those that have something to do. */
async function resumed(
  communities: readonly string[],
  resume: (community: string) => Promise<boolean>,
): Promise<string[]> {
  const awake: string[] = [];
  for (const id of communities) if (await resume(id)) awake.push(id);
  return awake;
}

/**
 * Yields every known community that may have something to do, once the erasures asked for in it are
 * done, those that failed before too. What communities at rest list is added to `listed`.
 */
async function* attended(
  { context, rests }: Assembly,
  platform: Pick<Platform, 'communities'>,
  lookedBack: Promise<void>,
  listed: Set<string>,
): AsyncGenerator<string, void> {
  // Looking back notes which workshops are at rest.
  await lookedBack;
  const here = platform.communities();
  // Asked again if it was not there: it may have arrived since.
  const isThere = (id: string) => here.has(id) || platform.communities().has(id);
  const isAtRest = async (id: string): Promise<boolean> => {
    const found = await rests.listedAtRest(id);
    for (const each of found ?? []) listed.add(each);
    return found !== undefined;
  };
  for await (const id of knownCommunities(context, isThere, isAtRest)) {
    await finishErasures(context, id);
    yield id;
    await rests.note(id);
    releaseCommunity(context, id);
  }
  await rests.flush();
}

/** Handles what the platform reports; failures are logged. */
function listenersOf(
  { context, chat, reconciler }: Assembly,
  platform: Platform,
  resume: (community: string) => Promise<boolean>,
): PlatformListeners {
  const logged = (what: string, work: Promise<unknown>, facts: object): void => {
    work.catch((error: unknown) => context.tools.log.error(what, { ...facts, error }));
  };
  return {
    ...delivering({ chat, reconciler }),
    arrived: (id) => {
      const resumed = resume(id).then((isAwake) =>
        isAwake ? lookBack(context, reconciler, id) : undefined,
      );
      logged('a community could not be resumed', resumed, { id });
    },
    left: (id) => {
      const noted = attend(context, id, () => platform.communities().has(id), true);
      logged('a removal from a community could not be handled', noted, { id });
    },
    channelGone: (community, channel) => {
      const losing = loseChannel(context, community, channel);
      logged('what a deleted channel held could not be ended', losing, { community, channel });
    },
    tookOver: () => forgetStreams(context),
    sightChanged: (id) =>
      logged('the recaps of a community could not be updated', retellAll(context, id), { id }),
  };
}

/** What is said if no handler can, in the reader's language. */
function noticesOf({ translatorOf, defaults }: BotParts): PlatformNotices {
  const saying = (key: 'error.slow' | 'error.unreadable') => (language: string) =>
    note(translatorOf(localeOf(language) ?? defaults.locale, defaults.timezone).say(key));
  return { tooLate: saying('error.slow'), unreadable: saying('error.unreadable') };
}

import { features } from '../../commands/index.ts';
import type { AppContext, Defaults } from '../engine/context.ts';
import { deliveryOf } from '../engine/delivery/delivery-of.ts';
import { guardedChat, type GuardedChat } from '../engine/delivery/guarded-chat.ts';
import { createReconciler, type Reconciler } from '../engine/delivery/reconciler.ts';
import { wholeChat } from '../engine/delivery/whole-chat.ts';
import type { Measures } from '../engine/measures.ts';
import type { Examine } from '../engine/finding.ts';
import type { OpenPlatform, Platform } from '../engine/platform.ts';
import { drawersOf, type Store } from '../engine/drawers.ts';
import type { Clock, Log, Monotonic, Painter } from '../engine/ports.ts';
import type { Dispatcher } from '../engine/requests/dispatch.ts';
import { createDrafts } from '../engine/requests/drafts.ts';
import { createQuota } from '../engine/requests/quotas.ts';
import { trustedClock, type TrustedClock } from '../engine/schedule/trusted-clock.ts';
import { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { journalOf } from '../engine/streams/journal-of.ts';
import { watchedJournal, type WatchedJournal } from '../engine/streams/watched-journal.ts';
import type { Catalogues } from '../i18n/locale-files.ts';
import type { TranslatorOf } from '../i18n/translator.ts';
import { restDrawer, RestNotes } from '../retention/rest-notes.ts';
import { createScreens, type ScreenPlace, type Screens } from '../screen/serve.ts';
import { newId } from '../system/new-id.ts';
import { isTimezone } from '../kernel/hours/zone.ts';
import type { Templates } from '../template/offered.ts';
import { openAppContext } from './app-context.ts';
import { measuredChat, measuredDispatcher } from './measured.ts';
import { openDispatcher } from './requests.ts';
import { ownFindings } from './operating/doctor-own.ts';
import { openSubjects } from './subjects.ts';

export interface BotParts {
  readonly open: OpenPlatform;
  /** How long this process has the platform to itself, if one process at a time may. */
  readonly term?: AbortSignal;
  /** Closed with the bot. */
  readonly store: Store;
  readonly templates: Templates;
  readonly translatorOf: TranslatorOf;
  readonly catalogues: Catalogues;
  readonly defaults: Defaults;
  readonly log: Log;
  /** Closed with the bot, as the store is. */
  readonly painter: Painter;
  /** This machine's clock, used as long as it can be relied on. */
  readonly clock: Clock;
  /**
   * A clock that only goes forward, in milliseconds, to check `clock` against; the system's if
   * omitted.
   */
  readonly monotonic?: Monotonic;
  /** The least time between two edits of one card, in milliseconds. */
  readonly editGapMs: number;
  /** Where workshops are shown to the people in a room; nowhere if omitted. */
  readonly screen?: ScreenPlace | undefined;
  /** Receives the operator's metrics; they are dropped if omitted. */
  readonly measures?: Measures;
  /** What the doctor reports besides what a bot knows of itself; nothing if omitted. */
  readonly examine?: Examine;
}

/** A bot that is assembled but not connected yet. */
export interface Assembly {
  readonly journal: WatchedJournal;
  readonly chat: GuardedChat;
  readonly trusted: TrustedClock;
  readonly context: AppContext;
  readonly wakes: WakeQueue;
  readonly reconciler: Reconciler;
  readonly dispatcher: Dispatcher;
  readonly screens: Screens | undefined;
  /** Notes which communities have nothing to do. */
  readonly rests: RestNotes;
}

const unmeasured: Measures = {
  answered: () => {},
  refused: () => {},
  recap: () => {},
};

/** What a bot knows of itself, then what its program and its platform report. */
const examining =
  ({ templates, examine }: BotParts, journal: WatchedJournal, platform: Platform): Examine =>
  async (places, t) => [
    ...ownFindings(journal.troubles(), templates().length),
    ...((await examine?.(places, t)) ?? []),
    ...(platform.findings?.(places) ?? []),
  ];

function dispatching(
  { translatorOf, log }: BotParts,
  app: AppContext,
  monotonic: Monotonic,
): Dispatcher {
  const quota = createQuota(monotonic);
  const drafts = createDrafts(newId);
  return openDispatcher({ app, features, translatorOf, drafts, log, newId, quota });
}

/**
 * The platform's chat, measured, with every part, and guarded against requests that would be
 * refused.
 */
function chatOf(
  { log, term, measures = unmeasured, store: { fleet } }: BotParts,
  { chat, ground }: Platform,
  monotonic: Monotonic,
): GuardedChat {
  const processes = term === undefined ? fleet && (() => fleet.size()) : undefined;
  const whole = wholeChat(measuredChat(chat, measures));
  return guardedChat({ chat: whole, ground, monotonic, log, processes });
}

/** What rooms need of a platform besides its chat. */
function knownBy({ sight, namesIn, keptBeside, capabilities }: Platform) {
  return { sight, namesIn, keptBeside, capabilities };
}

export function assemble(parts: BotParts, platform: Platform): Assembly {
  const { log, measures = unmeasured } = parts;
  const { fleet } = parts.store;
  const journal = watchedJournal(journalOf(platform.id, parts.store));
  const monotonic = parts.monotonic ?? (() => performance.now());
  const chat = chatOf(parts, platform, monotonic);
  const trusted = trustedClock({ wall: parts.clock, monotonic, platform: platform.time, log });
  const clock = trusted.now;
  const screens = parts.screen === undefined ? undefined : createScreens(parts.screen);
  const context: AppContext = openAppContext({
    journal,
    log,
    painter: parts.painter,
    ...knownBy(platform),
    clock,
    newId,
    templates: parts.templates,
    defaults: parts.defaults,
    measures,
    termOf: platform.termOf,
    isSure: fleet && (() => fleet.isSure()),
    isTimezone,
    screens,
    changed: (what, extent) => {
      reconciler.touch(what, extent);
      screens?.touch(what);
    },
    delivery: deliveryOf(chat, () => reconciler),
    examine: examining(parts, journal, platform),
  });
  const wakes = new WakeQueue({ now: clock, monotonic });
  const reconciler: Reconciler = createReconciler({
    chat,
    now: clock,
    monotonic,
    log,
    editGapMs: parts.editGapMs,
    capabilities: platform.capabilities,
    wakes,
    ...openSubjects(context, parts.translatorOf),
  });
  const dispatcher = measuredDispatcher(
    dispatching(parts, context, monotonic),
    measures,
    monotonic,
  );
  const rests = new RestNotes(context, drawersOf(platform.id, parts.store)(restDrawer));
  return { journal, chat, trusted, context, wakes, reconciler, dispatcher, screens, rests };
}

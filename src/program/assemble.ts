import { features } from '../../commands/index.ts';
import type { AppContext, Defaults } from '../engine/context.ts';
import { deliveryOf } from '../engine/delivery/delivery-of.ts';
import { guardedChat, type GuardedChat } from '../engine/delivery/guarded-chat.ts';
import { createReconciler, type Reconciler } from '../engine/delivery/reconciler.ts';
import { wholeChat } from '../engine/delivery/whole-chat.ts';
import type { OpenPlatform, Platform } from '../engine/platform.ts';
import type { Clock, Journal, Log, Monotonic, Painter } from '../engine/ports.ts';
import type { Dispatcher } from '../engine/requests/dispatch.ts';
import { createDrafts } from '../engine/requests/drafts.ts';
import { createQuota } from '../engine/requests/quotas.ts';
import { trustedClock, type TrustedClock } from '../engine/schedule/trusted-clock.ts';
import { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { journalOf } from '../engine/streams/journal-of.ts';
import { watchedJournal, type WatchedJournal } from '../engine/streams/watched-journal.ts';
import type { Catalogues } from '../i18n/locale-files.ts';
import type { TranslatorOf } from '../i18n/translator.ts';
import { newId } from '../system/new-id.ts';
import { isTimezone } from '../kernel/hours/zone.ts';
import type { Template } from '../template/domain/template.ts';
import { openAppContext } from './app-context.ts';
import { openDispatcher } from './requests.ts';
import { openSubjects } from './subjects.ts';

export interface BotParts {
  readonly open: OpenPlatform;
  readonly journal: Journal;
  readonly templates: readonly Template[];
  readonly translatorOf: TranslatorOf;
  readonly catalogues: Catalogues;
  readonly defaults: Defaults;
  readonly log: Log;
  /** Closed with the bot, as the journal is. */
  readonly painter: Painter;
  /** This machine's own, used as long as it can be relied on. */
  readonly clock: Clock;
  /** Milliseconds that only go forward, to check `clock` against; the system's when left out. */
  readonly monotonic?: Monotonic;
  /** The least time between two edits of one card, in milliseconds. */
  readonly editGapMs: number;
}

/** A bot that is put together and not connected yet. */
export interface Assembly {
  readonly journal: WatchedJournal;
  readonly chat: GuardedChat;
  readonly trusted: TrustedClock;
  readonly context: AppContext;
  readonly wakes: WakeQueue;
  readonly reconciler: Reconciler;
  readonly dispatcher: Dispatcher;
}

export function assemble(parts: BotParts, platform: Platform): Assembly {
  const { log } = parts;
  const journal = watchedJournal(journalOf(platform.id, parts.journal));
  const monotonic = parts.monotonic ?? (() => performance.now());
  const { ground } = platform;
  const chat = guardedChat({ chat: wholeChat(platform.chat), ground, monotonic, log });
  const trusted = trustedClock({ wall: parts.clock, monotonic, platform: platform.hour, log });
  const clock = trusted.now;
  const context: AppContext = openAppContext({
    journal,
    log,
    painter: parts.painter,
    sight: platform.sight,
    namesIn: platform.namesIn,
    capabilities: platform.capabilities,
    clock,
    newId,
    templates: parts.templates,
    defaults: parts.defaults,
    isTimezone,
    changed: (what, extent) => reconciler.touch(what, extent),
    delivery: deliveryOf(chat, () => reconciler),
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
  const dispatcher = openDispatcher({
    app: context,
    features,
    translatorOf: parts.translatorOf,
    drafts: createDrafts(newId),
    log,
    newId,
    quota: createQuota(monotonic),
  });
  return { journal, chat, trusted, context, wakes, reconciler, dispatcher };
}

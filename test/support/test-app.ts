import { allCapabilities, type Capabilities } from '../../src/engine/capabilities.ts';
import { features as everything } from '../../commands/index.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { isTimezone } from '../../src/kernel/hours/zone.ts';
import type { Examine } from '../../src/engine/finding.ts';
import type { Feature } from '../../src/engine/requests/command.ts';
import type { Dispatcher, Request } from '../../src/engine/requests/dispatch.ts';
import { createDrafts, type Drafts } from '../../src/engine/requests/drafts.ts';
import type { AppContext, Delivery } from '../../src/engine/context.ts';
import { deliveryOf } from '../../src/engine/delivery/delivery-of.ts';
import { guardedChat, type GuardedChat } from '../../src/engine/delivery/guarded-chat.ts';
import type { Quota } from '../../src/engine/requests/quota.ts';
import { openAppContext } from '../../src/program/app-context.ts';
import { openDispatcher } from '../../src/program/requests.ts';
import type { Chat, Journal, Log, NewId } from '../../src/engine/ports.ts';
import { createReconciler, type Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { openSubjects } from '../../src/program/subjects.ts';
import type { SubjectRef, TermOf } from '../../src/engine/delivery/subject.ts';
import type { Screens } from '../../src/screen/serve.ts';
import { WakeQueue } from '../../src/engine/schedule/wake-queue.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { fakePainter, type FakePainter } from './painter.ts';
import { createGuest, type Guest, type Particulars } from './guest.ts';
import { fakeSight, type FakeSight } from './sight.ts';
import { keptLog, type Entry } from './logs.ts';
import { smallTemplate } from './small-template.ts';
import { texts } from './texts.ts';

/** Which writes the store refuses. */
export interface StoreSwitch {
  reads: boolean;
  writes: boolean;
}

/** Palabre and its commands, on an in-memory journal and without any platform. */
export interface TestApp {
  readonly context: AppContext;
  readonly dispatcher: Dispatcher;
  /** The requests so far, as the platform delivered them. */
  readonly requests: readonly Request[];
  readonly drafts: Drafts;
  readonly log: Log;
  readonly entries: readonly Entry[];
  readonly changed: readonly SubjectRef[];
  readonly store: StoreSwitch;
  readonly painter: FakePainter;
  readonly sight: FakeSight;
  /** Milliseconds since 1970, moved by hand. */
  readonly time: { now: number };
  /** Somebody whose name is also their id. */
  as(name: string, particulars?: Particulars): Guest;
  /** Keeps a chat up to date with what changes from now on. */
  show(chat: Chat | GuardedChat, editGapMs?: number, how?: HowShown): Reconciler;
  /** The same journal, and nothing else of what was in memory. */
  restart(otherwise?: TestAppOptions): TestApp;
}

export interface HowShown {
  readonly wakes?: WakeQueue;
  /** Left out, it shows everything. */
  readonly isShown?: (ref: SubjectRef) => boolean;
}

const everySubject = (): boolean => true;

export interface TestAppOptions {
  readonly features?: readonly Feature[];
  readonly clock?: () => number;
  readonly template?: Template;
  readonly quota?: Quota;
  readonly capabilities?: Capabilities;
  readonly screens?: Screens;
  readonly examine?: Examine;
  /** Another than one in memory. */
  readonly journal?: Journal;
  /** The communities that it looks after, where several processes do. */
  readonly termOf?: TermOf;
  readonly isSure?: () => boolean;
}

const { translatorOf } = texts;

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error('The journal in memory did not open.');
  const { journal = opened.value } = options;
  return furnish(options, { memory: journal, newId: counting(), sight: fakeSight() });
}

/** What survives a restart. */
interface Lasting {
  readonly memory: Journal;
  readonly newId: NewId;
  readonly sight: FakeSight;
}

function furnish(options: TestAppOptions, lasting: Lasting): TestApp {
  const { memory, newId, sight } = lasting;
  const time = { now: Date.UTC(2026, 0, 15, 18) };
  const clock = options.clock ?? (() => time.now);
  const store = { reads: true, writes: true };
  const { log, entries } = keptLog();
  const changed: SubjectRef[] = [];
  const painter = fakePainter();
  let reconciler: Reconciler | undefined;
  let delivery: Delivery | undefined;
  let shows: (ref: SubjectRef) => boolean = everySubject;
  const context = openAppContext({
    capabilities: options.capabilities ?? allCapabilities,
    journal: switched(memory, store),
    clock,
    newId,
    log,
    painter,
    sight,
    templates: () => [options.template ?? smallTemplate],
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    isTimezone,
    screens: options.screens,
    termOf: options.termOf,
    isSure: options.isSure,
    examine: options.examine,
    changed: (what) => {
      changed.push(what);
      options.screens?.touch(what);
      if (shows(what)) reconciler?.touch(what);
    },
    delivery: {
      problemIn: (place) => delivery?.problemIn(place),
      show: async (what, withinMs) =>
        (shows(what) ? await delivery?.show(what, withinMs) : undefined) ?? [],
    },
  });
  const drafts = createDrafts(newId);
  const { features = everything } = options;
  const { quota } = options;
  const dispatcher = openDispatcher({
    app: context,
    features,
    translatorOf,
    drafts,
    log,
    newId,
    ...(quota && { quota }),
  });
  const requests: Request[] = [];
  const recorded: Dispatcher = {
    ...dispatcher,
    answer: (request) => {
      requests.push(request);
      return dispatcher.answer(request);
    },
  };
  return {
    context,
    dispatcher,
    drafts,
    log,
    entries,
    changed,
    store,
    painter,
    sight,
    time,
    requests,
    as: (name, particulars = {}) => createGuest(recorded, name, particulars),
    show: (chat, editGapMs = 1_000, { isShown = everySubject, ...how } = {}) => {
      shows = isShown;
      const { wakes = new WakeQueue({ now: clock, monotonic: clock }) } = how;
      const guarded = 'held' in chat ? chat : guardedChat({ chat, monotonic: clock, log });
      const made = createReconciler({
        capabilities: options.capabilities ?? allCapabilities,
        chat: guarded,
        now: clock,
        monotonic: clock,
        log,
        editGapMs,
        wakes,
        ...openSubjects(context, translatorOf),
      });
      reconciler = made;
      delivery = deliveryOf(guarded, () => made);
      return made;
    },
    restart: (other = {}) => furnish({ ...options, ...other }, lasting),
  };
}

async function down(): Promise<never> {
  throw new Error('the store is down, says its own message');
}

function switched(journal: Journal, store: StoreSwitch): Journal {
  return {
    snapshot: (stream) => (store.reads ? journal.snapshot(stream) : down()),
    read: async function* read(stream, sequence) {
      yield* store.reads ? journal.read(stream, sequence) : await down();
    },
    append: (...args) => (store.writes ? journal.append(...args) : down()),
    saveSnapshot: (...args) => journal.saveSnapshot(...args),
    erase: (stream) => (store.writes ? journal.erase(stream) : down()),
    list: (kind) => journal.list(kind),
    streams: () => journal.streams(),
    close: () => journal.close(),
  };
}

function counting(): NewId {
  let last = 0;
  return () => {
    last += 1;
    return String(last).padStart(6, '0');
  };
}

import { allCapabilities } from '../src/engine/capabilities.ts';
import { updatePoll, createPollIn } from '../src/poll/cases.ts';
import { openJournal } from '../src/stores/open-journal.ts';
import { newId } from '../src/system/new-id.ts';
import { readTexts } from '../src/program/texts.ts';
import { guardedChat } from '../src/engine/delivery/guarded-chat.ts';
import type { AppContext, Delivery } from '../src/engine/context.ts';
import { openAppContext } from '../src/program/app-context.ts';
import type { Chat, Journal, Log, Painter, Sight } from '../src/engine/ports.ts';
import { createReconciler, type Reconciler } from '../src/engine/delivery/reconciler.ts';
import { WakeQueue } from '../src/engine/schedule/wake-queue.ts';
import { openSubjects } from '../src/program/subjects.ts';
import type { Template } from '../src/template/domain/template.ts';
import type { Actor } from '../src/kernel/people.ts';
import type { Ballot, PollDraft } from '../src/poll/domain/state.ts';
import { renderOne } from '../src/platforms/discord/render.ts';
import type { View } from '../src/kernel/view/view.ts';
import { ok } from '../src/kernel/result.ts';
import { upTo } from './figures.ts';

const fail = (what: string): never => {
  throw new Error(`The bench was told of trouble: ${what}`);
};
/** What goes wrong ends the bench: a figure of something that failed means nothing. */
export const strictLog: Log = { info: () => {}, warn: fail, error: fail };

export const { translatorOf } = readTexts('discord');

export async function openLmdbJournal(folder: string): Promise<Journal> {
  const journal = await openJournal(`lmdb://${folder}`);
  return journal.ok ? journal.value : fail(journal.error.kind);
}

const shown = (view: View): void => void renderOne(view);

/** A chat that is always there, and sets out each message as Discord's would. */
export function openChat(): Chat {
  return {
    post: async (_channel, view, name) => {
      shown(view);
      return ok(name);
    },
    find: async () => ok(undefined),
    edit: async (_channel, _message, view) => ok(shown(view)),
    remove: async () => ok(undefined),
    openThread: async (_channel, message) => ok(message),
    openPrivateThread: async (_place, name) => ok(name),
    addToThread: async () => ok(undefined),
    removeFromThread: async () => ok(undefined),
    announce: async (_community, { title }) => ok(title),
    reannounce: async () => ok(undefined),
    callOff: async () => ok(undefined),
    fileBytes: () => 10_000_000,
  };
}

/** Nothing measured on this house has a picture. */
export const noPainter: Painter = {
  paint: () => Promise.reject(new Error('no picture was expected')),
  close: async () => {},
};

/** Nothing is known of what the chat refuses. */
export const noDelivery: Delivery = { problemIn: () => undefined, show: async () => [] };

/** Everybody reads everything. */
export const openSight: Sight = {
  knows: () => true,
  coversReaders: () => true,
  isPublic: () => true,
};

export interface BenchApp {
  readonly context: AppContext;
  readonly reconciler: Reconciler;
}

export const monotonic = (): number => performance.now();

/** Palabre without Discord, its cards kept up to date all the same. */
export function openBenchApp(journal: Journal, templates: readonly Template[] = []): BenchApp {
  const context: AppContext = openAppContext({
    capabilities: allCapabilities,
    journal,
    log: strictLog,
    painter: noPainter,
    sight: openSight,
    clock: Date.now,
    newId,
    templates: () => templates,
    defaults: { locale: 'fr', timezone: 'America/Toronto' },
    isTimezone: () => true,
    changed: (what, extent) => reconciler.touch(what, extent),
    delivery: noDelivery,
  });
  const reconciler: Reconciler = createReconciler({
    capabilities: allCapabilities,
    chat: guardedChat({ chat: openChat(), monotonic, log: strictLog }),
    now: Date.now,
    monotonic,
    log: strictLog,
    editGapMs: 1_000,
    wakes: new WakeQueue({ now: Date.now, monotonic }),
    ...openSubjects(context, translatorOf),
  });
  return { context, reconciler };
}

export const facilitator: Actor = { id: '9', name: 'Alix', moderates: true };

export const newPoll: PollDraft = {
  question: 'Quels outils et ressources utilisez-vous ?',
  options: upTo(7).map((index) => ({ id: `o${index + 1}`, label: `Outil numéro ${index + 1}` })),
  rules: { ifNeedBe: true, resultsWhileOpen: true, named: true, ranking: 'yes' },
};

/** Two yes, one if need be and four no, in turn. */
export function ballotOf(index: number): Pick<Ballot, 'yes' | 'ifNeedBe' | 'no'> {
  const option = (shift: number): string => `o${((index + shift) % 7) + 1}`;
  return { yes: [0, 3].map(option), ifNeedBe: [option(1)], no: [2, 4, 5, 6].map(option) };
}

export async function openedPoll({ context }: BenchApp): Promise<string> {
  const place = { community: 'c', channel: '1' };
  const created = await createPollIn(context, place, facilitator, newPoll);
  if (!created.ok) return fail(created.error.kind);
  await updatePoll(context, created.value.id, facilitator, facilitator.moderates, { type: 'open' });
  return created.value.id;
}

export async function vote({ context }: BenchApp, poll: string, index: number): Promise<void> {
  const voter = { id: `${1000 + index}`, name: `Membre ${index}`, moderates: false };
  const voted = await updatePoll(context, poll, voter, voter.moderates, {
    type: 'vote',
    ...ballotOf(index),
    asked: { options: 7, wording: 0 },
  });
  if (!voted.ok) fail(voted.error.kind);
}

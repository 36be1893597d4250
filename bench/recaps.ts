import { allCapabilities } from '../src/engine/capabilities.ts';
import { updatePoll, createPollIn } from '../src/poll/cases.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../src/system/new-id.ts';
import type { AppContext } from '../src/engine/context.ts';
import { openAppContext } from '../src/program/app-context.ts';
import type { Chat } from '../src/engine/ports.ts';
import { changeRecap } from '../src/recap/stream.ts';
import { guardedChat } from '../src/engine/delivery/guarded-chat.ts';
import { createReconciler, type Reconciler } from '../src/engine/delivery/reconciler.ts';
import { WakeQueue } from '../src/engine/schedule/wake-queue.ts';
import { openSubjects } from '../src/program/subjects.ts';
import { concurrently, percentile, timed } from './figures.ts';
import {
  ballotOf,
  facilitator,
  newPoll,
  noPainter,
  noDelivery,
  openSight,
  openChat,
  openLmdbJournal,
  monotonic,
  strictLog,
  translatorOf,
} from './bench-app.ts';
import { ms, perSecond, type Row } from './table.ts';

const size = 10_000;
/** What Discord lets a bot send in a second, whatever it sends. */
const discordPerSecond = 50;
/** A Friday, and the recap of each community a minute later. */
const scheduledAt = Date.UTC(2026, 0, 16, 16, 59);
const dueAt = Date.UTC(2026, 0, 16, 17);
const votesAlone = 200;
const betweenVotesMs = 5;

interface Town {
  readonly context: AppContext;
  readonly reconciler: Reconciler;
  readonly wakes: WakeQueue;
  readonly posted: Map<string, number>;
  readonly time: { now: number };
}

/** Ten thousand communities whose recap is due in the same minute, each durable, while people vote. */
export async function benchRecaps(folder: string): Promise<Row[]> {
  const data = join(folder, 'recaps');
  await mkdir(data);
  const journal = await openLmdbJournal(data);
  const town = openTown(journal);
  await settle(town);
  const poll = await openPoll(town, 'voting');
  const alone = await votes(town, poll, (count) => count < votesAlone);
  town.time.now = dueAt;
  let sending = true;
  const meanwhile = votes(town, poll, () => sending);
  const took = await timed(() => sendAll(town));
  sending = false;
  const during = await meanwhile;
  await journal.close();
  return rowsOf({ took, alone, during });
}

function openTown(journal: Parameters<typeof openAppContext>[0]['journal']): Town {
  const time = { now: scheduledAt };
  const clock = () => time.now;
  const posted = new Map<string, number>();
  const context = openAppContext({
    capabilities: allCapabilities,
    journal,
    log: strictLog,
    painter: noPainter,
    sight: openSight,
    clock,
    newId,
    templates: () => [],
    defaults: { locale: 'fr', timezone: 'UTC' },
    isTimezone: () => true,
    changed: (ref) => {
      if (ref.kind === 'recap' || ref.kind === 'recapSchedule') reconciler.touch(ref);
    },
    delivery: noDelivery,
  });
  const wakes = new WakeQueue({ now: clock, monotonic });
  const reconciler = createReconciler({
    capabilities: allCapabilities,
    chat: guardedChat({ chat: countingChat(posted), monotonic, log: strictLog }),
    now: clock,
    monotonic,
    log: strictLog,
    editGapMs: 1_000,
    wakes,
    ...openSubjects(context, translatorOf),
  });
  return { context, reconciler, wakes, posted, time };
}

function countingChat(posted: Map<string, number>): Chat {
  const chat = openChat();
  return {
    ...chat,
    post: async (channel, view, name, since) => {
      posted.set(name, (posted.get(name) ?? 0) + 1);
      return chat.post(channel, view, name, since);
    },
  };
}

/** Each has a poll that is open, so that its recap has something to tell. */
async function settle(town: Town): Promise<void> {
  const { context, reconciler } = town;
  await concurrently(size, 500, async (index) => {
    const community = `c${index}`;
    await openPoll(town, community);
    const done = await changeRecap(context, community, facilitator, {
      type: 'schedule',
      schedule: {
        day: 'friday',
        time: '17:00',
        timezone: 'UTC',
        channel: community,
        locale: 'fr',
        whenEmpty: 'line',
      },
    });
    if (!done.ok) throw new Error(done.error.kind);
  });
  await reconciler.settled();
}

async function openPoll({ context }: Town, community: string): Promise<string> {
  const place = { community, channel: community };
  const created = await createPollIn(context, place, facilitator, newPoll);
  if (!created.ok) throw new Error(created.error.kind);
  await updatePoll(context, created.value.id, facilitator, facilitator.moderates, { type: 'open' });
  return created.value.id;
}

async function sendAll({ reconciler, wakes, posted }: Town): Promise<void> {
  wakes.look();
  await reconciler.settled();
  const twice = [...posted.values()].some((times) => times !== 1);
  if (posted.size !== size || twice) throw new Error(`${posted.size} recaps, some of them twice`);
}

/** How long each vote takes to be durable, one at a time. */
async function votes(
  { context }: Town,
  poll: string,
  goOn: (count: number) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  while (goOn(times.length)) {
    const index = times.length;
    const voter = { id: `${1000 + index}`, name: `Membre ${index}`, moderates: false };
    const asked = { options: newPoll.options.length, wording: 0 };
    const intent = { type: 'vote' as const, ...ballotOf(index), asked };
    times.push(await timed(() => updatePoll(context, poll, voter, voter.moderates, intent)));
    await pause(betweenVotesMs);
  }
  return times;
}

interface Measured {
  readonly took: number;
  readonly alone: readonly number[];
  readonly during: readonly number[];
}

function rowsOf({ took, alone, during }: Measured): Row[] {
  const rate = (size / took) * 1000;
  return [
    {
      what: `${size} recaps due in one minute, each sent once, over Discord's limit`,
      measured: perSecond(rate),
      against: perSecond(discordPerSecond),
      ratio: rate / discordPerSecond,
      budget: { atLeast: 3 },
    },
    ...[0.5, 0.99].map((share) => ({
      what: `  a vote meanwhile, p${share * 100}, over alone`,
      measured: ms(percentile(during, share)),
      against: ms(percentile(alone, share)),
      ratio: percentile(during, share) / percentile(alone, share),
    })),
  ];
}

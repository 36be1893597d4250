import { outlineOf } from './domain/content.ts';
import { latestRecap } from './domain/recap.ts';
import type { DueRecap } from './domain/due.ts';
import { wanted, type Recap, type RecapOutline, type RecapState } from './domain/state.ts';
import { leftOutAmong, seenAmong, seenAnswers, seenOutline, type Seen } from './domain/sight.ts';
import type { Settings } from '../community/domain/community.ts';
import type { CommunityState } from '../community/domain/state.ts';
import type { Translator } from '../i18n/translator.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { RecapScene } from './view/scene.ts';
import type { RecapGaps } from './view/status.ts';
import type { AppContext } from '../engine/context.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { happened, pollsOf, workshopsOf, type Happened } from './reading.ts';
import { latestWeeks } from './time.ts';

/** As many weeks as a picture shows. */
const weeksShown = 8;
const weekMs = 7 * 24 * 60 * 60_000;

const sinceOf = (recap: Readonly<RecapState>, now: number): number =>
  latestRecap(recap)?.outline.until ?? now - weekMs;

/** Whether all who read a recap posted in `channel` may read another one too. */
function seenFrom({ tools }: AppContext, community: string, channel: string): Seen {
  return (other) => tools.sight.coversReaders(community, channel, other);
}

interface Chosen {
  readonly outline: RecapOutline;
  /** The workshops that it does not tell of, since not all its readers may read them. */
  readonly leftOut: readonly string[];
}

/** Chooses what a community's recap tells at `now`: what everybody who reads its channel may read. */
export async function outlineFor(
  app: AppContext,
  id: string,
  { week, channel }: DueRecap,
  now: number,
): Promise<Result<Chosen, StoreDown>> {
  const told = await gathered(app, id, now);
  if (!told.ok) return told;
  const { recap, state, from, all } = told.value;
  const seen = seenFrom(app, id, channel);
  const last = latestRecap(recap)?.week;
  const outline = outlineOf({
    ...seenAmong(all, seen),
    from,
    until: now,
    attributionOptOuts: state.attributionOptOuts,
    answers: seenAnswers(recap, seen).filter((each) => each.week === last && each.week !== week),
    weeks: latestWeeks(now, zoneOf(app, recap, state.settings), weeksShown),
  });
  // Of a channel that is not there any more nobody is a reader.
  const there = app.tools.sight.knows(id, channel);
  return ok({ outline, leftOut: there ? leftOutAmong(all, seen).workshops : [] });
}

/** How much a community's next recap would not tell of, and where it would be posted. */
export async function gapsOfNext(
  app: AppContext,
  id: string,
): Promise<Result<RecapGaps | undefined, StoreDown>> {
  const told = await gathered(app, id, app.tools.clock());
  if (!told.ok) return told;
  const { recap, all } = told.value;
  const channel = wanted(recap)?.channel ?? latestRecap(recap)?.channel;
  if (channel === undefined || !app.tools.sight.knows(id, channel)) return ok(undefined);
  const { workshops, polls } = leftOutAmong(all, seenFrom(app, id, channel));
  return ok({ channel, count: workshops.length + polls });
}

interface Gathered {
  readonly recap: Readonly<RecapState>;
  readonly state: Readonly<CommunityState>;
  readonly from: number;
  readonly all: Happened;
}

/** All that the next recap may tell of. */
async function gathered(
  app: AppContext,
  id: string,
  now: number,
): Promise<Result<Gathered, StoreDown>> {
  const recap = await app.streams.recaps.read(id);
  if (!recap.ok) return recap;
  const state = await app.streams.communities.read(id);
  if (!state.ok) return state;
  const from = sinceOf(recap.value, now);
  const all = await happened(app, state.value, from);
  return all.ok ? ok({ recap: recap.value, state: state.value, from, all: all.value }) : all;
}

/** The time zone in which a community's weeks begin. */
export function zoneOf(
  { tools }: AppContext,
  { schedule }: Pick<RecapState, 'schedule'>,
  settings: Settings,
): string {
  return schedule?.timezone ?? settings.timezone ?? tools.defaults.timezone;
}

/** What a recap is shown from: what its readers may read now. */
export async function recapScene(
  app: AppContext,
  t: Translator,
  id: string,
  recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline' | 'channel'>,
): Promise<Result<RecapScene, StoreDown>> {
  const { moved, quotes, unanswered, next, polls: votes } = recap.outline;
  const named = [...moved, ...quotes, ...unanswered, ...next].map(({ workshop }) => workshop);
  const voted = votes.map(({ poll }) => poll);
  const workshops = await workshopsOf(app, named);
  if (!workshops.ok) return workshops;
  const polls = await pollsOf(app, voted);
  if (!polls.ok) return polls;
  const state = await app.streams.communities.read(id);
  if (!state.ok) return state;
  const told = await app.streams.recaps.read(id);
  if (!told.ok) return told;
  const seen = seenFrom(app, id, recap.channel);
  const known = { workshops: workshops.value, polls: polls.value, recap: told.value };
  const { outline, answers, hidden } = seenOutline(recap.outline, known, seen);
  return ok({
    recap: { ...recap, outline },
    hidden,
    workshops: only(workshops.value, ({ opening }) => seen(opening.channel)),
    polls: only(polls.value, ({ setUp }) => setUp !== null && seen(setUp.channel)),
    answers,
    attributionOptOuts: state.value.attributionOptOuts,
    t,
  });
}

function only<T>(all: ReadonlyMap<string, T>, isKept: (each: T) => boolean): Map<string, T> {
  return new Map([...all].filter(([, each]) => isKept(each)));
}

import { outlineOf } from './domain/content.ts';
import { isPast, latestRecap } from './domain/recap.ts';
import type { DueRecap } from './domain/due.ts';
import type { RecapOutline } from './domain/outline.ts';
import { wanted, type Recap, type RecapState } from './domain/state.ts';
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

/** The number of weeks in a picture. */
const weeksShown = 8;
const weekMs = 7 * 24 * 60 * 60_000;

const sinceOf = (recap: Readonly<RecapState>, now: number): number =>
  latestRecap(recap)?.outline.until ?? now - weekMs;

/** True if everybody who reads a recap posted in `channel` may read another channel too. */
function seenFrom({ tools }: AppContext, community: string, channel: string): Seen {
  return (other) => tools.sight.coversReaders(community, channel, other);
}

interface Chosen {
  readonly outline: RecapOutline;
  /** The workshops left out, since not all its readers may read them. */
  readonly leftOut: readonly string[];
}

/** Chooses the content of a community's recap at `now`: what everybody who reads its channel may read. */
export async function outlineFor(
  app: AppContext,
  id: string,
  { week, channel }: DueRecap,
  now: number,
): Promise<Result<Chosen, StoreDown>> {
  const found = await gathered(app, id, now);
  if (!found.ok) return found;
  const { recap, state, from, all } = found.value;
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
  // A deleted channel has no readers.
  const there = app.tools.sight.knows(id, channel);
  return ok({ outline, leftOut: there ? leftOutAmong(all, seen).workshops : [] });
}

/** How much a community's next recap would leave out, and where it would be posted. */
export async function gapsOfNext(
  app: AppContext,
  id: string,
): Promise<Result<RecapGaps | undefined, StoreDown>> {
  const found = await gathered(app, id, app.tools.clock());
  if (!found.ok) return found;
  const { recap, all } = found.value;
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

/** Everything that the next recap may show. */
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

/** The time zone of a community's weeks. */
export function zoneOf(
  { tools }: AppContext,
  { schedule }: Pick<RecapState, 'schedule'>,
  settings: Settings,
): string {
  return schedule?.timezone ?? settings.timezone ?? tools.defaults.timezone;
}

/** What a recap is rendered from: what its readers may read now. */
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
  const stream = await app.streams.recaps.read(id);
  if (!stream.ok) return stream;
  const seen = seenFrom(app, id, recap.channel);
  const known = { workshops: workshops.value, polls: polls.value, recap: stream.value };
  const { outline, answers, hidden } = seenOutline(recap.outline, known, seen);
  return ok({
    recap: { ...recap, outline },
    isPast: isPast(stream.value, recap.week),
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

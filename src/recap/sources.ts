import { outlineOf } from './domain/content.ts';
import { latestRecap } from './domain/recap.ts';
import type { DueRecap } from './domain/due.ts';
import { recapOf, wanted, type Recap, type RecapOutline, type RecapState } from './domain/state.ts';
import { leftOutAmong, seenAmong, seenAnswers, seenOutline, type Seen } from './domain/sight.ts';
import type { Settings } from '../community/domain/community.ts';
import type { RecapScene } from './view/scene.ts';
import type { RecapGaps } from './view/status.ts';
import type { AppContext } from '../engine/context.ts';
import { community, happened, pollsOf, recapsOf, workshopsOf } from './reading.ts';
import { latestWeeks } from './time.ts';
import type { TranslatorOf } from '../i18n/translator.ts';

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

/**
 * Chooses what a community's recap tells at `now`: what everybody who reads its channel may read.
 * Rejects when the store cannot answer.
 */
export async function outlineFor(
  app: AppContext,
  id: string,
  { week, channel }: DueRecap,
  now: number,
): Promise<Chosen> {
  const recap = await recapsOf(app, id);
  const from = sinceOf(recap, now);
  const state = await community(app, id);
  const all = await happened(app, state, from);
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
  return { outline, leftOut: there ? leftOutAmong(all, seen).workshops : [] };
}

/** How much a community's next recap would not tell of, and where it would be posted. */
export async function gapsOfNext(app: AppContext, id: string): Promise<RecapGaps | undefined> {
  const recap = await recapsOf(app, id);
  const channel = wanted(recap)?.channel ?? latestRecap(recap)?.channel;
  if (channel === undefined || !app.tools.sight.knows(id, channel)) return undefined;
  const from = sinceOf(recap, app.tools.clock());
  const all = await happened(app, await community(app, id), from);
  const { workshops, polls } = leftOutAmong(all, seenFrom(app, id, channel));
  return { channel, count: workshops.length + polls };
}

/** The time zone in which a community's weeks begin. */
export function zoneOf(
  { tools }: AppContext,
  { schedule }: Pick<RecapState, 'schedule'>,
  settings: Settings,
): string {
  return schedule?.timezone ?? settings.timezone ?? tools.defaults.timezone;
}

/** What a recap is shown from: what its readers may read now. Rejects when the store cannot answer. */
export async function recapScene(
  app: AppContext,
  translatorOf: TranslatorOf,
  id: string,
  recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline' | 'locale' | 'channel'>,
): Promise<RecapScene> {
  const { moved, quotes, unanswered, next, polls: votes } = recap.outline;
  const named = [...moved, ...quotes, ...unanswered, ...next].map(({ workshop }) => workshop);
  const workshops = await workshopsOf(app, [...new Set(named)]);
  const polls = await pollsOf(
    app,
    votes.map(({ poll }) => poll),
  );
  const { attributionOptOuts, settings } = await community(app, id);
  const told = await recapsOf(app, id);
  const seen = seenFrom(app, id, recap.channel);
  const known = { workshops, polls, recap: told };
  const { outline, answers, hidden } = seenOutline(recap.outline, known, seen);
  return {
    recap: { ...recap, outline },
    hidden,
    workshops: only(workshops, ({ opening }) => seen(opening.channel)),
    polls: only(polls, ({ setUp }) => setUp !== null && seen(setUp.channel)),
    answers,
    attributionOptOuts,
    t: translatorOf(recap.locale, zoneOf(app, told, settings)),
  };
}

function only<T>(all: ReadonlyMap<string, T>, isKept: (each: T) => boolean): Map<string, T> {
  return new Map([...all].filter(([, each]) => isKept(each)));
}

/** One that is posted, with its state; undefined once somebody deleted its message. */
export async function postedRecap(
  app: AppContext,
  id: string,
  week: string,
): Promise<(Recap & { readonly revision: string }) | undefined> {
  const recap = recapOf(await recapsOf(app, id), week);
  return recap?.revision === undefined ? undefined : { ...recap, revision: recap.revision };
}

import { outlineOf } from '../domain/recap-content.ts';
import { latestRecap } from '../domain/recap.ts';
import type { DueRecap } from '../domain/recap-due.ts';
import { recapOf, type Recap, type RecapOutline } from '../domain/recap-state.ts';
import type { CommunityState } from '../domain/community.ts';
import type { PollState } from '../domain/poll-state.ts';
import { wasOpened, type OpenedWorkshop } from '../domain/workshop-state.ts';
import type { RecapScene } from '../view/recap-scene.ts';
import type { House } from './house.ts';
import { latestWeeks } from './recap-time.ts';
import type { TranslatorOf } from './subjects.ts';

/** Of the workshops that ended and the polls that were made by hand, so many are looked through. */
const latestLookedAt = 30;
/** As many weeks as a picture shows. */
const weeksShown = 8;
const weekMs = 7 * 24 * 60 * 60_000;

/** The store could not say: whoever asked tries again. */
class StoreDownError extends Error {}

async function community({ streams }: House, id: string): Promise<Readonly<CommunityState>> {
  const found = await streams.communities.read(id);
  if (!found.ok) throw new StoreDownError('the store is down');
  return found.value;
}

async function workshopsOf(
  house: House,
  ids: readonly string[],
): Promise<Map<string, OpenedWorkshop>> {
  const found = new Map<string, OpenedWorkshop>();
  for (const id of ids) {
    const read = await house.streams.workshops.read(id);
    if (!read.ok) throw new StoreDownError('the store is down');
    if (wasOpened(read.value)) found.set(id, read.value);
  }
  return found;
}

async function pollsOf(house: House, ids: readonly string[]): Promise<Map<string, PollState>> {
  const found = new Map<string, PollState>();
  for (const id of new Set(ids)) {
    const read = await house.streams.polls.read(id);
    if (!read.ok) throw new StoreDownError('the store is down');
    if (read.value.status !== 'none') found.set(id, read.value);
  }
  return found;
}

/** Chooses what a community's recap tells at `now`. Rejects when the store cannot answer. */
export async function outlineFor(
  house: House,
  id: string,
  { week }: DueRecap,
  now: number,
): Promise<RecapOutline> {
  const state = await community(house, id);
  const from = latestRecap(state.recap)?.outline.until ?? now - weekMs;
  const open = Object.values(state.workshops);
  const past = state.past.slice(-latestLookedAt).filter((each) => !open.includes(each));
  const all = await workshopsOf(house, [...open, ...past]);
  const isTold = ({ closedAt }: OpenedWorkshop) => closedAt === null || closedAt > from;
  const workshops = [...all.values()].filter(isTold);
  const earlier = [...all.values()].filter((each) => !isTold(each));
  const polls = await pollsOf(house, [
    ...state.polls.slice(-latestLookedAt).map((poll) => poll.id),
    ...workshops.flatMap((workshop) => Object.values(workshop.polls)),
  ]);
  const zone = zoneOf(house, state);
  const last = latestRecap(state.recap)?.week;
  return outlineOf({
    from,
    until: now,
    workshops,
    earlier,
    polls: [...polls.values()],
    unnamed: state.unnamed,
    answers: state.recap.answers.filter((each) => each.week === last && each.week !== week),
    weeks: latestWeeks(now, zone, weeksShown),
  });
}

/** The time zone in which a community's weeks begin. */
export function zoneOf(
  { tools }: House,
  { recap, settings }: Pick<CommunityState, 'recap' | 'settings'>,
): string {
  return recap.schedule?.timezone ?? settings.timezone ?? tools.defaults.timezone;
}

/** What a recap is shown from. Rejects when the store cannot answer. */
export async function recapScene(
  house: House,
  translatorOf: TranslatorOf,
  id: string,
  recap: Pick<Recap, 'week' | 'due' | 'at' | 'outline' | 'locale'>,
): Promise<RecapScene> {
  const { moved, quotes, unanswered, next, polls } = recap.outline;
  const named = [...moved, ...quotes, ...unanswered, ...next].map(({ workshop }) => workshop);
  const workshops = await workshopsOf(house, [...new Set(named)]);
  const known = await pollsOf(
    house,
    polls.map(({ poll }) => poll),
  );
  const { unnamed, recap: told } = await community(house, id);
  const { answers } = told;
  return { recap, workshops, polls: known, answers, unnamed, t: translatorOf(recap.locale) };
}

/** One that is posted, with its state; undefined once somebody deleted its message. */
export async function postedRecap(
  house: House,
  id: string,
  week: string,
): Promise<(Recap & { readonly revision: string }) | undefined> {
  const recap = recapOf((await community(house, id)).recap, week);
  return recap?.revision === undefined ? undefined : { ...recap, revision: recap.revision };
}

import type { TranslatorOf } from '../i18n/translator.ts';
import { ok, type Result } from '../kernel/result.ts';
import { emptyPlacement, isStillSo, spotOf, type Placement } from '../kernel/placement.ts';
import type { Post } from '../kernel/view/surfaces.ts';
import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import type { AppContext } from '../engine/context.ts';
import { kind } from '../engine/delivery/loading.ts';
import { outdated } from '../engine/delivery/recording.ts';
import type {
  Kind,
  NotRecorded,
  Placing,
  Showing,
  SubjectRef,
} from '../engine/delivery/subject.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { unlessDown } from '../engine/streams/streams.ts';
import { timezoneIn } from '../community/cases.ts';
import { isTooLate, lateLimitMs } from './domain/due.ts';
import { recordRecap } from './domain/recording.ts';
import type { RecapNews } from './domain/intents.ts';
import {
  isWanted,
  recapKey,
  recapOf,
  type PendingRecap,
  type Recap,
  type RecapState,
} from './domain/state.ts';
import { recapScene } from './sources.ts';
import { updateRecap } from './stream.ts';
import { recapView } from './view/post.ts';
import { recapRevision, type RecapScene } from './view/scene.ts';

type RecapRef = SubjectRef<'recap'>;

interface Shown {
  readonly community: string;
  readonly recap: Recap;
  /** Set while it is pending. */
  readonly pending: PendingRecap | undefined;
  /** True while its schedule or request is still valid. */
  readonly wanted: boolean;
  /** Undefined during an outage, when it is unknown what its readers may read. */
  readonly scene: RecapScene | undefined;
}

/**
 * Other posts wait for this many recaps at most, each for one request: a vote's card must not wait
 * behind ten thousand of them.
 */
export const recapWidth = 16;
const minuteMs = 60_000;

/**
 * One recap: posted once, however often that is tried, then edited as answers come and quotes go;
 * never posted a second time, even if it was deleted by hand.
 */
export function recapSubjects(app: AppContext, translatorOf: TranslatorOf): Kind<RecapRef> {
  return kind({
    width: recapWidth,
    read: (ref) => read(app, translatorOf, ref),
    catchUp: (ref, shown) => giveUpUnbegun(app, ref, shown),
    show: (shown, _, now) => show(shown, now),
    record: (ref, placing) => recordShown(app, ref, placing),
    noteProblems: (ref, problems) => noteProblems(app, ref, problems),
  });
}

async function read(
  app: AppContext,
  translatorOf: TranslatorOf,
  { community, week }: RecapRef,
): Promise<Result<Shown | undefined, StoreDown>> {
  const { sight, clock } = app.tools;
  const found = await app.streams.recaps.read(community);
  if (!found.ok) return found;
  const { pending, recap } = inWeek(found.value, week, clock());
  if (recap === undefined) return ok(undefined);
  const wanted = pending === undefined || isWanted(found.value, pending);
  const known = { community, recap, pending, wanted };
  if (!sight.knows(community)) return ok({ ...known, scene: undefined });
  const zone = found.value.schedule?.timezone ?? (await timezoneIn(app, community));
  const scene = await recapScene(app, translatorOf(recap.locale, zone), community, recap);
  return scene.ok ? ok({ ...known, scene: scene.value }) : scene;
}

/** Undefined if it was never begun, or if its message was deleted. */
function inWeek(state: Readonly<RecapState>, week: string, now: number) {
  const { pending } = state;
  if (pending?.week === week) return { pending, recap: { ...pending, at: now } };
  const posted = recapOf(state, week);
  const stands = posted?.placement.posts[recapKey] !== undefined;
  return { pending: undefined, recap: stands ? posted : undefined };
}

/** A recap that could not even be begun in time leaves no post that shows it. */
async function giveUpUnbegun(
  app: AppContext,
  ref: RecapRef,
  { pending, wanted }: Shown,
): Promise<Result<boolean, StoreDown>> {
  if (pending === undefined || pending.placement.begun[recapKey] !== undefined) return ok(false);
  if (wanted && !isTooLate(pending.due, app.tools.clock())) return ok(false);
  const event = { type: 'post.removed' as const, key: recapKey };
  const done = await recordShown(app, ref, { event, seen: spotOf(pending.placement, recapKey) });
  return done.ok ? ok(true) : unlessDown(done.error, false);
}

function show({ community, recap, pending, wanted, scene }: Shown, now: number): Showing {
  return {
    community,
    channel: recap.channel,
    since: recap.outline.until,
    placement: recap.placement,
    surfaces:
      scene === undefined
        ? undefined
        : { items: [{ post: { ...post(scene), ...policy(pending, wanted) } }] },
    nextAt: nextAt(scene, pending, now),
  };
}

function post(scene: RecapScene): Post {
  const revision = recapRevision(scene);
  return { key: recapKey, thread: undefined, revision, view: () => recapView(scene) };
}

/**
 * A recap that is too late or no longer wanted only counts as posted if it turns out to be in the
 * channel already.
 */
function policy(pending: PendingRecap | undefined, wanted: boolean): Partial<Post> {
  if (pending === undefined) return {};
  const endsAt = pending.due + lateLimitMs;
  return {
    patient: true,
    picturesOptional: true,
    expiresAt: wanted ? endsAt : 0,
    doubtEndsAt: endsAt,
  };
}

function nextAt(
  scene: RecapScene | undefined,
  pending: PendingRecap | undefined,
  now: number,
): number | undefined {
  if (scene === undefined) return now + minuteMs;
  const tooLateAt = pending === undefined ? now : pending.due + lateLimitMs + 1;
  return tooLateAt > now ? tooLateAt : undefined;
}

function placementIn(state: Readonly<RecapState>, week: string): Readonly<Placement> {
  const { pending } = state;
  const there = pending?.week === week ? pending : recapOf(state, week);
  return there?.placement ?? emptyPlacement();
}

/** Records what is shown; once it is over, the next one becomes due. */
async function recordShown(
  app: AppContext,
  { community, week }: RecapRef,
  { event: what, seen }: Placing,
): Promise<Result<unknown, NotRecorded>> {
  const { changed, clock, log } = app.tools;
  const done = await updateRecap<NotRecorded>(app, community, null, (state) =>
    isStillSo(placementIn(state, week), what, seen)
      ? ok(recordRecap(state, { type: 'shown', week, what }, clock()))
      : outdated,
  );
  if (!done.ok) return done;
  const types = done.value.events.map(({ type }) => type);
  if (types.includes('recap.posted')) {
    app.tools.measures?.recap('sent');
    const before = done.value.state.recaps.at(-2);
    if (before !== undefined) changed({ kind: 'recap', community, week: before.week });
  }
  if (types.includes('recap.skipped')) log.warn('a recap was skipped', { community, week });
  if (types.some((type) => type !== 'recap.shown')) changed({ kind: 'recapSchedule', community });
  return done;
}

/** Shown in the status and on the facilitators' cards, as long as it lasts. */
async function noteProblems(
  app: AppContext,
  { community, week }: RecapRef,
  [what]: readonly DeliveryProblem[],
): Promise<Result<unknown, StoreDown>> {
  if (what === undefined) return ok(undefined);
  const done = await record(app, community, { type: 'fail', week, what });
  if (done.ok && done.value.events.length > 0)
    app.tools.log.warn('a recap could not be posted', { community, week, ...what });
  return done;
}

const record = (app: AppContext, community: string, news: RecapNews) =>
  updateRecap(app, community, null, (recap) => ok(recordRecap(recap, news, app.tools.clock())));

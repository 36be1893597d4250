import {
  isWorthSaying,
  presentMoment,
  type TimeMoment,
  type TimeNotice,
} from '../domain/moments.ts';
import type { Timebox } from '../domain/timebox.ts';
import type { Scene } from './scene.ts';
import { boardThread, facilitatorThread } from '../domain/post-keys.ts';
import type { Post, Surfaces } from '../../kernel/view/surfaces.ts';
import { boardsAtWork, timeIsUp, timeNotice } from './time-notices.ts';
import type { View } from '../../kernel/view/view.ts';

export interface TimeSurfaceInput {
  readonly scene: Scene;
  readonly privateThreads: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * What is said of the time at `now`: the one notice that holds, where it is of use; what was said of
 * another time goes. A notice's key tells which end it spoke of, so that it is posted once.
 */
export function timeSurfaces(input: TimeSurfaceInput): Surfaces {
  return { items: presentNotices(input).map((post) => ({ post })), passing: [prefix] };
}

const prefix = 'time:';

const postOf = (key: string, thread: string | undefined, view: () => View): Post => ({
  key,
  thread,
  revision: '1',
  view,
});

function presentNotices({ scene, privateThreads, now }: TimeSurfaceInput): Post[] {
  const { timebox, placement } = scene.workshop;
  const moment = timebox === null ? undefined : presentMoment(timebox, now);
  if (timebox === null || moment === undefined) return [];
  const worthSaying = isWorthSaying(moment, timebox, now);
  return placesOf(scene, moment.notice, privateThreads)
    .map((place) => noticeAt(scene, timebox, moment, place, now))
    .filter(({ key }) => worthSaying || placement.posts[key] !== undefined);
}

/** Where a word goes: a thread by its key, or the channel. Its name stays when its thread changes. */
interface Spot {
  readonly name: string;
  readonly thread: string | undefined;
}

/**
 * Half-time and the end that nears are for those who work, where they work; the facilitators' thread
 * hears of the end that nears when they could miss it, and of what is theirs to decide.
 */
function placesOf(scene: Scene, notice: TimeNotice, privateThreads: boolean): Spot[] {
  const own = { name: 'facilitators', thread: privateThreads ? facilitatorThread : undefined };
  if (notice === 'over') return [own];
  const threads = threadsAtWork(scene);
  if (threads.length === 0) return [{ name: 'channel', thread: undefined }];
  return notice === 'soon' && privateThreads ? [...threads, own] : threads;
}

function threadsAtWork(scene: Scene): Spot[] {
  return boardsAtWork(scene).map(({ id }) => ({ name: id, thread: boardThread(id) }));
}

function noticeAt(
  scene: Scene,
  timebox: Timebox,
  moment: TimeMoment,
  { name, thread }: Spot,
  now: number,
): Post {
  const { notice } = moment;
  const key = `${prefix}${notice}:${timebox.endsAt}:${name}`;
  return postOf(key, thread, () =>
    notice === 'over' ? timeIsUp(scene, moment, now) : timeNotice(scene, notice, timebox),
  );
}

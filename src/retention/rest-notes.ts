import { z } from 'zod';
import type { AppContext, RoomStreams } from '../engine/context.ts';
import type { Drawer } from '../engine/drawers.ts';
import type { Journal } from '../engine/ports.ts';
import { goesOn } from '../engine/streams/goes-on.ts';
import { restOf, type Rest } from './at-rest.ts';

/** The name of the drawer of a platform. */
export const restDrawer = 'rests';

/** A stream's last record: its number, and when it was written. A stream that is rewritten has another. */
const lastRecord = z.tuple([z.int(), z.number()]);
type LastRecord = z.infer<typeof lastRecord>;

/** `form` is increased when what is at rest, or until when, is found out otherwise. */
const noteSchema = z.object({
  form: z.literal(1),
  own: z.record(z.string(), lastRecord),
  rests: z.record(z.string(), z.int()),
  listed: z.array(z.string()),
  until: z.number().nullable(),
});
export type RestNote = z.infer<typeof noteSchema>;

type Own = Pick<RoomStreams, 'communities' | 'plans' | 'recaps'>;

/** So many are written at once. */
const portion = 100;
/** A note is to be small: a community that lists more is read in full. */
const mostListed = 100;

/**
 * Which communities have nothing to do until when, kept beside the journal: what is at rest needs no
 * more than a look at where its streams end. A note that is missing, unreadable or of another version, or
 * after which anything was recorded, says nothing: then the community is read in full.
 */
export class RestNotes {
  readonly #app: AppContext;
  readonly #drawer: Drawer;
  readonly #waiting = new Map<string, Uint8Array | undefined>();

  constructor(app: AppContext, drawer: Drawer) {
    this.#app = app;
    this.#drawer = drawer;
  }

  /** What a community lists that has nothing to do now; undefined if it may have. Never rejects. */
  async listedAtRest(community: string): Promise<readonly string[] | undefined> {
    const { journal, clock } = this.#app.tools;
    try {
      const note = noteIn(await this.#drawer.get(community));
      const isDue = note === undefined || (note.until ?? Infinity) <= clock();
      return !isDue && (await isStillSo(journal, note)) ? note.listed : undefined;
    } catch {
      return undefined;
    }
  }

  /** Once all that it has to do was looked at: notes that it is at rest, or takes that back. */
  async note(community: string): Promise<void> {
    await this.#trying(async () => {
      const note = await noteOf(this.#app.streams, this.#app.tools.journal, community);
      const written = note && Buffer.from(JSON.stringify(note));
      const before = await this.#drawer.get(community);
      if (before === undefined ? written === undefined : written?.equals(before)) return;
      this.#waiting.set(community, written);
    });
    if (this.#waiting.size >= portion) await this.flush();
  }

  /** Writes what was noted. */
  async flush(): Promise<void> {
    const changes = new Map(this.#waiting);
    this.#waiting.clear();
    await this.#trying(async () => {
      if (changes.size > 0) await this.#drawer.change(changes);
    });
  }

  /** Without its note, a community is read in full, as before. */
  async #trying(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) =>
      this.#app.tools.log.warn('the note of what is at rest could not be saved', { error }),
    );
  }
}

/** Undefined for what says nothing to this version. */
export function noteIn(kept: Uint8Array | undefined): RestNote | undefined {
  if (kept === undefined) return undefined;
  try {
    return noteSchema.safeParse(JSON.parse(Buffer.from(kept).toString())).data;
  } catch {
    return undefined;
  }
}

/** True as long as nothing was recorded since. Rejects if the store does not say. */
export async function isStillSo(journal: Journal, { own, rests }: RestNote): Promise<boolean> {
  // Side by side: one after the other, each would wait for the store.
  const same = Object.entries(own).map(async ([stream, last]) =>
    isSame(await lastIn(journal, stream, last[0]), last),
  );
  const still = Object.entries(rests).map(
    async ([stream, last]) => !(await goesOn(journal, stream, last)),
  );
  return (await Promise.all([...same, ...still])).every(Boolean);
}

/**
 * The numbers are taken before what they number is looked at: if more is recorded meanwhile, there are
 * records after them.
 */
async function noteOf(
  streams: Own,
  journal: Journal,
  community: string,
): Promise<RestNote | undefined> {
  const own: Record<string, LastRecord> = {};
  const kinds = { community: streams.communities, plan: streams.plans, recap: streams.recaps };
  for (const [kind, each] of Object.entries(kinds)) {
    const number = await each.lastRecord(community);
    const stream = `${kind}/${community}`;
    const last = number.ok ? await lastIn(journal, stream, number.value) : undefined;
    if (last === undefined) return undefined;
    own[stream] = last;
  }
  const rest = await readRest(streams, community);
  const isNoted = rest !== undefined && rest.listed.length <= mostListed;
  // Of one that was erased, nothing is kept.
  return isNoted && own[`community/${community}`]?.[0] !== 0
    ? { form: 1, own, ...rest, listed: [...rest.listed] }
    : undefined;
}

/** What a full read says; undefined also if the store does not. */
export async function readRest(streams: Own, id: string): Promise<Rest | undefined> {
  const community = await streams.communities.read(id);
  const plans = await streams.plans.read(id);
  const recap = await streams.recaps.read(id);
  if (!community.ok || !plans.ok || !recap.ok) return undefined;
  return restOf({ community: community.value, plans: plans.value, recap: recap.value });
}

/** The record of that number, if the stream ends with it. */
async function lastIn(
  journal: Journal,
  stream: string,
  number: number,
): Promise<LastRecord | undefined> {
  const times: number[] = [];
  for await (const { commits } of journal.read(stream, Math.max(0, number - 1)))
    if (times.push(commits.at(-1)?.at ?? 0) > 1) return undefined;
  const [at] = times;
  if (number === 0) return at === undefined ? [0, 0] : undefined;
  return at === undefined ? undefined : [number, at];
}

const isSame = (a: LastRecord | undefined, b: LastRecord): boolean =>
  a !== undefined && a[0] === b[0] && a[1] === b[1];

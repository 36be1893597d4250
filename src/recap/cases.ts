import { recordRecap, type RecapIntent } from './domain/recap.ts';
import { nextRecap, type RecapStep } from './domain/due.ts';
import type { RecapState } from './domain/state.ts';
import { ok } from '../kernel/result.ts';
import type { OpenedWorkshop, WorkshopEvent } from '../workshop/domain/state.ts';
import type { RecapGaps } from './view/status.ts';
import { Admitted, type AdmittedTo } from '../engine/requests/admission.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import { spend } from '../engine/requests/quotas.ts';
import { gapsOfNext } from './sources.ts';
import { changeRecap, readRecap, updateRecap } from './stream.ts';
import { momentsAround } from './time.ts';

export function recapIn(subject: AdmittedTo<'community' | 'recap'>): Outcome<RecapState> {
  const { app, place } = Admitted.visitOf(subject);
  return readRecap(app, place.community);
}

/** Decides, records, and only then answers; the chat is brought up to date apart. */
export async function actOnRecap(
  subject: AdmittedTo<'community' | 'recap'>,
  intent: RecapIntent,
): Outcome<RecapState> {
  const visit = Admitted.visitOf(subject);
  const { app, place } = visit;
  const spent = spend(visit);
  if (!spent.ok) return spent;
  return changeRecap(app, place.community, subject.by, intent, place.channel);
}

/** Has the facilitators of workshops that a recap does not tell of told so, each workshop's once. */
export async function tellLeftOut(
  app: AppContext,
  community: string,
  channel: string,
  workshops: readonly string[],
): Promise<void> {
  if (workshops.length === 0) return;
  const { tools } = app;
  const news = { type: 'leftOut', channel, workshops } as const;
  const done = await updateRecap(app, community, null, (recap) =>
    ok(recordRecap(recap, news, tools.clock())),
  );
  for (const event of done.ok ? done.value.events : [])
    if (event.type === 'recap.leftOut') tools.changed({ kind: 'workshop', id: event.workshop });
}

/** How much the community's next recap leaves out, as far as it is known where it is posted. */
export async function recapGaps(subject: AdmittedTo<'community'>): Outcome<RecapGaps | undefined> {
  const { app, place } = Admitted.visitOf(subject);
  return gapsOfNext(app, place.community);
}

/** What there is to do at `now` for a community's recap, its moments worked out. */
export function recapStep(recap: RecapState, now: number): RecapStep {
  const { schedule } = recap;
  return nextRecap(recap, schedule === null ? [] : momentsAround(schedule, now), now);
}

/** Words that were changed or withdrawn are changed or gone in the recaps that quote them, too. */
export async function retell(
  app: AppContext,
  { opening, id }: OpenedWorkshop,
  events: readonly WorkshopEvent[],
): Promise<void> {
  const changed = events.flatMap((event) =>
    event.type === 'contribution.edited' || event.type === 'contribution.withdrawn'
      ? [event.id]
      : [],
  );
  if (changed.length === 0) return;
  const { community } = opening;
  const found = await readRecap(app, community);
  if (!found.ok) return;
  for (const { week, outline } of shownOf(found.value))
    if (outline.quotes.some((each) => each.workshop === id && changed.includes(each.contribution)))
      app.tools.changed({ kind: 'recap', community, week });
}

/** What the readers of a recap may see is something else than before: what it tells of may be too. */
export async function retellAll(app: AppContext, community: string): Promise<void> {
  const found = await readRecap(app, community);
  if (!found.ok) return;
  for (const { week } of shownOf(found.value))
    app.tools.changed({ kind: 'recap', community, week });
}

/** Those that are posted, and the one that is on its way. */
const shownOf = ({ recaps, pending }: RecapState) => [
  ...recaps,
  ...(pending === null ? [] : [pending]),
];

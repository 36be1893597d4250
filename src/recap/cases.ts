import { recordRecap } from './domain/recording.ts';
import type { RecapIntent } from './domain/intents.ts';
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

/** Decides and records before it answers; the chat is updated separately. */
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

/** Informs the facilitators of workshops that a recap leaves out, once per workshop. */
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

/** How much the community's next recap leaves out, if it is known where it is posted. */
export async function recapGaps(subject: AdmittedTo<'community'>): Outcome<RecapGaps | undefined> {
  const { app, place } = Admitted.visitOf(subject);
  return gapsOfNext(app, place.community);
}

/** What is due at `now` for a community's recap, including its computed moments. */
export function recapStep(recap: RecapState, now: number): RecapStep {
  const { schedule } = recap;
  return nextRecap(recap, schedule === null ? [] : momentsAround(schedule, now), now);
}

/** Updates the recaps that quote words which were edited or withdrawn. */
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

/** What the readers of a recap may see has changed: so may what it shows. */
export async function retellAll(app: AppContext, community: string): Promise<void> {
  const found = await readRecap(app, community);
  if (!found.ok) return;
  for (const { week } of shownOf(found.value))
    app.tools.changed({ kind: 'recap', community, week });
}

/** The posted ones, and the pending one. */
const shownOf = ({ recaps, pending }: RecapState) => [
  ...recaps,
  ...(pending === null ? [] : [pending]),
];

import { emptyPlacement } from '../kernel/placement.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { AppContext } from '../engine/context.ts';
import { kind } from '../engine/delivery/loading.ts';
import type { Kind, SubjectRef } from '../engine/delivery/subject.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import { recapStep, tellLeftOut } from './cases.ts';
import { isQuiet } from './domain/content.ts';
import type { DueRecap } from './domain/due.ts';
import { recordRecap } from './domain/recording.ts';
import type { RecapNews } from './domain/intents.ts';
import type { RecapState } from './domain/state.ts';
import { outlineFor } from './sources.ts';
import { updateRecap } from './stream.ts';
import { recapWidth } from './subject.ts';

interface Due {
  readonly community: string;
  readonly state: Readonly<RecapState>;
}

const minuteMs = 60_000;

/** When a community's next recap is due; it shows nothing, and begins the recap when its time comes. */
export function recapScheduleSubjects(app: AppContext): Kind<SubjectRef<'recapSchedule'>> {
  return kind({
    width: recapWidth,
    read: async ({ community }) => {
      const found = await app.streams.recaps.read(community);
      return found.ok ? ok({ community, state: found.value }) : found;
    },
    catchUp: (_, due) => beginIfDue(app, due),
    show: ({ community, state }, _, now) => ({
      community,
      channel: '',
      since: 0,
      placement: emptyPlacement(),
      surfaces: undefined,
      nextAt: nextLook(state, now),
    }),
    record: async () => ok(undefined),
  });
}

/** A recap that is due and not begun waits until it is known what its readers may read. */
function nextLook(state: RecapState, now: number): number | undefined {
  const step = recapStep(state, now);
  if (step.kind === 'wait') return step.until;
  return state.pending === null ? now + minuteMs : undefined;
}

async function beginIfDue(
  app: AppContext,
  { community, state }: Due,
): Promise<Result<boolean, StoreDown>> {
  const { clock, log, sight } = app.tools;
  const step = recapStep(state, clock());
  if (step.kind === 'skip') {
    const { week, due } = step;
    log.warn('a recap was skipped', { community, week });
    return record(app, community, { type: 'skip', week, due });
  }
  const isDue = step.kind === 'send' && step.begun === undefined;
  return isDue && sight.knows(community) ? begin(app, { community, state }, step.recap) : ok(false);
}

/** Chooses the content once: after a restart, the same is posted. */
async function begin(
  app: AppContext,
  { community, state }: Due,
  recap: DueRecap,
): Promise<Result<boolean, StoreDown>> {
  const { asked, schedule } = state;
  const staysSilent = asked === null && schedule?.whenEmpty === 'silence';
  const chosen = await outlineFor(app, community, recap, app.tools.clock());
  if (!chosen.ok) return chosen;
  const { outline, leftOut } = chosen.value;
  await tellLeftOut(app, community, recap.channel, leftOut);
  if (staysSilent && isQuiet(outline)) return record(app, community, { type: 'silent', recap });
  const begun = await record(app, community, { type: 'begin', recap, outline });
  if (begun.ok) {
    app.tools.measures?.recap('due');
    app.tools.changed({ kind: 'recap', community, week: recap.week });
  }
  return begun;
}

async function record(
  app: AppContext,
  community: string,
  news: RecapNews,
): Promise<Result<boolean, StoreDown>> {
  const done = await updateRecap(app, community, null, (recap) =>
    ok(recordRecap(recap, news, app.tools.clock())),
  );
  // Outdated decisions are not recorded: then it is looked at again.
  return done.ok ? ok(true) : done;
}

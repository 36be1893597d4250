import { nextMoment } from '../poll/domain/time.ts';
import { nextTimeMoment } from '../agenda/domain/moments.ts';
import type { Placement, PlacementEvent } from '../kernel/placement.ts';
import { entryOf } from '../kernel/dictionary.ts';
import { err, ok } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Translator } from '../i18n/translator.ts';
import { reportOf } from '../summary/report/report.ts';
import { reportFiles } from '../summary/report/report-files.ts';
import { pollSurfaces } from '../poll/view/surfaces.ts';
import { workshopSurfaces } from '../workshop/view/surfaces.ts';
import type { View } from '../kernel/view/view.ts';
import type { Changed, AppContext } from '../engine/context.ts';
import { readRecap } from '../recap/stream.ts';
import { openedWorkshop } from '../workshop/stream.ts';
import { loadPlan } from '../plan/subject.ts';
import { loadRecap } from '../recap/subject.ts';
import type { Subject } from '../engine/delivery/pass.ts';
import { chosenPictures } from '../summary/report-cases.ts';
import type { Known } from '../engine/delivery/one-pass.ts';
import type { Streams } from '../engine/streams/streams.ts';
import { withFiles } from '../engine/cooperative.ts';
import { closedOnTime, upkeep } from '../poll/upkeep.ts';

export type TranslatorOf = (locale: Locale) => Translator;

export const subjectId = ({ kind, id }: Changed): string => `${kind}/${id}`;

/** What the chat must show of a workshop, a poll or a plan, as they stand now. */
export async function loadSubject(
  app: AppContext,
  translatorOf: TranslatorOf,
  subject: string,
  known: Known,
): Promise<Subject | undefined> {
  const [kind, id, part] = subject.split('/');
  if (id === undefined) return undefined;
  if (part !== undefined)
    return (kind === 'plan' ? loadPlan : loadRecap)(app, translatorOf, id, part);
  return kind === 'poll'
    ? loadPoll(app, translatorOf, id)
    : loadWorkshop(app, translatorOf, id, known);
}

async function loadWorkshop(
  app: AppContext,
  translatorOf: TranslatorOf,
  id: string,
  known: Known,
): Promise<Subject | undefined> {
  const found = await openedWorkshop(app, id);
  if (!found.ok) return missing(found.error.kind);
  const workshop = found.value;
  const polls = await upkeep(app, workshop);
  if (workshop.channelGone === true) return undefined;
  const community = await app.streams.communities.read(workshop.opening.community);
  if (!community.ok) return missing(community.error.kind);
  const { attributionOptOuts } = community.value;
  const recap = await readRecap(app, workshop.opening.community);
  if (!recap.ok) return missing(recap.error.kind);
  const { failure, leftOut } = recap.value;
  const t = translatorOf(workshop.opening.locale);
  const withReport = async (view: View, fileBytes: number) => {
    const report = reportOf(workshop, polls, attributionOptOuts, t);
    const pictures = await chosenPictures(report);
    return withFiles(view, reportFiles(report, pictures), fileBytes, t);
  };
  const now = app.tools.clock();
  return {
    id: `workshop/${id}`,
    community: workshop.opening.community,
    channel: workshop.opening.channel,
    since: workshop.opening.at,
    placement: workshop.placement,
    surfaces: workshopSurfaces({
      scene: { workshop, t },
      polls,
      attributionOptOuts,
      recapFailure: failure ?? undefined,
      leftOutOf: entryOf(leftOut, id),
      withReport,
      now,
      ...known,
    }),
    nextAt: nextTimeMoment(workshop.timebox, now),
    record: recorder(app.streams.workshops, id, ({ opening }) => opening !== null),
  };
}

async function loadPoll(
  app: AppContext,
  translatorOf: TranslatorOf,
  id: string,
): Promise<Subject | undefined> {
  const found = await closedOnTime(app, id);
  if (!found.ok) return missing(found.error.kind);
  const poll = found.value;
  const now = app.tools.clock();
  if (poll.setUp === null || poll.channelGone === true) return undefined;
  return {
    id: `poll/${id}`,
    community: poll.setUp.community,
    channel: poll.setUp.channel,
    since: 0,
    placement: poll.placement,
    surfaces: pollSurfaces(poll, translatorOf(poll.setUp.locale), now),
    nextAt: nextMoment(poll, now),
    record: recorder(app.streams.polls, id, ({ status }) => status !== 'none'),
  };
}

function missing(kind: string): undefined {
  if (kind === 'storeDown') throw new Error('the store is down');
  return undefined;
}

/** What was erased while the chat was brought up to date must not begin again with what was posted. */
function recorder<State extends { placement: Placement }, Event>(
  streams: Streams<State, Event | PlacementEvent>,
  id: string,
  isThere: (state: Readonly<State>) => boolean,
): (event: PlacementEvent) => Promise<boolean> {
  return async (event) => {
    const done = await streams.update(id, null, (state) =>
      isThere(state) ? ok([event]) : err({ kind: 'erased' as const }),
    );
    return done.ok;
  };
}

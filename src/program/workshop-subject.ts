import type { Translator, TranslatorOf } from '../i18n/translator.ts';
import { entryOf } from '../kernel/dictionary.ts';
import type { PersonId } from '../kernel/people.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Surfaces } from '../kernel/view/surfaces.ts';
import type { View } from '../kernel/view/view.ts';
import { nextTimeMoment } from '../agenda/domain/moments.ts';
import { timeSurfaces } from '../agenda/view/time-surfaces.ts';
import type { AppContext } from '../engine/context.ts';
import { withFiles } from '../engine/cooperative.ts';
import { kind } from '../engine/delivery/loading.ts';
import { recordPlacement } from '../engine/delivery/recording.ts';
import type { Kind, Known, Showing, SubjectRef } from '../engine/delivery/subject.ts';
import type { StoreDown } from '../engine/streams/stream-kind.ts';
import type { PollState } from '../poll/domain/state.ts';
import { upkeep } from '../poll/upkeep.ts';
import { pollsOf } from '../recap/reading.ts';
import { stickSurfaces } from '../go-round/view/stick-call.ts';
import { leftOutSurfaces, recapNotices, type RecapNews } from '../recap/view/workshop-notices.ts';
import { reportFiles } from '../summary/report/report-files.ts';
import { reportOf } from '../summary/report/report.ts';
import { chosenPictures } from '../summary/report-cases.ts';
import { asNamedNow } from '../summary/cases.ts';
import { pictureButton } from '../summary/view/present-picture.ts';
import { summaryButton } from '../summary/view/summary-button.ts';
import { isSummaryOnItsWay, summarySurfaces } from '../summary/view/surfaces.ts';
import { nextFollowingMoment } from '../workshop/domain/following.ts';
import { nextPaceMoment } from '../workshop/domain/pace.ts';
import { wasOpened, type OpenedWorkshop } from '../workshop/domain/state.ts';
import { isErasureNoticeOnItsWay, lastingSurfaces } from '../workshop/view/lasting.ts';
import { workshopSurfaces } from '../workshop/view/surfaces.ts';

/** Everything a workshop's channel is shown from. */
interface Shown {
  readonly workshop: OpenedWorkshop;
  readonly polls: readonly PollState[];
  /** The same with people's current names; only while a report is to be posted. */
  readonly named?: Pick<Shown, 'workshop' | 'polls'>;
  readonly attributionOptOuts: readonly PersonId[];
  readonly callOptOuts: readonly PersonId[];
  readonly recapNews: RecapNews;
}

/** A workshop: its own cards and messages, and those of other rooms in its channel. */
export function workshopSubjects(
  app: AppContext,
  translatorOf: TranslatorOf,
): Kind<SubjectRef<'workshop'>> {
  const { workshops } = app.streams;
  return kind({
    read: ({ id }) => read(app, id),
    catchUp: (_, { workshop }) => upkeep(app, workshop),
    show: (shown, known, now) =>
      shown.workshop.channelGone === true
        ? undefined
        : show(shown, translatorFor(translatorOf, shown), known, now),
    record: ({ id }, placing) =>
      recordPlacement(workshops, id, placing, ({ opening }) => opening !== null),
    complete: (shown, view, fileBytes) =>
      withReport(translatorFor(translatorOf, shown), shown, view, fileBytes),
  });
}

async function read(app: AppContext, id: string): Promise<Result<Shown | undefined, StoreDown>> {
  const found = await app.streams.workshops.read(id);
  if (!found.ok) return found;
  const workshop = found.value;
  if (!wasOpened(workshop)) return ok(undefined);
  const community = await app.streams.communities.read(workshop.opening.community);
  if (!community.ok) return community;
  const recap = await app.streams.recaps.read(workshop.opening.community);
  if (!recap.ok) return recap;
  const polls = await pollsOf(app, Object.values(workshop.polls));
  if (!polls.ok) return polls;
  const { problem, leftOut } = recap.value;
  const held = { workshop, polls: [...polls.value.values()] };
  return ok({
    ...held,
    ...((isSummaryOnItsWay(workshop) || isErasureNoticeOnItsWay({ workshop })) && {
      named: await asNamedNow(app, workshop, held.polls),
    }),
    attributionOptOuts: community.value.attributionOptOuts,
    callOptOuts: community.value.callOptOuts,
    recapNews: { problem: problem ?? undefined, leftOutOf: entryOf(leftOut, id) },
  });
}

function show(shown: Shown, t: Translator, known: Known, now: number): Showing {
  const { workshop } = shown;
  return {
    community: workshop.opening.community,
    channel: workshop.opening.channel,
    since: workshop.opening.at,
    placement: workshop.placement,
    surfaces: wholeWorkshop(shown, t, known, now),
    nextAt: earliest(
      nextTimeMoment(workshop.timebox, now),
      nextPaceMoment(workshop, now),
      nextFollowingMoment(workshop, now),
    ),
  };
}

function earliest(...moments: readonly (number | undefined)[]): number | undefined {
  const known = moments.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Everything that a workshop's channel must show, from every room. */
export function wholeWorkshop(
  {
    workshop,
    polls,
    named = { workshop, polls },
    attributionOptOuts,
    callOptOuts,
    recapNews,
  }: Shown,
  t: Translator,
  known: Known,
  now: number,
): Surfaces {
  const { privateThreads } = known;
  const scene = { workshop, t };
  const notices = recapNotices(scene, recapNews, privateThreads);
  const lasting = [summaryButton(scene), pictureButton(scene)].filter((each) => each !== undefined);
  return workshopSurfaces({ ...known, scene, notices, lasting, now }, [
    leftOutSurfaces(scene, recapNews, privateThreads),
    summarySurfaces({
      scene: { ...scene, workshop: named.workshop },
      polls: named.polls,
      attributionOptOuts,
    }),
    stickSurfaces(scene, callOptOuts),
    timeSurfaces({ scene, privateThreads, now }),
    lastingSurfaces(scene, privateThreads),
  ]);
}

function translatorFor(translatorOf: TranslatorOf, { workshop }: Shown): Translator {
  return translatorOf(workshop.opening.locale, workshop.opening.timezone);
}

/** A message with the report in as many formats as fit. */
async function withReport(
  t: Translator,
  { workshop, polls, named = { workshop, polls }, attributionOptOuts }: Shown,
  view: View,
  fileBytes: number,
): Promise<View> {
  const report = reportOf(named.workshop, named.polls, attributionOptOuts, t);
  const pictures = await chosenPictures(report);
  return withFiles(view, reportFiles(report, pictures), fileBytes, t);
}

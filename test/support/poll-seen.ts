import type { PollState } from '../../src/poll/domain/state.ts';
import { resultsRefused, resultsVisible } from '../../src/poll/domain/tally.ts';
import { remindAt } from '../../src/poll/domain/time.ts';
import { outlineOf } from '../../src/recap/domain/content.ts';
import { summarise } from '../../src/summary/domain/summary.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import { exportOf } from '../../src/poll/export/export-poll.ts';
import { pollCsv } from '../../src/poll/export/csv.ts';
import { pollJson } from '../../src/poll/export/json.ts';
import { totalsCsv } from '../../src/poll/export/totals-csv.ts';
import { reportFiles } from '../../src/summary/report/report-files.ts';
import { reportOf } from '../../src/summary/report/report.ts';
import { pollCard } from '../../src/poll/view/card.ts';
import { pollResults } from '../../src/poll/view/results.ts';
import { pollChangeForm, typedOf, voteForm } from '../../src/poll/view/forms.ts';
import { pollClosed, pollClosing, pollPanel } from '../../src/poll/view/panel.ts';
import { pollSurfaces } from '../../src/poll/view/surfaces.ts';
import { recapView } from '../../src/recap/view/post.ts';
import { illustrations } from '../../src/summary/view/pictures.ts';
import { summaryViews } from '../../src/summary/view/post.ts';
import { en, fr, now, Stage } from './scenes.ts';

/**
 * What the channel shows of a poll now and after its reminder, and what the people who manage it
 * get.
 */
function atHand(poll: PollState, t: Translator): unknown[] {
  const moments = [0, remindAt(poll) ?? 0];
  return [
    ...moments.flatMap((at) =>
      pollSurfaces(poll, t, at).items.map((item) => ('post' in item ? item.post.view() : item)),
    ),
    pollCard(poll, t),
    pollPanel(poll, t),
    pollClosing(poll, t),
    ...(poll.status === 'closed' ? [pollClosed(poll, t)] : []),
    voteForm(poll, t, undefined),
    ...(poll.setUp === null ? [] : [pollChangeForm(poll, t, typedOf(poll.setUp, ''))]),
    recapOf(poll, t),
  ];
}

function recapOf(poll: PollState, t: Translator): unknown[] {
  const { workshop } = new Stage();
  const outline = outlineOf({
    from: now - 1,
    until: now,
    workshops: [workshop],
    earlier: [],
    polls: [poll],
    answers: [],
    attributionOptOuts: [],
    weeks: [],
  });
  const scene = {
    recap: { week: '2025-W06', due: now, at: now, outline },
    isPast: false,
    workshops: new Map([[workshop.id, workshop]]),
    polls: new Map([[poll.id, poll]]),
    answers: [],
    attributionOptOuts: [],
    t,
  };
  return [outline, recapView(scene)];
}

/** The summary as data, as messages with their pictures, and in each format of its report. */
function summaryOf(poll: PollState, t: Translator): unknown[] {
  const scene = new Stage().scene(t);
  const summary = summarise(scene.workshop, [poll], []);
  const files = reportFiles(reportOf(scene.workshop, [poll], [], t));
  return [
    summary,
    summaryViews(scene, summary, illustrations(scene, summary)),
    ...files.map(({ chunks }) => [...chunks()].join('')),
  ];
}

function filesOf(poll: PollState): string[] {
  const whole = exportOf(poll);
  return [whole.rules.named ? pollCsv(whole) : totalsCsv(whole), pollJson(whole)];
}

/** Everything visible at the moment, in both languages. */
export function readUncached(poll: PollState): string {
  return JSON.stringify([fr, en].map((t) => atHand(poll, t)));
}

/**
 * Everything that anybody but the voters themselves can see of a poll, in both languages, including
 * files.
 */
export function everythingSeen(poll: PollState): string {
  const of = (t: Translator) => [
    ...atHand(poll, t),
    ...summaryOf(poll, t),
    resultsRefused(poll) ?? null,
    ...(resultsVisible(poll) ? [pollResults(poll, t), ...filesOf(poll)] : []),
  ];
  return JSON.stringify([fr, en].map(of));
}

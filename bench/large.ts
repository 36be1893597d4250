import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { render, renderOne } from '../src/platforms/discord/render.ts';
import { guardedChat } from '../src/engine/delivery/guarded-chat.ts';
import { reconcile } from '../src/engine/delivery/reconcile.ts';
import { emptyMemory } from '../src/engine/delivery/pass.ts';
import type { Subject } from '../src/engine/delivery/subject.ts';
import { ok } from '../src/kernel/result.ts';
import { wholeWorkshop } from '../src/program/workshop-subject.ts';
import { chosenPictures } from '../src/summary/report-cases.ts';
import { withFiles, writtenOut } from '../src/engine/cooperative.ts';
import { foldPlacement } from '../src/kernel/placement.ts';
import { summarise } from '../src/summary/domain/summary.ts';
import { filesIn, reportFiles, reportFormats } from '../src/summary/report/report-files.ts';
import { reportOf } from '../src/summary/report/report.ts';
import { pollCard } from '../src/poll/view/card.ts';
import { illustrations } from '../src/summary/view/pictures.ts';
import { summaryViews } from '../src/summary/view/post.ts';
import { timed, upTo } from './figures.ts';
import { fullPoll, fullWorkshop } from './full-workshop.ts';
import { monotonic, openChat, strictLog, translatorOf } from './bench-app.ts';
import { ms, type Row } from './table.ts';

const size = 10_000;
const repeats = 5;
/** One in ten of those who wrote asked not to be named. */
const attributionOptOuts = upTo(50).map((index) => `${1005 + index * 10}`);
/** Discord waits this long for an acknowledgement, in milliseconds. */
const patience = 3_000;

interface Big {
  readonly what: string;
  readonly work: () => unknown;
}

/** What is largest, beside the time that a person's click can wait; and how long other clicks wait. */
export async function benchLarge(): Promise<Row[]> {
  const t = translatorOf('fr', 'America/Toronto');
  const poll = fullPoll(size);
  const workshop = fullWorkshop(size);
  const summary = () => summarise(workshop, [poll], attributionOptOuts);
  const scene = { workshop, t };
  const pass = await settledPass(subjectOf(workshop, poll));
  const bigs: Big[] = [
    {
      what: `a poll of ${size} ballots, tallied and set out`,
      work: () => renderOne(pollCard(poll, t)),
    },
    ...reportFormats.map((format) => ({
      what: `a report of ${size} contributions, as ${format}`,
      work: async () => {
        const report = reportOf(workshop, [poll], attributionOptOuts, t);
        const pictures = format === 'html' ? await chosenPictures(report) : [];
        for (const file of filesIn(format, report, pictures)) await writtenOut(file);
      },
    })),
    {
      what: `a summary of ${size} contributions, as messages`,
      work: () => {
        const told = summary();
        const pictures = illustrations(scene, told);
        return summaryViews(scene, told, pictures).map((view) => render(view));
      },
    },
    { what: `a look at ${size} posts that are all in place`, work: pass },
  ];
  const rows: Row[] = [];
  for (const big of bigs) rows.push(...(await rowsOf(big)));
  return rows;
}

const share = (value: number) => ({ against: ms(patience), ratio: value / patience });

async function rowsOf({ what, work }: Big): Promise<Row[]> {
  const times: number[] = [];
  const stalls: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await pause(10);
    times.push(await timed(work));
    await pause(10);
    delay.disable();
    stalls.push(delay.max / 1e6);
  }
  // The least of them: whatever else the machine does can only add to it.
  const [time, stall] = [Math.min(...times), Math.min(...stalls)];
  return [
    { what, measured: ms(time), ...share(time), budget: { atMost: 0.5 } },
    { what: '  longest stall of the event loop meanwhile', measured: ms(stall), ...share(stall) },
  ];
}

function subjectOf(
  workshop: ReturnType<typeof fullWorkshop>,
  poll: ReturnType<typeof fullPoll>,
): () => Subject {
  const t = translatorOf('fr', 'America/Toronto');
  const recapNews = { problem: undefined, leftOutOf: undefined };
  const shown = { workshop, polls: [poll], attributionOptOuts, callOptOuts: [], recapNews };
  const { placement, opening } = workshop;
  return () => ({
    id: 'workshop/w',
    community: opening.community,
    channel: opening.channel,
    since: 0,
    placement,
    nextAt: undefined,
    surfaces: wholeWorkshop(shown, t, { problems: [], privateThreads: true }, Date.now()),
    complete: (view, fileBytes) =>
      withFiles(view, reportFiles(reportOf(workshop, [poll], attributionOptOuts, t)), fileBytes, t),
    record: async ({ event }) => {
      foldPlacement(placement, event);
      return ok(undefined);
    },
  });
}

/** What each further change to that workshop costs, once all of it has been posted. */
async function settledPass(subject: () => Subject): Promise<() => Promise<unknown>> {
  const memory = emptyMemory();
  const chat = guardedChat({ chat: openChat(), monotonic, log: strictLog });
  const tools = { chat, now: Date.now, monotonic, editGapMs: 0 };
  await reconcile(subject(), memory, tools);
  return () => reconcile(subject(), memory, tools);
}

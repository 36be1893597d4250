import { renderOne } from '../src/platforms/discord/render.ts';
import { pollLimits } from '../src/poll/domain/set-up.ts';
import { emptyPoll, evolvePoll, type PollEvent, type PollState } from '../src/poll/domain/state.ts';
import { exportOf } from '../src/poll/export/export-poll.ts';
import { pollCsv } from '../src/poll/export/csv.ts';
import { pollJson } from '../src/poll/export/json.ts';
import { pollCard, pollResults } from '../src/poll/view/card.ts';
import { pollPicture, pollPictureAlt } from '../src/poll/view/picture.ts';
import { timed, upTo } from './figures.ts';
import { newPoll, translatorOf } from './bench-app.ts';
import { ms, type Row } from './table.ts';

const size = 10_000;
const repeats = 7;
/** Everybody else's clicks wait meanwhile: a tenth of what Discord waits, in milliseconds. */
const stall = 300;

/** What is done with the largest poll that can be, each in one go. */
export async function benchLargePoll(): Promise<Row[]> {
  const t = translatorOf('fr', 'America/Toronto');
  const poll = largestPoll();
  const closed: PollState = { ...poll, status: 'closed', closedAt: size };
  const whole = () => exportOf(closed);
  const works = {
    'its card': () => renderOne(pollCard(poll, t)),
    'its result with names': () => pollResults(closed, t),
    'what its picture shows': () => [pollPicture(closed, t), pollPictureAlt(closed, t)],
    'its export as CSV': () => pollCsv(whole()),
    'its export as JSON': () => pollJson(whole()),
    'a copy for its snapshot': () => structuredClone(poll),
  };
  const rows: Row[] = [];
  for (const [what, work] of Object.entries(works)) rows.push(await rowOf(what, work));
  return rows;
}

async function rowOf(what: string, work: () => unknown): Promise<Row> {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) times.push(await timed(work));
  // The least of them: whatever else the machine does can only add to it.
  const time = Math.min(...times);
  return {
    what: `a poll of ${size} ballots and ${pollLimits.maxOptions} options: ${what}`,
    measured: ms(time),
    against: ms(stall),
    ratio: time / stall,
    budget: { atMost: 1 },
  };
}

/** As many options as there may be, the last of which came when half of the people had voted. */
function largestPoll(): PollState {
  const state = emptyPoll('p');
  const fold = (event: PollEvent): void => void evolvePoll(state, event);
  const options = upTo(pollLimits.maxOptions).map((index) => ({
    id: `o${index + 1}`,
    label: `Outil numéro ${index + 1}`,
  }));
  const [later, ...former] = options.toReversed();
  if (later === undefined) throw new Error('A poll without options.');
  const setUp = { community: 'c', channel: '1', locale: 'fr' as const, ...newPoll };
  fold({ type: 'poll.created', by: '9', ...setUp, options: former.toReversed() });
  fold({ type: 'poll.opened', at: 0 });
  for (const index of upTo(size)) {
    if (index === size / 2) fold({ type: 'option.added', option: later });
    fold(
      ballot(
        index,
        (state.setUp?.options ?? []).map(({ id }) => id),
      ),
    );
  }
  return state;
}

function ballot(index: number, ids: readonly string[]): PollEvent {
  const third = (rest: number) => ids.filter((_, place) => (index + place) % 3 === rest);
  const said = { yes: third(0), ifNeedBe: third(1), no: third(2) };
  const voter = `${100_000_000_000_000_000n + BigInt(index)}`;
  return { type: 'ballot.cast', voter, name: `Membre ${index}`, at: index, ...said };
}

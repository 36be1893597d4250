import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../src/rehearsal/local-discord/index.ts';
import { until, wordsOf } from '../src/rehearsal/look.ts';
import { percentile, upTo } from './figures.ts';
import {
  castVote,
  closePlace,
  openPalabre,
  type PollingPlace,
  type Vote,
} from './polling-place.ts';
import { ms, type Row } from './table.ts';

const voters = 500;
const rushMs = 2_000;
/** How long Discord waits for an acknowledgement, and people for the card, in milliseconds. */
const patience = { discord: 3_000, card: 2_000 };

interface Rush {
  readonly votes: readonly Vote[];
  readonly lastedMs: number;
  /** From the last answer to the card that tells of all of them, in milliseconds. */
  readonly cardMs: number;
  readonly edits: number;
}

/** Everybody votes within two seconds, on a bot that has just started and is refused what Discord would. */
export async function benchRush(folder: string): Promise<Row[]> {
  const place = await openPalabre(folder, voters, { name: 'rush', rateLimits: true });
  const { votes, lastedMs, cardMs, edits } = await rush(place);
  await closePlace(place);
  const what = `${voters} people voting within ${rushMs / 1000} s`;
  const perSecond = edits / (lastedMs / 1000);
  return [
    ...waits(
      `${what}, click → form`,
      votes.map(({ formMs }) => formMs),
    ),
    ...waits(
      `${what}, vote sent → durable → answered`,
      votes.map(({ answerMs }) => answerMs),
    ),
    {
      what: `${what}, last answer → exact card`,
      measured: ms(cardMs),
      against: ms(patience.card),
      ratio: cardMs / patience.card,
      budget: { atMost: 1 },
    },
    {
      what: `${what}, edits of the card`,
      measured: `${perSecond.toFixed(2)} /s`,
      against: '1 /s',
      ratio: perSecond,
      budget: { atMost: 1.25 },
    },
  ];
}

async function rush(place: PollingPlace): Promise<Rush> {
  const { discord, card } = place;
  const edits: { readonly at: number; readonly message: Message }[] = [];
  discord.onActivity((activity) => {
    if (activity.type === 'edit' && activity.message.id === card.id)
      edits.push({ at: performance.now(), message: activity.message });
  });
  const from = performance.now();
  const votes = await Promise.all(
    upTo(voters).map(async (index) => {
      await pause((index * rushMs) / voters);
      return castVote(place, index);
    }),
  );
  const ended = performance.now();
  const exact = await until('the exact card', () =>
    edits.find(({ message }) => wordsOf(message).includes(`${voters}\u00A0votant`)),
  );
  const cardMs = Math.max(0, exact.at - ended);
  return { votes, cardMs, lastedMs: exact.at - from, edits: edits.length };
}

function waits(what: string, times: readonly number[]): Row[] {
  return (
    [
      ['median', 0.5],
      ['slowest', 1],
    ] as const
  ).map(([name, share]) => ({
    what: `${what}, ${name}`,
    measured: ms(percentile(times, share)),
    against: ms(patience.discord),
    ratio: percentile(times, share) / patience.discord,
    budget: { atMost: 0.5 },
  }));
}

import { expect } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import { shownIn } from './fleet-hall.ts';
import { exported } from './polling-place.ts';
import type { PostgresServer } from './postgres-server.ts';
import { ticksOf } from './rush.ts';
import type { TakingPart } from './taking-part.ts';

/** As the export tells them. */
function stancesOf(ballot: number): Record<string, string> {
  const { yes, ifNeedBe } = ticksOf(ballot, 4);
  const stance = (option: number) => {
    if (yes.includes(option)) return 'yes';
    return ifNeedBe.includes(option) ? 'ifNeedBe' : 'no';
  };
  return Object.fromEntries([0, 1, 2, 3].map((option) => [`o${option + 1}`, stance(option)]));
}

/** How many times what people contributed was recorded, by their words. */
export function contributionsIn(server: PostgresServer, url: string): Map<string, number> {
  const found = server.run(
    `SELECT words[1], count(*) FROM palabre_records,
       regexp_matches(record, '"(Parole [0-9]+ de [0-9]+)"', 'g') AS words GROUP BY 1`,
    new URL(url).pathname.slice(1),
  );
  return new Map(
    found.split('\n').map((line) => {
      const [words = '', count = ''] = line.split('|');
      return [words, Number(count)];
    }),
  );
}

/** What people were told is recorded is there once, and shown once, on cards that are right. */
export async function checkHall(
  each: TakingPart,
  kept: ReadonlyMap<string, number>,
): Promise<void> {
  const voters = await checkBallots(each);
  await checkShown(each, voters, checkContributions(each, kept));
}

async function checkBallots({ hall, ballots }: TakingPart): Promise<number> {
  const told = (await exported(hall.facilitator, hall.poll)).ballots;
  const stances = new Map(told.map((each) => [each.name, each.stances]));
  expect(ballots.size).toBeGreaterThan(10);
  expect(stances.size).toBe(told.length);
  for (const [name, ballot] of ballots)
    expect([name, stances.get(name)]).toEqual([name, stancesOf(ballot)]);
  return told.length;
}

/** What was recorded and never acknowledged is shown too: each once. */
function checkContributions(
  { hall, contributions }: TakingPart,
  kept: ReadonlyMap<string, number>,
): string[] {
  for (const words of contributions) expect([words, kept.get(words)]).toEqual([words, 1]);
  const all = [...kept.keys()].filter((words) => words.endsWith(` de ${hall.guild}`));
  for (const words of all) expect([words, kept.get(words)]).toEqual([words, 1]);
  return all;
}

async function checkShown({ hall }: TakingPart, voters: number, all: readonly string[]) {
  const isRight = ({ poll, board, contributions }: ReturnType<typeof shownIn>) =>
    new RegExp(`\\b${voters}\\svotant`, 'u').test(poll) &&
    new RegExp(`\\b${all.length}\\scontribution`, 'u').test(board) &&
    contributions.length >= all.length;
  await until('the cards', () => isRight(shownIn(hall)) || undefined).catch(() => {});
  const shown = shownIn(hall);
  if (!isRight(shown))
    throw new Error(
      `With ${voters} voters and ${all.length} contributions, ${shown.contributions.length} of them ` +
        `shown, the cards of ${hall.guild} are wrong:\n${shown.poll}\n${shown.board}`,
    );
  const times = new Map(
    all.map((words) => [words, shown.contributions.filter((each) => each.includes(words)).length]),
  );
  expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
  expect(shown.recaps).toHaveLength(1);
}

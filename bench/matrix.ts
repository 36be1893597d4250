import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredEvent } from '../src/rehearsal/local-matrix/index.ts';
import type { Seen } from '../src/rehearsal/matrix/seen.ts';
import { startMatrixFloor, startPalabreOnMatrix, type RunningBot } from './bots.ts';
import { alternate, concurrently, median, percentile, ratios, upTo } from './figures.ts';
import { MatrixPlace, templatesIn, type Citizen } from './matrix-place.ts';
import { megabytes, ms, type Row } from './table.ts';

/** How many rooms Palabre is in, each a community of its own. */
const rooms = Number(process.env['BENCH_ROOMS'] ?? 1_000);
/** How many of them hold a workshop, and how many people are in each. */
const open = Math.ceil(rooms / 50);
const members = 20;
/** Enough that none of them reaches the pace at which a person is told to slow down. */
const voters = 30;

interface Load {
  readonly name: string;
  readonly width: number;
  readonly rounds: number;
  readonly votes: number;
  /** Its median over the least bot's; a crowd's is only told. */
  readonly budget?: number;
}
const loads: readonly Load[] = [
  { name: 'one at a time', width: 1, rounds: 20, votes: 20, budget: 1.25 },
  { name: '20 at once', width: 20, rounds: 10, votes: 40 },
];

/** In which V8 compiles what a vote runs. */
const warmUp: Load = { name: '', width: 20, rounds: 0, votes: 100 };

/** One bot, and people who vote there. */
interface Side {
  readonly bot: RunningBot;
  /** What must have been done before somebody can vote, which is not measured. */
  readonly ready: (index: number) => Promise<void>;
  /** Resolves with how long a receipt took, in milliseconds. */
  readonly vote: (index: number) => Promise<number>;
  votes: number;
  readonly rounds: Map<Load, { readonly answersMs: number[]; readonly cpuMs: number }[]>;
}

/**
 * A vote on Matrix, from its event until the server has the receipt, beside the least that it can cost
 * with the same client, in one process with a thousand rooms; and what those take of the machine.
 */
export async function benchMatrix(folder: string): Promise<Row[]> {
  const place = await MatrixPlace.open();
  const palabre = await openPalabre(place, join(folder, 'matrix'));
  const floor = await openFloor(place, join(folder, 'matrix-floor'), palabre.receipt);
  const sides = [palabre.side, floor];
  await alternate(sides, 4, (side) => round(place, side, warmUp));
  for (const load of loads) {
    await alternate(sides, 2, (side) => round(place, side, load));
    for (const side of sides) side.rounds.delete(load);
    await alternate(sides, load.rounds, (side) => round(place, side, load));
  }
  const memory = await palabre.side.bot.memory();
  const own = await palabre.side.bot.ownMemory();
  for (const { bot } of sides) await bot.stop();
  const again = await palabre.start();
  await again.stop();
  await place.close();
  return [
    ...loads.flatMap((load) => rowsOf(load, palabre.side, floor)),
    { what: `${rooms} rooms, ${open} workshops: memory`, measured: megabytes(memory) },
    { what: '  the same without pages of files', measured: megabytes(own) },
    { what: '  first start → ready', measured: ms(palabre.side.bot.startMs) },
    { what: '  another start → ready', measured: ms(again.startMs) },
  ];
}

/** Votes that come together, so many at once, again and again. */
async function round(place: MatrixPlace, side: Side, load: Load): Promise<void> {
  const before = await side.bot.cpuMs();
  const answersMs: number[] = [];
  for (let done = 0; done < load.votes; done += load.width) {
    const who = upTo(load.width).map((n) => (side.votes + n) % voters);
    side.votes += load.width;
    await Promise.all(who.map(async (index) => side.ready(index)));
    await place.quiet();
    answersMs.push(...(await Promise.all(who.map(async (index) => side.vote(index)))));
  }
  const cpuMs = ((await side.bot.cpuMs()) - before) / load.votes;
  side.rounds.set(load, [...(side.rounds.get(load) ?? []), { answersMs, cpuMs }]);
}

function rowsOf(load: Load, ours: Side, floor: Side): Row[] {
  const row = (what: string, of: (of: { answersMs: number[]; cpuMs: number }) => number): Row => {
    const [measured = [], against = []] = [ours, floor].map(({ rounds: all }) =>
      (all.get(load) ?? []).map(of),
    );
    return {
      what: `on Matrix, ${load.name}: ${what}, over the least bot`,
      measured: ms(median(measured)),
      against: ms(median(against)),
      ratio: median(ratios(measured, against)),
    };
  };
  const sent = 'vote → durable → receipt sent';
  return [
    {
      ...row(`${sent}, median`, ({ answersMs }) => median(answersMs)),
      ...(load.budget === undefined ? {} : { budget: { atMost: load.budget } }),
    },
    row(`${sent}, p99`, ({ answersMs }) => percentile(answersMs, 0.99)),
    row('processor time a vote', ({ cpuMs }) => cpuMs),
  ];
}

/** A room of somebody's, in which the bot has come already, with others in it. */
async function foundRoom(
  place: MatrixPlace,
  host: Citizen,
  bot: Citizen,
  others: readonly Citizen[] = [],
): Promise<string> {
  const room = await host.api.createRoom({
    name: `Communauté de ${host.id}`,
    invite: [bot.id],
    power_level_content_override: { users: { [host.id]: 100, [bot.id]: 50 } },
  });
  await bot.api.join(room);
  for (const { id } of others) place.comes(id, room);
  return room;
}

/** Palabre in all of the rooms, with a poll open in the first. */
async function openPalabre(place: MatrixPlace, folder: string) {
  await mkdir(folder);
  const self = place.bot('Palabre');
  const people = place.citizens('votante', voters);
  const crowd = place.citizens('membre', members);
  const hosts = place.citizens('hote', rooms);
  await concurrently(rooms, 8, async (index) => {
    const host = hosts[index];
    if (host === undefined) throw new Error('There are not so many');
    await foundRoom(place, host, self, index === 0 ? people : crowd);
  });
  const templates = await templatesIn(folder);
  const start = () =>
    startPalabreOnMatrix({ url: place.server.url, token: self.token, folder }, templates);
  const bot = await start();
  for (const index of upTo(open)) await beginIn(place, hosts[index * 50], self.id);
  const card = await openVote(place, hosts[0], self.id);
  const vote = voteOn(place, self.id, card, people);
  // They are met one after the other: a direct room is made for each.
  for (const index of upTo(voters)) {
    await vote.ready(index);
    await vote.vote(index);
  }
  return { side: { bot, ...vote, votes: 0, rounds: new Map() }, receipt: vote.receipt(), start };
}

async function beginIn(place: MatrixPlace, host: Citizen | undefined, bot: string): Promise<void> {
  if (host === undefined) throw new Error('There are not so many');
  const room = place.roomsOf(host.id)[0] ?? '';
  place.says(host.id, room, '!atelier lancer gabarit:small');
  await place.shown(host.id, bot, 'Je participe');
}

async function openVote(place: MatrixPlace, host: Citizen | undefined, bot: string): Promise<Seen> {
  const { id = '' } = host ?? {};
  for (const step of [2, 3, 4, 5]) {
    await place.press(id, bot, 'Suivant');
    await place.shown(id, bot, `Animation\nÉtape ${step}`);
  }
  return place.shown(id, bot, 'Je vote');
}

/** From the event of a vote until the server has its receipt. */
function voteOn(place: MatrixPlace, bot: string, card: Seen, people: readonly Citizen[]) {
  const rooms = new Map<number, string>();
  let votes = 0;
  let told: StoredEvent | undefined;
  const ready = async (index: number): Promise<void> => {
    const person = people[index]?.id ?? '';
    const prompt = place.next('a prompt', saidTo(place, bot, person));
    place.reacts(person, card, 'Je vote');
    rooms.set(index, (await prompt).room);
  };
  const vote = async (index: number): Promise<number> => {
    const person = people[index]?.id ?? '';
    const receipt = place.next('a receipt', saidTo(place, bot, person));
    const from = performance.now();
    place.says(person, rooms.get(index) ?? '', (votes += 1) % 2 === 0 ? 'OS' : 'SO');
    told = await receipt;
    return performance.now() - from;
  };
  return { ready, vote, receipt: () => ({ ...told?.content }) };
}

/** In the room of the two. */
const saidTo = (place: MatrixPlace, bot: string, person: string) => (event: StoredEvent) =>
  event.sender === bot && event.type === 'm.room.message' && place.isDirect(event.room, person);

async function openFloor(
  place: MatrixPlace,
  folder: string,
  receipt: Readonly<Record<string, unknown>>,
): Promise<Side> {
  await mkdir(folder);
  const self = place.bot('Plancher');
  const people = place.citizens('autre', voters);
  const own: string[] = [];
  for (const person of people) own.push(await foundRoom(place, person, self));
  const bot = await startMatrixFloor({ url: place.server.url, token: self.token, folder }, receipt);
  const vote = async (index: number): Promise<number> => {
    const [person = '', room = ''] = [people[index]?.id, own[index]];
    const answer = place.next('a receipt', (e) => e.sender === self.id && e.room === room);
    const from = performance.now();
    place.says(person, room, 'OS');
    await answer;
    return performance.now() - from;
  };
  return { bot, ready: async () => {}, vote, votes: 0, rounds: new Map() };
}

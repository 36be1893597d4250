import { once } from 'node:events';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PermissionFlagsBits as Bit } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { boardActions } from '../../src/board/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import {
  startLocalDiscord,
  type Channel,
  type Guild,
  type LocalDiscord,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { allComponents, messageOf, messageWith, until } from '../../src/rehearsal/look.ts';
import { environmentFor } from '../support/bot-process.ts';

/** Each round has a workshop and a poll in it, and lasts so many hours for the program. */
const rounds = Number(process.env['SOAK_ROUNDS'] ?? 60);
const hoursEach = 3;

const heldSchema = z.object({
  heap: z.number(),
  timers: z.number(),
  resources: z.number(),
  listeners: z.number(),
  streams: z.number(),
  wakes: z.number(),
});
type Held = z.output<typeof heldSchema>;
const said = z.object({ held: heldSchema.optional(), error: z.string().optional() });

const script = fileURLToPath(new URL('../../dist/test/soaked-bot.js', import.meta.url));
let aheadMs = 0;
let discord: LocalDiscord;
let guild: Guild;
let channel: Channel;
let ana: Person;
let nour: Person;
let bot: ChildProcess;
let data: string;
const errors: string[] = [];

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'palabre-soak-'));
  discord = await startLocalDiscord({ now: () => Date.now() + aheadMs });
  guild = discord.addGuild({ name: 'Les Communs', locale: 'fr' });
  channel = guild.addTextChannel({ name: 'atelier' });
  ana = guild.addMember({ name: 'Ana', locale: 'fr', permissions: Bit.ManageEvents });
  nour = guild.addMember({ name: 'Nour', locale: 'fr' });
  bot = fork(script, [], { env: environmentFor(discord, data), execArgv: ['--expose-gc'] });
  bot.on('message', (message) => {
    const { error } = said.parse(message);
    if (error !== undefined) errors.push(error);
  });
  await once(bot, 'message');
  await ana.slash(channel.id, 'recap schedule', { day: 'tuesday', time: '9', channel: channel.id });
});
afterAll(async () => {
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
  await discord.close();
  await rm(data, { recursive: true, force: true });
});

/** The id in the address of the newest of such buttons that Ana sees. */
async function idIn(address: string): Promise<string> {
  const message = await until(address, () => messageWith(ana, address));
  const found = allComponents(message.components).find(({ custom_id: id }) =>
    id?.startsWith(`${address}:`),
  );
  return found?.custom_id?.split(':')[1] ?? '';
}

/** What people do in one round: a workshop from its start to its summary, and a poll. */
async function live(): Promise<void> {
  const forge = (person: Person, customId: string, fields?: Record<string, string | string[]>) =>
    person.forge(channel.id, { customId, ...(fields !== undefined && { fields }) });
  await ana.slash(channel.id, 'workshop start', { template: 'dix-minutes' });
  const workshop = await idIn('agenda.next');
  await ana.slash(channel.id, 'pillar open', { pillar: 'community' });
  const board = boardActions.contributeSend.ref({ workshop, board: 'gens', form: 'post-it' });
  for (let said = 0; said < 5; said += 1)
    await forge(nour, board, { presents: `Des voisines, ${said}` });
  await ana.slash(channel.id, 'workshop next');
  const typed = { question: 'Quel jour ?', options: 'lundi\nmardi', rules: [] };
  const draft = messageOf(await forge(ana, pollActions.createSend.ref({}), typed));
  await ana.click(draft, { customId: /^poll\.open:/u });
  const poll = await idIn('poll.manage');
  await forge(nour, pollActions.send.ref({ poll, options: '2', wording: '0' }), {
    yes: ['o1'],
    comment: 'Oui.',
  });
  await forge(ana, pollActions.close.ref({ poll }));
  await ana.slash(channel.id, 'summary post');
  await forge(ana, agendaActions.endConfirm.ref({ workshop }));
  await ana.slash(channel.id, 'mydata export');
  discord.dismissPrivateAnswers();
}

/** Lets hours pass, and returns what the program holds after them. */
async function hoursLater(hours: number): Promise<Held> {
  aheadMs += hours * 60 * 60_000;
  bot.send({ minutes: hours * 60 });
  for (;;) {
    const [message] = await once(bot, 'message');
    const { held } = said.parse(message);
    if (held !== undefined) return held;
  }
}

const middle = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

it(
  `${rounds * hoursEach} hours of workshops and polls leave memory, timers and listeners level`,
  async () => {
    const all: Held[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await live();
      // A connection that drops every day or so, taken up again.
      if (round % 8 === 7) discord.dropConnections();
      all.push(await hoursLater(hoursEach));
    }
    const quarter = Math.floor(rounds / 4);
    const early = all.slice(quarter, 2 * quarter);
    const late = all.slice(-quarter);
    const of = (some: readonly Held[], what: keyof Held) => middle(some.map((each) => each[what]));
    for (const what of heldSchema.keyof().options)
      console.info(`${what}: ${of(early, what)} at first, ${of(late, what)} at last`);
    expect(errors).toEqual([]);
    expect(discord.breaches).toEqual([]);
    expect(of(late, 'heap') / of(early, 'heap')).toBeLessThan(1.15);
    for (const what of ['timers', 'resources', 'listeners'] as const)
      expect(of(late, what), what).toBeLessThanOrEqual(of(early, what) + 3);
    // What was used in the last ten minutes, and what the daily look has just read.
    for (const what of ['wakes', 'streams'] as const) expect(of(late, what), what).toBeLessThan(40);
  },
  30 * 60_000,
);

import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../../../kernel/text.ts';
import { readTexts } from '../../../program/texts.ts';
import { backUp } from '../../../program/operating/keeping.ts';
import type { Account } from '../../../platforms/discord/account-facts.ts';
import { startWorkshop } from '../../../workshop/cases.ts';
import { Problem } from '../problem.ts';
import type { Asked, SideRoute } from '../side-routes.ts';
import { parse, startWay, wireWay } from './asked.ts';
import type { Link } from './link.ts';
import { ServerLookup, wireServer } from './server-lookup.ts';
import { matrixRoutes, wireMatrix } from './matrix-routes.ts';
import type { MatrixLink } from './matrix-link.ts';
import { RoomLookup } from './room-lookup.ts';
import type {
  WireAccount,
  WireBackups,
  WireConnect,
  WireDiscord,
  WirePasted,
  WireTry,
} from './protocol.ts';
import { shortWorkshop } from './short-workshop.ts';
import { serviceCommand } from './staying-on.ts';
import { sayOf } from './words.ts';

/** The ways from here: to a server on Discord, and to a room on Matrix. */
export interface Ways {
  readonly discord: Link;
  readonly matrix: MatrixLink;
  /** Whose invitations are taken on Matrix; undefined for those of its own server. */
  readonly invitedBy: string | undefined;
}

/** What the page at /connect asks for. */
export function connectRoutes(
  ways: Ways,
  folder: string,
  rehearsal: boolean,
): ReadonlyMap<string, SideRoute> {
  const { discord: link, matrix } = ways;
  const lookup = new ServerLookup(link);
  const rooms = new RoomLookup(matrix);
  const backups = resolve(folder, 'backups');
  const state = async (language: Locale): Promise<WireConnect> => ({
    discord: await wireDiscord(link, lookup, language),
    matrix: await wireMatrix(matrix, rooms, ways.invitedBy),
    ...(await common(link, backups)),
    rehearsal,
  });
  return new Map<string, SideRoute>([
    ['GET /connect/state', ({ language }) => state(language)],
    ['POST /connect/token', (call) => paste(link, call)],
    ['POST /connect/forget', async () => forget(link)],
    ['POST /connect/start', (call) => startWay(link, call, 'noToken')],
    ['POST /connect/try', (call) => tryThere(link, lookup, call)],
    ['POST /connect/backup', (call) => backUpNow(ways, backups, call)],
    ...matrixRoutes(matrix, rooms),
  ]);
}

async function wireDiscord(
  link: Link,
  lookup: ServerLookup,
  language: Locale,
): Promise<WireDiscord> {
  const t = readTexts('discord').translatorOf(language, 'UTC');
  const account = await link.account();
  const servers = link.phase === 'running' ? await lookup.found() : undefined;
  const { bot } = link.launch;
  return {
    ...wireWay(link),
    ...(account === undefined ? {} : { account: wireAccount(account) }),
    ...(servers === undefined
      ? {}
      : { servers: await Promise.all(servers.map((each) => wireServer(each, bot, t))) }),
  };
}

async function common(
  { launch }: Link,
  folder: string,
): Promise<Pick<WireConnect, 'envFile' | 'backups' | 'serviceCommand'>> {
  const command = serviceCommand();
  return {
    envFile: launch.envFile,
    backups: await backupsIn(folder),
    ...(command === undefined ? {} : { serviceCommand: command }),
  };
}

const wireAccount = ({ owner, ...account }: Account): WireAccount => ({
  ...account,
  hasOwner: owner !== undefined,
});

async function backupsIn(folder: string): Promise<WireBackups> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.backup'));
  const times = await Promise.all(
    files.map(
      async (name) => (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0,
    ),
  );
  const newestAt = Math.max(0, ...times);
  return { folder, ...(newestAt === 0 ? {} : { newestAt }) };
}

/** A token is 72 characters; anything pasted by mistake may be longer. */
const pasteSchema = z.strictObject({ text: z.string().max(10_000) });

async function paste(link: Link, call: Asked): Promise<WirePasted> {
  const { text } = parse(pasteSchema, call);
  if (link.launch.isBusy) throw new Problem(409, sayOf(call.language, 'busy'));
  const taken = await link.paste(text);
  return taken.ok ? { kind: 'bot', account: wireAccount(taken.value) } : { kind: taken.error };
}

const trySchema: z.ZodType<WireTry> = z.strictObject({
  server: z.string().min(1),
  channel: z.string().min(1),
});

/** Started by whoever made the application, if that person may lead a workshop there. */
async function tryThere(
  link: Link,
  lookup: ServerLookup,
  call: Asked,
): Promise<{ readonly address: string }> {
  const { server, channel } = parse(trySchema, call);
  const account = await link.account();
  const { bot } = link.launch;
  const found = (await lookup.found())?.find(({ id }) => id === server);
  const place = found?.channels.find(({ id }) => id === channel);
  const owner = account?.owner;
  if (bot === undefined || place?.mayLead !== true || owner === undefined)
    throw new Problem(422, sayOf(call.language, 'cannotLead'));
  if (place.missing.length > 0) throw new Problem(422, sayOf(call.language, 'rightsMissing'));
  const by = { ...owner, moderates: true };
  const where = { community: server, channel };
  const started = await startWorkshop(bot.context, where, by, shortWorkshop, undefined);
  if (!started.ok) throw new Problem(422, sayOf(call.language, 'notStarted'));
  return { address: `https://discord.com/channels/${server}/${channel}` };
}

async function backUpNow(
  { discord, matrix }: Ways,
  folder: string,
  { language }: Asked,
): Promise<object> {
  if ([discord, matrix].every(({ phase }) => phase !== 'running'))
    throw new Problem(422, sayOf(language, 'noToken'));
  const t = readTexts('discord').translatorOf(language, 'UTC');
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  await backUp({ t, say: () => {} }, folder, Date.now()).catch((error: unknown) => {
    throw error instanceof Error ? new Problem(422, error.message) : error;
  });
  return {};
}

function forget(link: Link): object {
  link.forget();
  return {};
}

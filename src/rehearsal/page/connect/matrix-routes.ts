import { z } from 'zod';
import { startWorkshop } from '../../../workshop/cases.ts';
import { Problem } from '../problem.ts';
import type { Asked, SideRoute } from '../side-routes.ts';
import { parse, startWay, wireWay } from './asked.ts';
import type { MatrixLink } from './matrix-link.ts';
import { groundOf, wireRoom, type RoomLookup } from './room-lookup.ts';
import type { WireGiven, WireMatrix, WireTaken } from './protocol.ts';
import { shortWorkshop } from './short-workshop.ts';
import { sayOf } from './words.ts';

/** What the page asks for of the way to a homeserver. */
export function matrixRoutes(
  link: MatrixLink,
  lookout: RoomLookup,
): readonly (readonly [string, SideRoute])[] {
  return [
    ['POST /connect/matrix/account', (call) => take(link, call)],
    ['POST /connect/matrix/forget', async () => link.forget().then(() => ({}))],
    ['POST /connect/matrix/start', (call) => startWay(link, call, 'noAccount')],
    ['POST /connect/matrix/try', (call) => tryThere(link, lookout, call)],
  ];
}

export async function wireMatrix(
  link: MatrixLink,
  lookout: RoomLookup,
  invitedBy: string | undefined,
): Promise<WireMatrix> {
  const account = await link.account();
  const rooms = link.phase === 'running' ? await lookout.found() : undefined;
  return {
    ...wireWay(link),
    ...(account === undefined ? {} : { account, invitedBy: invitedBy ?? account.server }),
    ...(rooms === undefined
      ? {}
      : { rooms: await Promise.all(rooms.map((each) => wireRoom(each, link.launch.bot))) }),
  };
}

/** Longer than any of these is, and not endless. */
const text = z.string().max(10_000);
const givenSchema: z.ZodType<WireGiven> = z.union([
  z.strictObject({ server: text, token: text.min(1) }),
  z.strictObject({ server: text, user: text.min(1), password: text.min(1) }),
]);

async function take(link: MatrixLink, call: Asked): Promise<WireTaken> {
  const { server, ...proof } = parse(givenSchema, call);
  if (link.launch.isBusy) throw new Problem(409, sayOf(call.language, 'busy'));
  const taken = await link.take(server, proof);
  return taken.ok ? { kind: 'account', account: taken.value } : { kind: taken.error };
}

const trySchema = z.strictObject({ room: z.string().min(1) });

/** Started by who leads the room. */
async function tryThere(
  link: MatrixLink,
  lookout: RoomLookup,
  call: Asked,
): Promise<{ readonly address: string }> {
  const { room } = parse(trySchema, call);
  const { bot } = link.launch;
  const found = (await lookout.found())?.find(({ id }) => id === room);
  const ground = bot && found && groundOf(found, bot);
  if (ground === undefined || bot === undefined)
    throw new Problem(422, sayOf(call.language, 'cannotLeadRoom'));
  const by = { ...ground.leader, moderates: true };
  const where = { community: ground.community, channel: room };
  const started = await startWorkshop(bot.context, where, by, shortWorkshop, undefined);
  if (!started.ok) throw new Problem(422, sayOf(call.language, 'notStarted'));
  return { address: ground.room.address };
}

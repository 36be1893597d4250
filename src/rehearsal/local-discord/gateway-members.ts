import { z } from 'zod';
import { sendEvent, type Session } from './gateway-session.ts';
import { wireMember } from './wire/people.ts';
import { recordBreach, type World } from './world.ts';

/** The most ids that one request may name. */
const MAX_IDS = 100;

const requestSchema = z.object({
  guild_id: z.string(),
  user_ids: z.array(z.string()),
  limit: z.number(),
  nonce: z.string().max(32).optional(),
});

/**
 * « Request guild members », by their ids: without the GUILD_MEMBERS intent, a bot may ask for these
 * alone, and not for a whole server.
 */
export function sendMembers(world: World, session: Session, data: unknown): void {
  const asked = requestSchema.safeParse(data);
  const breach = (detail: string): void =>
    recordBreach(world, { rule: 'gatewayMembers', route: 'gateway', detail, body: data });
  if (!asked.success) return breach('members are asked for by their ids');
  const { guild_id: id, user_ids: ids, nonce } = asked.data;
  if (ids.length > MAX_IDS) return breach(`${ids.length} ids, ${MAX_IDS} at most`);
  const guild = world.guilds.get(id);
  if (!guild) return breach('a server that the bot is not in');
  const found = ids.flatMap((each) => guild.members.get(each) ?? []);
  const chunk = {
    guild_id: id,
    members: found.map((member) => wireMember(member)),
    not_found: ids.filter((each) => !guild.members.has(each)),
    chunk_index: 0,
    chunk_count: 1,
    ...(nonce === undefined ? {} : { nonce }),
  };
  sendEvent(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
}

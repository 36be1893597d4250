import { z } from 'zod';

/** Which of how many a session is: `[0, 1]` hears of every server. */
export type Shard = readonly [id: number, of: number];

/** As in the packet by which a bot identifies. */
export const shardSchema = z
  .tuple([z.int().nonnegative(), z.int().positive()])
  .refine(([id, of]) => id < of)
  .default([0, 1]);

/** Discord's own rule: a server is in one shard, what comes from no server in the first. */
export function hears([id, of]: Shard, guild: string | undefined): boolean {
  return guild === undefined ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(of)) === id;
}

const ofServer = z.object({ guild_id: z.string() });
const aServer = z.object({ id: z.string() });

/** The server that an event tells of, if any. */
export function guildOf(event: string, data: unknown): string | undefined {
  const named = ofServer.safeParse(data).data?.guild_id;
  if (named !== undefined) return named;
  return /^GUILD_(?:CREATE|UPDATE|DELETE)$/u.test(event)
    ? aServer.safeParse(data).data?.id
    : undefined;
}

import { Routes } from 'discord.js';
import { z } from 'zod';
import { ill, well, type Finding, type OpenPlace } from '../../engine/finding.ts';
import type { Examination } from '../../engine/platform.ts';
import { asking, type Answered, type Ask } from './asking.ts';
import { grantedTo, channelSchema, guildSchema, memberSchema } from './granted.ts';
import { missingRights } from './rights.ts';

export interface Examined extends Examination {
  readonly token: string | undefined;
  readonly apiUrl: string | undefined;
}

/** A difference from Discord's time that is worth setting right, in milliseconds. */
const mostOffMs = 60_000;

const gatewaySchema = z.object({
  session_start_limit: z.object({ remaining: z.int() }),
});
const applicationSchema = z.object({ id: z.string() });
const userSchema = z.object({ id: z.string() });

/** Asks Discord, without connecting, for all that Palabre needs of it. Never rejects for what Discord does. */
export async function examineDiscord(examined: Examined): Promise<readonly Finding[]> {
  const { token, apiUrl } = examined;
  if (token === undefined) return [ill('discord.doctor.noToken')];
  const ask = asking(token, apiUrl);
  const gateway = await ask(Routes.gatewayBot(), gatewaySchema);
  if (gateway.status === 401) return [ill('discord.lost.token')];
  if (gateway.data === undefined) return [ill('discord.lost.unreachable')];
  const { remaining } = gateway.data.session_start_limit;
  return [
    well('discord.doctor.token'),
    clockFinding(gateway.date, examined.now()),
    await applicationFinding(ask),
    remaining > 0
      ? well('discord.doctor.intents', { remaining })
      : ill('discord.doctor.noConnections'),
    ...(await placeFindings(ask, examined)),
  ];
}

function clockFinding(date: number | undefined, now: number): Finding {
  if (date === undefined) return ill('discord.doctor.noHour');
  const seconds = Math.round(Math.abs(now - date) / 1000);
  return Math.abs(now - date) > mostOffMs
    ? ill('discord.doctor.clockOff', { seconds })
    : well('discord.doctor.clock', { seconds });
}

async function applicationFinding(ask: Ask): Promise<Finding> {
  const { data } = await ask('/applications/@me', applicationSchema);
  return data === undefined
    ? ill('discord.doctor.noApplication')
    : well('discord.doctor.application', { id: data.id });
}

async function placeFindings(ask: Ask, { places, rights }: Examined): Promise<Finding[]> {
  if (places.length === 0) return [well('discord.doctor.noPlaces')];
  const self = await ask(Routes.user(), userSchema);
  if (self.data === undefined) return [ill('discord.lost.unreachable')];
  const findings: Finding[] = [];
  const standings = new Map<string, Promise<Standing>>();
  for (const place of places) {
    const { community } = place;
    const standing = standings.get(community) ?? standingIn(ask, self.data.id, community);
    standings.set(community, standing);
    findings.push(await placeFinding(ask, await standing, place, rights));
  }
  return findings;
}

/** A server, and this bot's own place in it: asked once, however many of its channels are looked at. */
async function standingIn(ask: Ask, self: string, community: string) {
  const [guild, member] = await Promise.all([
    ask(Routes.guild(community), guildSchema),
    ask(Routes.guildMember(community, self), memberSchema),
  ]);
  return { self, guild, member };
}
type Standing = Awaited<ReturnType<typeof standingIn>>;

/** Discord's own ways to say no; anything else says nothing of what was asked for. */
const isRefused = ({ status }: Answered<unknown>): boolean => status === 403 || status === 404;

async function placeFinding(
  ask: Ask,
  { self, guild, member }: Standing,
  { community, channel }: OpenPlace,
  rights: Examined['rights'],
): Promise<Finding> {
  const place = `https://discord.com/channels/${community}/${channel}`;
  if (isRefused(guild) || isRefused(member)) return ill('discord.doctor.notThere', { place });
  const found = await ask(Routes.channel(channel), channelSchema);
  if (found.status === 404) return ill('discord.doctor.channelGone', { place });
  if (found.status === 403) return ill('discord.doctor.noSight', { place });
  if (guild.data === undefined || member.data === undefined || found.data === undefined)
    return ill('discord.lost.unreachable');
  const missing = missingRights(grantedTo(self, guild.data, member.data, found.data));
  return missing.length === 0
    ? well('discord.doctor.place', { place })
    : ill('discord.doctor.missing', { place, rights: rights(missing) });
}

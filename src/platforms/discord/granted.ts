import { OverwriteType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { z } from 'zod';

const bits = z.string().regex(/^\d+$/u).transform(BigInt);

export const guildSchema = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
export const memberSchema = z.object({ roles: z.array(z.string()) });
export const channelSchema = z.object({
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.enum(OverwriteType), allow: bits, deny: bits }))
    .default([]),
});

type Overwrite = z.output<typeof channelSchema>['permission_overwrites'][number];

/**
 * What somebody may do in a channel, in the order of Discord's documentation: the roles of the
 * server, then what the channel says of everybody, of their roles, of themself.
 */
export function grantedTo(
  user: string,
  guild: z.output<typeof guildSchema>,
  { roles }: z.output<typeof memberSchema>,
  { permission_overwrites: overwrites }: z.output<typeof channelSchema>,
): PermissionsBitField {
  const held = new Set([guild.id, ...roles]);
  const base = guild.roles
    .filter(({ id }) => held.has(id))
    .reduce((all, { permissions }) => all | permissions, 0n);
  if (guild.owner_id === user || (base & PermissionFlagsBits.Administrator) !== 0n)
    return new PermissionsBitField(PermissionsBitField.All);
  const everybody = overwrites.filter(({ id }) => id === guild.id);
  const byRole = overwrites.filter(
    ({ type, id }) => type === OverwriteType.Role && roles.includes(id),
  );
  const own = overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === user);
  return new PermissionsBitField([everybody, byRole, own].reduce(apply, base));
}

function apply(granted: bigint, overwrites: readonly Overwrite[]): bigint {
  const all = (part: 'allow' | 'deny') => overwrites.reduce((sum, each) => sum | each[part], 0n);
  return (granted & ~all('deny')) | all('allow');
}

import type { MemberState, UserState } from '../states.ts';
import type { Role } from '../types.ts';
import { iso } from './times.ts';

/** People and roles as Discord's JSON. Optional fields are left out, because discord.js fails on some nulls. */
export function wireUser(user: UserState): object {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.name,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

export function wireMember(member: MemberState, permissions?: bigint): object {
  const partial = wirePartialMember(member, permissions);
  return { ...partial, user: wireUser(member.user), deaf: false, mute: false };
}

/** As in `resolved`: without the user, who is next to it, and without `deaf` and `mute`. */
export function wirePartialMember(member: MemberState, permissions?: bigint): object {
  return {
    nick: member.nick ?? null,
    roles: member.roleIds,
    joined_at: iso(member.joinedAt),
    flags: 0,
    pending: false,
    avatar: null,
    premium_since: null,
    communication_disabled_until: null,
    ...(permissions === undefined ? {} : { permissions: permissions.toString() }),
  };
}

export function wireRole(role: Role, position: number): object {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

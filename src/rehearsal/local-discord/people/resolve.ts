import { permissionsIn } from '../permissions.ts';
import { Kind } from '../rules/component-walk.ts';
import { wireChannel } from '../wire/channels.ts';
import { wirePartialMember, wireRole, wireUser } from '../wire/people.ts';
import type { World } from '../world.ts';
import type { ChannelState } from '../states.ts';

/** Whether a select's values are ids; false for a string select. */
export function isEntitySelect(type: number): boolean {
  return type >= Kind.userSelect && type <= Kind.channelSelect;
}

const USERS: ReadonlySet<number> = new Set([Kind.userSelect, Kind.mentionableSelect]);
const ROLES: ReadonlySet<number> = new Set([Kind.roleSelect, Kind.mentionableSelect]);

/**
 * Discord's `resolved` for the ids chosen in a select of that type. Throws for somebody who is not
 * a member.
 */
export function resolve(
  world: World,
  place: ChannelState,
  type: number,
  ids: readonly string[],
): Record<string, Record<string, object>> {
  const resolved: Record<string, Record<string, object>> = {};
  const put = (kind: string, id: string, value: object): void => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  for (const id of ids) {
    const member = USERS.has(type) ? place.guild.members.get(id) : undefined;
    const role = ROLES.has(type) ? place.guild.roles.get(id) : undefined;
    const channel = type === Kind.channelSelect ? place.guild.channels.get(id) : undefined;
    if (!member && !role && !channel) throw new Error(`nothing to choose with the id ${id}`);
    if (member) {
      put('users', id, wireUser(member.user));
      put('members', id, wirePartialMember(member, permissionsIn(world, place, member)));
    }
    if (role) put('roles', id, wireRole(role, 1));
    if (channel) put('channels', id, { ...wireChannel(world, channel), permissions: '0' });
  }
  return resolved;
}

export function mergeResolved(
  all: readonly Record<string, Record<string, object>>[],
): Record<string, Record<string, object>> {
  const merged: Record<string, Record<string, object>> = {};
  for (const one of all) {
    for (const [kind, values] of Object.entries(one)) {
      merged[kind] = { ...merged[kind], ...values };
    }
  }
  return merged;
}

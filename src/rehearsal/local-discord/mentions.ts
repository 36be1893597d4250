import { PermissionFlagsBits as Bit } from 'discord.js';
import type { AllowedMentions } from 'discord-api-spec/zod';
import { permissionsIn } from './permissions.ts';
import { textOf } from './rules/component-walk.ts';
import type { Pings } from './types.ts';
import type { World } from './world.ts';
import type { MessageState } from './states.ts';

const NOBODY: Pings = { everyone: false, users: [], roles: [] };

/**
 * Who a message notifies: mentions in its text outside code, filtered by `allowed_mentions` (all if
 * absent), of people who are present. Ephemeral messages notify nobody.
 */
export function pingsOf(world: World, message: MessageState): Pings {
  if (message.ephemeralFor) return NOBODY;
  const { channel, author } = message;
  const text = [message.content, ...textOf(message.components)].join('\n');
  const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const member = channel.guild.members.get(author.id);
  const bits = member ? permissionsIn(world, channel, member) : 0n;
  const mayPingAll = (bits & Bit.MentionEveryone) !== 0n;
  const isAllowed = filterOf(message.allowedMentions);
  return {
    everyone: mayPingAll && isAllowed('everyone', '') && /@(everyone|here)\b/.test(prose),
    users: idsIn(prose, /<@!?(\d+)>/g).filter(
      (id) => isAllowed('users', id) && channel.guild.members.has(id),
    ),
    roles: idsIn(prose, /<@&(\d+)>/g).filter(
      (id) => mayPingAll && isAllowed('roles', id) && channel.guild.roles.has(id),
    ),
  };
}

export function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

function filterOf(
  allowed: AllowedMentions | undefined,
): (kind: 'everyone' | 'users' | 'roles', id: string) => boolean {
  if (!allowed) return () => true;
  return (kind, id) => {
    if (allowed.parse?.includes(kind)) return true;
    return kind !== 'everyone' && (allowed[kind]?.includes(id) ?? false);
  };
}

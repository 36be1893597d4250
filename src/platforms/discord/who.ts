import { PermissionFlagsBits } from 'discord-api-types/v10';
import { GuildMember, type Interaction, type User } from 'discord.js';
import type { ChannelRights, Who } from '../../engine/requests/admission.ts';
import type { Person } from '../../kernel/people.ts';

type InGuild = Interaction<'cached' | 'raw'>;

const manageEvents = PermissionFlagsBits.ManageEvents;

/**
 * Who makes a request. `here` is the channel they are in: Discord states their rights there. Their
 * roles and their rights on the whole server take discord.js a while to work out, and few ask for them.
 */
export function whoIs({ member, memberPermissions, user, locale }: InGuild, here: string): Who {
  const present = { sees: true, managesEvents: memberPermissions.has(manageEvents) };
  return {
    id: user.id,
    name: nameOf(user, member),
    bot: user.bot,
    get roles() {
      return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
    },
    get managesEvents() {
      return member instanceof GuildMember && member.permissions.has(manageEvents);
    },
    administers: memberPermissions.has(PermissionFlagsBits.ManageGuild),
    language: locale,
    rightsIn: (channel) => (channel === here ? present : rightsOf(member, channel)),
  };
}

/** By the roles that Discord stated with this request; undefined where there is no such channel. */
function rightsOf(member: InGuild['member'], id: string): ChannelRights | undefined {
  // A channel of a server that is not known here is not seen, which doesn't mean that it is gone.
  if (!(member instanceof GuildMember)) return { sees: false, managesEvents: false };
  const channel = member.guild.channels.cache.get(id);
  if (channel === undefined) return undefined;
  const granted = channel.permissionsFor(member);
  return {
    sees: granted.has(PermissionFlagsBits.ViewChannel),
    managesEvents: granted.has(manageEvents),
  };
}

/** What Discord says about a member besides their account, whole or as part of an interaction. */
type MemberSaid = { readonly displayName: string } | { readonly nick?: string | null };

/** What somebody is called on this server: by their nickname, or by their account's name. */
function nameOf(user: User, member: MemberSaid | null | undefined): string {
  if (member === null || member === undefined) return user.displayName;
  return 'displayName' in member ? member.displayName : (member.nick ?? user.displayName);
}

export function personOf(user: User, member?: MemberSaid | null): Person {
  return { id: user.id, name: nameOf(user, member), bot: user.bot };
}

import { ApiError } from '../api-error.ts';
import { guildOf, param } from '../look-up.ts';
import { botPermissions } from '../permissions.ts';
import type { Route } from '../api-request.ts';
import { wireChannel } from '../wire/channels.ts';
import { wireGuild } from '../wire/guilds.ts';
import { wireMember, wireRole, wireUser } from '../wire/people.ts';

export const guildRoutes: Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild',
    run: (world, request) => {
      const guild = guildOf(world, request);
      const count = { approximate_member_count: guild.members.size };
      const body = { ...wireGuild(guild), ...(request.query.has('with_counts') ? count : {}) };
      return { status: 200, body };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    run: (world, request) => {
      const all = [...guildOf(world, request).channels.values()];
      const seen = all.filter((channel) => !channel.thread && botPermissions(world, channel));
      return { status: 200, body: seen.map((channel) => wireChannel(world, channel)) };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    run: (world, request) => {
      const roles = [...guildOf(world, request).roles.values()];
      return { status: 200, body: roles.map((role, index) => wireRole(role, index)) };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    run: (world, request) => {
      const member = guildOf(world, request).members.get(param(request, 'user'));
      if (!member) throw new ApiError('unknownMember');
      return { status: 200, body: wireMember(member) };
    },
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    run: (world) => {
      const all = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
      return { status: 200, body: all.map(({ id, name }) => ({ id, name, icon: null })) };
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    run: (world, request) => {
      const id = param(request, 'user');
      const guilds = [...world.guilds.values()];
      const user =
        id === '@me'
          ? world.bot
          : guilds.map((guild) => guild.members.get(id)?.user).find((found) => found);
      if (!user) throw new ApiError('unknownUser');
      return { status: 200, body: wireUser(user) };
    },
  },
];

import { GatewayDispatchEvents as Event } from 'discord-api-types/v10';
import type { Client } from 'discord.js';
import { z } from 'zod';
import type { ChangeListeners } from '../../engine/delivery/changes.ts';

const id = z.string();
const ofServer = z.object({ guild_id: id });
const ofPlace = z.object({ guild_id: id, id });
const aServer = z.object({ id, unavailable: z.boolean().optional() });
const aWholeServer = aServer.extend({ channels: z.unknown(), threads: z.unknown() });
const aMember = z.object({ guild_id: id, user: z.object({ id }) });
const threadMembers = ofPlace.extend({
  added_members: z.array(z.object({ user_id: id })).optional(),
});
const oneMessage = z.object({ id });
const manyMessages = z.object({ ids: z.array(id) });

/**
 * The server that an interaction comes from, and its place there: a thread counts with the channel it
 * is in. Read by hand, since every click is one.
 */
function placeOf(interaction: unknown): [community: string, places: string[]] | undefined {
  const community = textIn(interaction, 'guild_id');
  const channel = textIn(interaction, 'channel_id');
  if (community === undefined || channel === undefined) return undefined;
  const parent = textIn(fieldOf(interaction, 'channel'), 'parent_id');
  return [community, parent === undefined ? [channel] : [channel, parent]];
}

function textIn(data: unknown, name: string): string | undefined {
  const value = fieldOf(data, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const idsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.flatMap((each) => textIn(each, 'id') ?? []) : [];

const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;

/**
 * Listens to what the gateway says before discord.js makes anything of it: of an archived thread, of
 * a message it does not remember, it would say nothing. Nobody's message is looked at, only its id
 * once it is deleted.
 */
export function watchChanges(client: Client, listeners: ChangeListeners): void {
  const { changed, deleted, stirred, returned } = listeners;
  const on = <T>(event: Event, schema: z.ZodType<T>, tell: (data: T) => void): void => {
    client.ws.on(event, (data: unknown) => {
      const read = schema.safeParse(data);
      // Told once discord.js has taken it in, so that the rights it knows are those of now.
      if (read.success) setImmediate(() => tell(read.data));
    });
  };
  const everywhere = (community: string): void => {
    const places = client.guilds.cache.get(community)?.channels.cache.keys() ?? [];
    changed({ community, places: [...places], everywhere: true });
  };
  const here = ({ guild_id: community, id }: z.infer<typeof ofPlace>): void => {
    const threads = client.guilds.cache
      .get(community)
      ?.channels.cache.filter((channel) => channel.isThread() && channel.parentId === id);
    changed({ community, places: [id, ...(threads?.keys() ?? [])], everywhere: false });
  };

  for (const event of [Event.ChannelCreate, Event.ChannelUpdate, Event.ThreadUpdate])
    on(event, ofPlace, here);
  for (const event of [Event.GuildRoleCreate, Event.GuildRoleUpdate, Event.GuildRoleDelete])
    on(event, ofServer, ({ guild_id }) => everywhere(guild_id));
  on(Event.ThreadListSync, ofServer, ({ guild_id }) => everywhere(guild_id));
  on(Event.GuildUpdate, aServer, (server) => everywhere(server.id));
  on(Event.GuildMemberUpdate, aMember, ({ guild_id, user }) => {
    if (user.id === client.user?.id) everywhere(guild_id);
  });
  on(Event.ThreadMembersUpdate, threadMembers, ({ added_members: added = [], ...thread }) => {
    if (added.some(({ user_id: who }) => who === client.user?.id)) here(thread);
  });
  on(Event.GuildCreate, aWholeServer, (server) => {
    if (server.unavailable === true) return;
    const { id: community, channels, threads } = server;
    // Told by what it says itself: to ask discord.js would wake each server at a start.
    changed({ community, places: [...idsIn(channels), ...idsIn(threads)], everywhere: true });
    returned(community);
  });
  on(Event.MessageDelete, oneMessage, (message) => deleted({ messages: [message.id] }));
  on(Event.MessageDeleteBulk, manyMessages, ({ ids }) => deleted({ messages: ids }));
  on(Event.ThreadDelete, oneMessage, (thread) => deleted({ threads: [thread.id] }));
  // Not even looked at before the click itself is under way: somebody waits for its answer.
  client.ws.on(Event.InteractionCreate, (data: unknown) => {
    setImmediate(() => {
      const place = placeOf(data);
      if (place !== undefined) stirred(...place);
    });
  });
}

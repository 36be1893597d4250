import { GatewayDispatchEvents as Event, type Client } from 'discord.js';
import { z } from 'zod';
import type { ChangeListeners } from '../../engine/delivery/changes.ts';

const id = z.string();
const ofServer = z.object({ guild_id: id });
const ofPlace = z.object({ guild_id: id, id });
const aServer = z.object({ id, unavailable: z.boolean().optional() });
const aMember = z.object({ guild_id: id, user: z.object({ id }) });
const threadMembers = ofPlace.extend({
  added_members: z.array(z.object({ user_id: id })).optional(),
});
const oneMessage = z.object({ id });
const manyMessages = z.object({ ids: z.array(id) });
const interaction = z.object({
  guild_id: id,
  channel_id: id,
  channel: z.object({ parent_id: id.nullish() }).optional(),
});

/** A thread, and the channel it is in. */
const placesOf = ({ channel_id, channel }: z.infer<typeof interaction>): string[] => [
  channel_id,
  ...(channel?.parent_id ? [channel.parent_id] : []),
];

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
  on(Event.GuildCreate, aServer, (server) => {
    if (server.unavailable === true) return;
    everywhere(server.id);
    returned(server.id);
  });
  on(Event.MessageDelete, oneMessage, (message) => deleted({ messages: [message.id] }));
  on(Event.MessageDeleteBulk, manyMessages, ({ ids }) => deleted({ messages: ids }));
  on(Event.ThreadDelete, oneMessage, (thread) => deleted({ threads: [thread.id] }));
  // Not even looked at before the click itself is under way: somebody waits for its answer.
  client.ws.on(Event.InteractionCreate, (data: unknown) => {
    setImmediate(() => {
      const read = interaction.safeParse(data).data;
      if (read !== undefined) stirred(read.guild_id, placesOf(read));
    });
  });
}

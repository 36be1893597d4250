import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  Routes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Calendar, CalendarEvent } from '../../engine/ports.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { expectIt, expectNothing, idOf } from './answers.ts';
import type { ChatTools } from './chat-tools.ts';
import { attempt } from './failures.ts';
import { madeSince } from './find-own.ts';
import { discordLimits } from './limits.ts';

const known = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    creator_id: z.string().nullish(),
    scheduled_start_time: z.iso.datetime({ offset: true }),
    entity_metadata: z.object({ location: z.string().nullish() }).nullish(),
  }),
);
const right = () => 'createEvents' as const;

/**
 * Events as Discord's scheduled events, of the external kind: the others belong to a voice channel.
 * They take no nonce, so an event that a crash left unrecorded is found in the server's list.
 */
export function discordCalendar(tools: ChatTools): Calendar {
  const { rest } = tools;
  return {
    announce: (community, calendarEvent, since) =>
      attempt(tools, right, async () => {
        const found = await findAnnounced(tools, community, calendarEvent, since);
        if (found !== undefined) return found;
        const body = {
          ...eventBody(community, calendarEvent),
          privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
          entity_type: GuildScheduledEventEntityType.External,
        };
        return idOf(await rest.post(Routes.guildScheduledEvents(community), { body }));
      }),
    reannounce: (community, id, calendarEvent) =>
      attempt(tools, right, async () => {
        const body = eventBody(community, calendarEvent);
        expectIt(await rest.patch(Routes.guildScheduledEvent(community, id), { body }), id);
      }),
    callOff: (community, id) =>
      attempt(tools, right, async () => {
        expectNothing(await rest.delete(Routes.guildScheduledEvent(community, id)));
      }),
  };
}

/** An event as it is sent to Discord. */
export function eventBody(
  community: string,
  { title, description, channel, startsAt, endsAt }: CalendarEvent,
) {
  return {
    name: excerpt(title, discordLimits.eventName),
    description: excerpt(description, discordLimits.eventDescription),
    scheduled_start_time: new Date(startsAt).toISOString(),
    scheduled_end_time: new Date(endsAt).toISOString(),
    entity_metadata: { location: locationOf(community, channel) },
  };
}

/** An address that Discord's own clients open in place. */
const locationOf = (community: string, channel: string): string =>
  `https://discord.com/channels/${community}/${channel}`;

async function findAnnounced(
  { rest, botId }: ChatTools,
  community: string,
  calendarEvent: CalendarEvent,
  since: number,
): Promise<string | undefined> {
  const all = known.parse(await rest.get(Routes.guildScheduledEvents(community)));
  return all.find(
    (event) =>
      event.creator_id === botId() &&
      event.name === excerpt(calendarEvent.title, discordLimits.eventName) &&
      Date.parse(event.scheduled_start_time) === calendarEvent.startsAt &&
      event.entity_metadata?.location === locationOf(community, calendarEvent.channel) &&
      madeSince(event.id, since),
  )?.id;
}

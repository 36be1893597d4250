import { refuseIssues } from './api-error.ts';
import type { World } from './world.ts';
import type { GuildState, ScheduledEventState } from './states.ts';

/** Scheduled or active; those that are over appear in no list. */
export function isCurrent({ endsAt }: ScheduledEventState, now: number): boolean {
  return endsAt > now;
}

/** Discord's checks that are not in its document: non-empty text, and a start in the future. */
export function refuseEvent(event: ScheduledEventState, now: number): void {
  const { name, description, location, startsAt, endsAt } = event;
  const faults: [boolean, string, string, string][] = [
    [name.length === 0, 'eventName', 'name', '1 to 100 characters'],
    [description === '', 'eventDescription', 'description', '1 to 1000 characters'],
    [location.length === 0, 'eventLocation', 'entity_metadata', 'a location is required'],
    [Number.isNaN(endsAt), 'eventEnd', 'scheduled_end_time', 'is required'],
    [startsAt <= now, 'eventInThePast', 'scheduled_start_time', 'must be in the future'],
    [endsAt <= startsAt, 'eventEnd', 'scheduled_end_time', 'must be after its start'],
  ];
  refuseIssues(
    faults.flatMap(([isFault, rule, key, message]) =>
      isFault ? [{ rule, path: [key], message }] : [],
    ),
  );
}

export function deleteEvent(world: World, guild: GuildState, id: string): void {
  guild.events.delete(id);
  world.gone.add(id);
}

/** As Discord's JSON. */
export function wireScheduledEvent(
  world: World,
  guild: GuildState,
  event: ScheduledEventState,
): object {
  const isUnderWay = event.startsAt <= world.now();
  return {
    id: event.id,
    guild_id: guild.id,
    channel_id: null,
    creator_id: event.creatorId,
    name: event.name,
    description: event.description ?? null,
    scheduled_start_time: new Date(event.startsAt).toISOString(),
    scheduled_end_time: new Date(event.endsAt).toISOString(),
    privacy_level: 2,
    status: isUnderWay ? 2 : 1,
    entity_type: 3,
    entity_id: null,
    entity_metadata: { location: event.location },
    image: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
  };
}

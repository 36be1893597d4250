import { z } from 'zod';
import { entryOf } from '../../../kernel/dictionary.ts';

const level = z.coerce.number().catch(0);
const levels = z.record(z.string(), level).catch({});

/** `m.room.power_levels`, with the specification's default for each missing field. */
export const powerLevelsSchema = z.object({
  users: levels.default({}),
  users_default: level.default(0),
  events: levels.default({}),
  events_default: level.default(0),
  state_default: level.default(50),
  redact: level.default(50),
  invite: level.default(0),
  kick: level.default(50),
});
export type PowerLevels = z.output<typeof powerLevelsSchema>;

export const createSchema = z.object({
  type: z.string().optional().catch(undefined),
  room_version: z.string().catch('1').default('1'),
  additional_creators: z.array(z.string()).catch([]).default([]),
});

/** Who created a room, and of which kind. */
export interface Creation extends z.output<typeof createSchema> {
  readonly sender: string;
}

/** From this room version on, creators are above every level, and are not listed. */
const creatorsReign = 12;

const reigns = ({ room_version: version }: Creation): boolean => Number(version) >= creatorsReign;

export function levelOf(
  person: string,
  create: Creation | undefined,
  levels: PowerLevels | undefined,
): number {
  const isCreator = create?.sender === person;
  if (create !== undefined && reigns(create)) {
    if (isCreator || create.additional_creators.includes(person)) return Number.POSITIVE_INFINITY;
  } else if (levels === undefined) return isCreator ? 100 : 0;
  if (levels === undefined) return 0;
  return entryOf(levels.users, person) ?? levels.users_default;
}

/** The level required to send a message. */
export const levelToSend = (levels: PowerLevels | undefined): number =>
  levels === undefined ? 0 : (entryOf(levels.events, 'm.room.message') ?? levels.events_default);

/** The level required to set state of that type. */
export const levelToSet = (levels: PowerLevels | undefined, type: string): number =>
  levels === undefined ? 0 : (entryOf(levels.events, type) ?? levels.state_default);

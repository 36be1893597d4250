import { z } from 'zod';

/*
 * What is read from a homeserver's answers. Anybody on any server may have written an event, so
 * each is parsed on its own: a malformed one is dropped, and the others stay.
 */

const content = z.record(z.string(), z.unknown());

const plainEvent = z.object({
  event_id: z.string(),
  type: z.string(),
  sender: z.string(),
  content: content.catch({}),
  state_key: z.string().optional(),
  origin_server_ts: z.number().catch(0),
  redacts: z.string().optional().catch(undefined),
});

const unsigned = z.object({
  transaction_id: z.string().optional().catch(undefined),
  redacted_because: z.unknown().optional(),
  prev_content: z.object({ membership: z.string().optional() }).optional().catch(undefined),
  'm.relations': z
    .object({
      'm.replace': plainEvent.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export const eventSchema = plainEvent.extend({ unsigned: unsigned.optional().catch(undefined) });
/** An event as the server sends it. */
export type RoomEvent = z.output<typeof eventSchema>;

const strippedSchema = z.object({
  type: z.string(),
  sender: z.string(),
  state_key: z.string(),
  content: content.catch({}),
});
/** What somebody who is only invited is told about a room. */
export type StrippedEvent = z.output<typeof strippedSchema>;

const each = <T>(schema: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one) => {
        const read = schema.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );

export const events = each(eventSchema);

const none = { events: [] };

const joined = z.object({
  state: z.object({ events }).catch(none).default(none),
  timeline: z
    .object({
      events,
      limited: z.boolean().optional().catch(undefined),
      prev_batch: z.string().optional().catch(undefined),
    })
    .catch(none)
    .default(none),
});
export type JoinedRoom = z.output<typeof joined>;

const invited = z.object({
  invite_state: z
    .object({ events: each(strippedSchema) })
    .catch(none)
    .default(none),
});

const rooms = z
  .object({
    join: z.record(z.string(), joined).catch({}).default({}),
    invite: z.record(z.string(), invited).catch({}).default({}),
    leave: z.record(z.string(), z.unknown()).catch({}).default({}),
  })
  .catch({ join: {}, invite: {}, leave: {} })
  .default({ join: {}, invite: {}, leave: {} });

const people = z.array(z.string()).catch([]).default([]);
const someLists = z.object({ changed: people, left: people });

/** The answer of `/sync`. */
export const syncSchema = z.object({
  next_batch: z.string(),
  rooms,
  /** What other devices send to this one, unparsed: the encryption library reads it. */
  to_device: z
    .object({ events: z.array(z.unknown()).catch([]) })
    .catch(none)
    .default(none),
  /** The people whose devices changed. */
  device_lists: someLists.catch({ changed: [], left: [] }).default({ changed: [], left: [] }),
  device_one_time_keys_count: z.record(z.string(), z.number()).catch({}).default({}),
  device_unused_fallback_key_types: z.array(z.string()).optional().catch(undefined),
});
export type SyncAnswer = z.output<typeof syncSchema>;

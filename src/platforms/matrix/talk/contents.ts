import { z } from 'zod';

/*
 * What is read from people's events. Any client may have written them, so every part may be missing
 * or malformed: what does not fit is treated as absent.
 */

/** How an event relates to another: in its thread, in reply to it, or as its edit. */
export const relation = z.object({
  rel_type: z.string().optional().catch(undefined),
  event_id: z.string().optional().catch(undefined),
  'm.in_reply_to': z.object({ event_id: z.string() }).optional().catch(undefined),
  is_falling_back: z.boolean().optional().catch(undefined),
});

/** The message whose thread an event is in. */
export function threadOf(relatesTo: unknown): string | undefined {
  const read = relation.safeParse(relatesTo);
  return read.success && read.data.rel_type === 'm.thread' ? read.data.event_id : undefined;
}

const body = z.string().catch('');

/** `m.room.message`. */
export const messageContent = z.object({
  msgtype: z.string().catch('m.text'),
  body,
  url: z.string().optional().catch(undefined),
  /** An encrypted file: its address, and its keys. */
  file: z.looseObject({ url: z.string() }).optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  info: z
    .object({ size: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  'm.relates_to': relation.optional().catch(undefined),
  'm.new_content': z.object({ body }).optional().catch(undefined),
});

/** `m.reaction`. */
export const reactionContent = z.object({
  'm.relates_to': z.object({ event_id: z.string(), key: z.string() }),
});

/** `m.room.redaction`, which names the redacted event here from room version 11 on. */
export const redactionContent = z.object({ redacts: z.string().optional().catch(undefined) });

/** The key under which a message stores what can be done under it. */
export const offersKey = 'app.palabre.offers';
/** The key under which a message in a direct room stores the place that it is about. */
export const fromKey = 'app.palabre.from';

import { z } from 'zod';

/** The type of the state event by which Palabre recognises its own rooms. */
export const markType = 'app.palabre.room';

export const markSchema = z.discriminatedUnion('kind', [
  /** With one person. */
  z.object({ kind: z.literal('direct'), person: z.string() }),
  /** For some people of a room, like a private thread on other platforms. */
  z.object({
    kind: z.literal('private'),
    channel: z.string(),
    name: z.string(),
    /** When it was made, in milliseconds since 1970. */
    at: z.number(),
  }),
]);
export type Mark = z.output<typeof markSchema>;

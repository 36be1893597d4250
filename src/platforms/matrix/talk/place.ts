import { z } from 'zod';

export const placeSchema = z.object({ room: z.string(), thread: z.string().exactOptional() });
/** Where in a community somebody acts: a room, and the message whose thread they are in. */
export type From = z.output<typeof placeSchema>;

import { z } from 'zod';

/** How long a workshop lasts that nobody ends, and how long it is kept. */

/** Times in milliseconds since 1970. */
export const lastingState = {
  /** The last day on which somebody did something; absent on its first day. */
  activeAt: z.number().optional(),
  /** When its facilitators were asked whether it goes on; absent once it does. */
  quietAskedAt: z.number().optional(),
  /** When its facilitators were told that it will be erased, and the time that they were told. */
  erasure: z.object({ toldAt: z.number(), at: z.number() }).optional(),
};

export const lastingEvents = [
  z.object({ type: z.literal('workshop.active'), at: z.number() }),
  z.object({ type: z.literal('workshop.quietAsked'), at: z.number() }),
  z.object({ type: z.literal('workshop.erasureTold'), toldAt: z.number(), at: z.number() }),
  z.object({ type: z.literal('workshop.erasureCalledOff') }),
] as const;
export type LastingEvent = z.infer<(typeof lastingEvents)[number]>;

interface Lasting {
  activeAt?: number | undefined;
  quietAskedAt?: number | undefined;
  erasure?: { toldAt: number; at: number } | undefined;
}

export function foldLasting(state: Lasting, event: LastingEvent): void {
  switch (event.type) {
    case 'workshop.active':
      state.activeAt = event.at;
      delete state.quietAskedAt;
      return;
    case 'workshop.quietAsked':
      state.quietAskedAt = event.at;
      return;
    case 'workshop.erasureTold':
      state.erasure = { toldAt: event.toldAt, at: event.at };
      return;
    case 'workshop.erasureCalledOff':
      delete state.erasure;
  }
}

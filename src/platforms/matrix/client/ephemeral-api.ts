import { z } from 'zod';
import { pathTo, type Http } from './http.ts';

/** Signs of presence, which servers neither keep nor count. */
export interface EphemeralApi {
  /** Shows `self` typing for `forMs` milliseconds; 0 ends it. */
  typing(room: string, self: string, forMs: number): Promise<void>;
  /** Marks a room as read up to that event. */
  read(room: string, event: string): Promise<void>;
}

const answer = z.unknown();

const within = (room: string, ...more: readonly string[]): string =>
  pathTo('/client/v3/rooms', room, ...more);

export function ephemeralApi(http: Http): EphemeralApi {
  return {
    typing: async (room, self, timeout) => {
      const body = timeout > 0 ? { typing: true, timeout } : { typing: false };
      await http.ask({ method: 'PUT', path: within(room, 'typing', self), body, answer });
    },
    read: async (room, event) => {
      const path = within(room, 'receipt', 'm.read', event);
      await http.ask({ method: 'POST', path, body: {}, answer });
    },
  };
}

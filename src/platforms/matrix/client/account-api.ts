import { z } from 'zod';
import { events, type RoomEvent } from './events.ts';
import { pathTo, type Http } from './http.ts';

/** Requests about an account that connecting does not need. */
export interface AccountApi {
  joinedRooms(): Promise<readonly string[]>;
  /** The current state of a room. */
  state(room: string): Promise<readonly RoomEvent[]>;
  /** Invalidates the token. */
  logOut(): Promise<void>;
}

export function accountApi(http: Http): AccountApi {
  return {
    joinedRooms: async () => {
      const answer = z.object({ joined_rooms: z.array(z.string()) });
      const path = pathTo('/client/v3/joined_rooms');
      return (await http.ask({ method: 'GET', path, answer })).joined_rooms;
    },
    state: (room) =>
      http.ask({ method: 'GET', path: pathTo('/client/v3/rooms', room, 'state'), answer: events }),
    logOut: async () => {
      const path = pathTo('/client/v3/logout');
      await http.ask({ method: 'POST', path, body: {}, answer: z.unknown() });
    },
  };
}

import type { AddressInfo } from 'node:net';
import { Faults, type Fault } from './faults.ts';
import { createHttp } from './http.ts';
import { hold } from './keys.ts';
import { RateLimits, type Rates } from './limits.ts';
import {
  append,
  createWorld,
  newSecret,
  type NewEvent,
  type StoredEvent,
  type StoredFile,
  type User,
  type World,
} from './world.ts';

export type { StoredEvent } from './world.ts';

export interface LocalMatrixOptions {
  readonly server?: string;
  readonly now?: () => number;
  /** The version of rooms that do not ask for another. */
  readonly roomVersion?: string;
  readonly uploadBytes?: number;
}

/** A Matrix homeserver in this process, for tests and rehearsals: the routes that Palabre uses. */
export interface LocalMatrix {
  readonly url: string;
  /** Makes an account. */
  register(name: string, displayName?: string): User;
  /** The account's token is no longer taken. */
  forget(user: string): void;
  /** The account's next session is a device of its own. */
  renewDevice(user: string): User;
  /** What goes wrong with the next requests. */
  fail(fault: Fault): void;
  /** Nothing goes wrong any more. */
  mend(): void;
  /** What each account may do from now on, or one account alone. */
  limit(rates: Rates, user?: string): void;
  /** From now on, what devices send to each other waits, or no longer does. */
  holdKeys(isHeld: boolean): void;
  /** From now on, in bytes. */
  allowUploads(bytes: number): void;
  /** How often requests were carried out whose path has this in it. */
  count(path: RegExp, method?: string): number;
  /** Adds an event that nobody was asked about, as whoever runs the server could; returns its id. */
  makeUp(room: string, event: NewEvent): string;
  file(address: string): StoredFile | undefined;
  /** Tells of everything that happens, as it does; returns a function that stops it. */
  onEvent(listener: (event: StoredEvent) => void): () => void;
  close(): Promise<void>;
}

export async function startLocalMatrix({
  server = 'ici.test',
  now = Date.now,
  roomVersion = '11',
  uploadBytes = 50 * 1024 * 1024,
}: LocalMatrixOptions = {}): Promise<LocalMatrix> {
  const world = createWorld(server, now);
  const faults = new Faults();
  const limits = new RateLimits(() => performance.now());
  const options = { roomVersion, uploadBytes };
  const asked: string[] = [];
  const http = createHttp(world, {
    faults,
    limits,
    options,
    asked: (method, path, status) => void asked.push(`${method} ${path} ${status}`),
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(http.address())}`,
    ...accountsOf(world),
    fail: (fault) => faults.add(fault),
    mend: () => faults.clear(),
    limit: (rates, user) => limits.set(rates, user),
    holdKeys: (isHeld) => hold(world, isHeld),
    allowUploads: (bytes) => {
      options.uploadBytes = bytes;
    },
    count: (path, method = '') =>
      asked.filter((each) => each.startsWith(method) && path.test(each)).length,
    makeUp: (id, event) => {
      const room = world.rooms.get(id);
      if (room === undefined) throw new Error(`There is no room ${id}.`);
      return append(world, room, event).event_id;
    },
    file: (address) => world.media.get(address.slice(address.lastIndexOf('/') + 1)),
    onEvent: (listener) => tellOfEvents(world, listener),
    close: () => {
      http.closeAllConnections();
      return new Promise((resolve) => {
        http.close(() => resolve());
      });
    },
  };
}

/** Tells of what happens in rooms alone; returns what stops it. */
function tellOfEvents(world: World, listener: (event: StoredEvent) => void): () => void {
  const heard = (event?: StoredEvent) => {
    if (event !== undefined) listener(event);
  };
  world.listeners.add(heard);
  return () => void world.listeners.delete(heard);
}

/** Its accounts, as they are made, renewed and forgotten. */
function accountsOf(world: World): Pick<LocalMatrix, 'register' | 'renewDevice' | 'forget'> {
  return {
    register: (name, displayName = name) => {
      const id = `@${name.toLowerCase()}:${world.server}`;
      const secrets = { token: newSecret(), password: newSecret(), device: newSecret() };
      const user: User = { id, displayName, ...secrets };
      world.users.set(id, user);
      return user;
    },
    renewDevice: (id) => {
      const before = world.users.get(id);
      if (before === undefined) throw new Error(`Nobody is called ${id}.`);
      const user = { ...before, token: newSecret(), device: newSecret() };
      world.users.set(id, user);
      return user;
    },
    forget: (user) => void world.users.delete(user),
  };
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

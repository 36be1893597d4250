import type { z } from 'zod';
import type { User, World } from './world.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly type: string;
  readonly user: User;
  readonly options: ServerOptions;
}

export interface ServerOptions {
  /** The version of rooms that do not ask for another. */
  roomVersion: string;
  /** In bytes. */
  uploadBytes: number;
}

export interface Reply {
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly type?: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** For anybody, without a token. */
  readonly open?: true;
  /** What it counts towards, all at once or not at all, where the server limits how much is sent. */
  readonly counts?: readonly Counted[];
  run(world: World, call: Call): Reply | Promise<Reply>;
}

export type Counted = 'messages' | 'rooms' | 'invites' | 'joins';

export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(call.bytes.length === 0 ? '{}' : call.bytes.toString('utf8')));
}

const prefix = '^/_matrix';
export const at = (path: string): RegExp =>
  new RegExp(`${prefix}${path.replaceAll(/:(\w+)/gu, '(?<$1>[^/]*)')}$`, 'u');

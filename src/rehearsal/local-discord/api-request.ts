import type { UploadedFile } from './http-body.ts';
import type { World } from './world.ts';

export interface ApiRequest {
  readonly method: string;
  /** After `/api/v10`, percent-decoded: discord.js sends `%40original`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  params: Record<string, string>;
  body: unknown;
  files: UploadedFile[];
}

export interface Reply {
  status: number;
  body?: unknown;
  /** Sent as is, instead of a body. */
  text?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Route {
  method: string;
  /** `/channels/:channel`; each `:name` is a parameter. */
  path: string;
  /** Needs no Authorization header: the token is in the path. */
  open?: boolean;
  run(world: World, request: ApiRequest): Reply;
}

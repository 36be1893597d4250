import type { IncomingMessage } from 'node:http';
import { addressOf, isFromProgram } from '../../system/loopback.ts';
import { ApiError } from './api-error.ts';
import { findRoute } from './router.ts';
import type { ApiRequest, Route } from './api-request.ts';
import { isSame, signatureOf } from './secrets.ts';
import type { World } from './world.ts';
import type { FileState } from './states.ts';

const API = /^\/api\/v10(?=\/)/;
const FILES = '/attachments/';

/** A request that was let in: for a file, or for a route, which may not exist. */
export type Visit =
  { readonly file: FileState } | { readonly call: ApiRequest; readonly route: Route | undefined };

/**
 * Only lets in this world's bot, judging by headers and path before reading anything else. Throws
 * an ApiError for all others: what they sent is ignored, and does not count as a broken rule.
 */
export function authorize(world: World, request: IncomingMessage): Visit {
  if (!isFromProgram(request)) throw new ApiError('stranger');
  const url = addressOf(request);
  if (url === undefined) throw new ApiError('noAddress');
  const path = decode(url.pathname);
  if (path.startsWith(FILES)) return { file: fileOf(world, path, url.searchParams) };
  const { authorization } = request.headers;
  const call: ApiRequest = {
    method: request.method ?? 'GET',
    path: path.replace(API, ''),
    query: url.searchParams,
    authorization,
    params: {},
    body: undefined,
    files: [],
  };
  const route = findRoute(call);
  if (isSame(authorization ?? '', `Bot ${world.token}`) || holdsToken(world, call, route))
    return { call, route };
  throw new ApiError(route?.open ? 'unknownWebhook' : 'unauthorized');
}

/** Only the bot knows an interaction's token, which authorises requests about that interaction. */
function holdsToken(world: World, { params }: ApiRequest, route: Route | undefined): boolean {
  return route?.open === true && world.interactions.has(params['token'] ?? '');
}

function fileOf(world: World, path: string, query: URLSearchParams): FileState {
  const id = path.slice(FILES.length).split('/')[0] ?? '';
  const isSigned = isSame(query.get('hm') ?? '', signatureOf(world.fileSecret, id));
  const file = isSigned ? world.files.get(id) : undefined;
  if (!file) throw new ApiError('noFile');
  return file;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, createLoopbackServer } from '../../system/loopback.ts';
import {
  answerWith,
  listen,
  sendFile,
  sendJson,
  servePageFile,
  writeStreamHead,
} from './answers.ts';
import { attachmentHeaders, readFileSent } from './door.ts';
import { attachedFile } from './files.ts';
import { openPageHost, type PageHost, type PageHostParts } from './page-host.ts';
import { lazyMatrix, type LazyMatrix } from './lazy-matrix.ts';
import type { Asked } from './side-routes.ts';
import { Problem } from './problem.ts';
import { personOf, routes, sendsFile, type Call } from './routes.ts';
import { sideBody, sideRoute, type SideRoutes } from './side-routes.ts';
import { languageOf, say } from './words.ts';

export interface PageParts extends Omit<PageHostParts, 'editGapMs'> {
  /** Used if it is free; otherwise any free port. 0 takes any. */
  readonly port: number;
  /**
   * The shortest time between two edits of a card, in milliseconds; default 1000, as on Discord.
   */
  readonly editGapMs?: number;
  /** Pages beside this one, which may act on its rehearsal. */
  readonly beside?: (host: PageHost) => SideRoutes;
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the rehearsal and serves its page, on loopback only; resolves once both are ready. */
export async function servePage(parts: PageParts): Promise<PageServer> {
  const host = await openPageHost({ editGapMs: 1_000, ...parts });
  const beside = parts.beside?.(host) ?? {};
  const matrix = lazyMatrix({ editGapMs: 1_000, ...parts });
  const server = createLoopbackServer((request, response) => {
    const serving = () => serve({ host, beside, matrix }, request, response);
    void answerWith(serving, parts.log, request, response);
  });
  const port = await listen(server, parts.port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      await Promise.all([host.close(), matrix.close()]);
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Served {
  readonly host: PageHost;
  readonly beside: SideRoutes;
  readonly matrix: LazyMatrix;
}

async function serve(
  { host, beside, matrix }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(request);
  const language = languageOf(request);
  if (url === undefined) throw new Problem(404, say(language, 'nothing'));
  const name = `${request.method} ${url.pathname}`;
  const side = await sideRoute(beside, request.method ?? '', url.pathname);
  const route = routes.get(name);
  const body = await bodyOf(request, name);
  if (side !== undefined)
    return sendJson(response, 200, await side({ body, query: url.searchParams, language }));
  const asked = { body, query: url.searchParams, language };
  if (url.pathname.startsWith('/matrix/')) return matrix.serve(name, asked, response);
  const call = await callOf(host, asked);
  if (name === 'GET /stream') return openStream(host, call, response);
  if (route !== undefined) return sendJson(response, 200, await route(call));
  if (request.method !== 'GET') throw new Problem(405, say(call.language, 'nothing'));
  if (url.pathname.startsWith('/attachments/')) {
    const file = attachedFile(call.rehearsal.stage.discord, url.pathname);
    return sendFile(response, file, attachmentHeaders, language);
  }
  return servePageFile(request, response, url.pathname, language);
}

function bodyOf(request: IncomingMessage, name: string): Promise<unknown> {
  if (name === sendsFile) return readFileSent(request);
  if (request.method !== 'POST') return Promise.resolve(undefined);
  return sideBody(request, name.slice('POST '.length));
}

async function callOf(host: PageHost, asked: Asked): Promise<Call> {
  const { rehearsal, cast } = await host.current();
  const { streams, restart } = host;
  return { ...asked, rehearsal, cast, tellAll: streams.tellAll, restart };
}

async function openStream(host: PageHost, call: Call, response: ServerResponse): Promise<void> {
  const person = personOf(call);
  const { wireLog } = await host.current();
  writeStreamHead(response);
  host.streams.open(person.id, response, ({ note, send }) => {
    note('channels', person.channels());
    for (const entry of wireLog.recent()) send({ type: 'wire', entry });
  });
}

import type { IncomingMessage } from 'node:http';
import type { Locale } from '../../kernel/text.ts';
import { readJson } from './door.ts';

/** A request of one of the pages. */
export interface Asked {
  /** As JSON; undefined for a GET. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  readonly language: Locale;
}

/** Answers with JSON. Throws a `Problem` for what a person can mend. */
export type SideRoute = (call: Asked) => Promise<unknown>;

/**
 * What is beside the rehearsal's page, behind the same door: under each first part of a path, its
 * routes by method and path, loaded when they are first asked for.
 */
export type SideRoutes = Readonly<Record<string, () => Promise<ReadonlyMap<string, SideRoute>>>>;

/** The route of a request, if one of these has it. */
export async function sideRoute(
  beside: SideRoutes,
  method: string,
  path: string,
): Promise<SideRoute | undefined> {
  const first = path.split('/')[1] ?? '';
  const routes = Object.hasOwn(beside, first) ? await beside[first]?.() : undefined;
  return routes?.get(`${method} ${path}`);
}

/** In bytes: ten times the longest workshop that ships. */
const longestDraft = 1_000_000;

/** What was sent with a request of one of these pages: a workshop is longer than all else. */
export const sideBody = (request: IncomingMessage, path: string): Promise<unknown> =>
  path.startsWith('/studio/') ? readJson(request, longestDraft) : readJson(request);

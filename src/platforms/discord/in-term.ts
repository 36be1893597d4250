import type { REST } from 'discord.js';
import { Withheld } from './trusted.ts';

/** What posting, threads and the calendar ask with. */
export type Asking = Pick<REST, 'get' | 'post' | 'patch' | 'put' | 'delete'>;

type Method = keyof Asking;
type Asked<M extends Method> = Parameters<Asking[M]>;

/**
 * Asks nothing more for a server that another process looks after: what waits for one of Discord's
 * limits may wait longer than that. `termOf`: the term of the server that a route is about; undefined
 * if that is not known.
 */
export function inTerm(rest: Asking, termOf: (route: string) => AbortSignal | undefined): Asking {
  const asking =
    <M extends Method>(method: M) =>
    async (...[route, data]: Asked<M>): Promise<unknown> => {
      const term = termOf(route);
      if (term === undefined) return rest[method](route, data);
      return during(term, (signal) => rest[method](route, { ...data, signal }));
    };
  return {
    get: asking('get'),
    post: asking('post'),
    patch: asking('patch'),
    put: asking('put'),
    delete: asking('delete'),
  };
}

/** Rejects with `Withheld` where the term ends first: whether something was sent is then not known. */
async function during<T>(term: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const end = (): void => over.abort();
  term.addEventListener('abort', end);
  if (term.aborted) end();
  try {
    return await ask(over.signal);
  } catch (error) {
    throw term.aborted ? new Withheld('Another process handles it') : error;
  } finally {
    term.removeEventListener('abort', end);
  }
}

/** The channel or the server that a route is about. */
export function aboutOf(route: string): { readonly channel?: string; readonly server?: string } {
  const [, what, id = ''] = route.split('/');
  if (what === 'channels') return { channel: id };
  return what === 'guilds' ? { server: id } : {};
}

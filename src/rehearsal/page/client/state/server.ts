import type {
  WireAct,
  WireCastOrder,
  WireClockOrder,
  WireFile,
  WireMatrixAct,
  WireNewPerson,
  WireOutcome,
} from '../../protocol-acts.ts';
import type { WireMessage } from '../../protocol-shown.ts';
import type { WirePerson, WireProblem, WireState } from '../../protocol.ts';

/** What could not be done, in words for people; `undefined` if the server did not answer. */
export class Refusal extends Error {
  readonly problem: string | undefined;
  constructor(problem: string | undefined) {
    super(problem ?? 'no answer');
    this.problem = problem;
  }
}

/** The same requests go to either platform's rehearsal, by the page that one has open. */
const base = location.pathname === '/matrix' ? '/matrix' : '';

export const readState = (person: string | undefined): Promise<WireState> =>
  ask(`${base}/state${person === undefined ? '' : `?${new URLSearchParams({ person })}`}`);

export const readMessages = (person: string, channel: string): Promise<WireMessage[]> =>
  ask(`${base}/messages?${new URLSearchParams({ person, channel })}`);

/** Uploads a file ahead of its command. */
export const sendFile = (person: string, file: File): Promise<WireFile> =>
  ask(`/files?${new URLSearchParams({ person, name: file.name, type: file.type })}`, file);

export const streamOf = (person: string): string =>
  `${base}/stream?${new URLSearchParams({ person })}`;

export const act = (gesture: WireAct | WireMatrixAct): Promise<WireOutcome> =>
  ask(`${base}/act`, gesture);
export const addPerson = (person: WireNewPerson): Promise<WirePerson> =>
  ask(`${base}/people`, person);
export const orderCast = (order: WireCastOrder): Promise<unknown> => ask(`${base}/cast`, order);
export const moveClock = (order: WireClockOrder): Promise<unknown> => ask(`${base}/clock`, order);
export const restart = (): Promise<unknown> => ask(`${base}/restart`, {});

/**
 * In the page's language, for refusals. Page and server are built together, so responses are
 * trusted to follow the protocol.
 */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const headers = { 'accept-language': document.documentElement.lang };
  const request = body === undefined ? { headers } : posting(body, headers);
  const response = await fetch(path, request).catch(() => {
    throw new Refusal(undefined);
  });
  if (!response.ok) throw new Refusal(await problemOf(response));
  const text = await response.text();
  return JSON.parse(text === '' ? 'null' : text);
}

const posting = (body: unknown, headers: Readonly<Record<string, string>>): RequestInit =>
  body instanceof File
    ? { method: 'POST', headers, body }
    : {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };

async function problemOf(response: Response): Promise<string | undefined> {
  try {
    const problem: Partial<WireProblem> = await response.json();
    return problem.problem;
  } catch {
    return undefined;
  }
}

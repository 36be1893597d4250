import type { IncomingMessage } from 'node:http';
import { isAddressedTo, readAtMost } from '../../system/loopback.ts';
import { Problem } from './problem.ts';
import { languageOf, say } from './words.ts';

/** The host names of its only address on this machine. */
const names = ['127.0.0.1', 'localhost'];

/** In bytes; Palabre's longest form, sent back in full, takes a quarter of it. */
const longestBody = 100_000;
/** In bytes: Discord's limit for a file. */
const longestFile = 10 * 1024 * 1024;

/**
 * Refuses requests that don't come from the page itself. Listening on loopback is not enough: any
 * site open in the same browser can send requests there (Origin), or have its own name resolve
 * there and read the answers (Host, DNS rebinding).
 */
export function refuseForeignRequests(request: IncomingMessage): void {
  const language = languageOf(request);
  const { origin, 'sec-fetch-site': from, 'sec-fetch-dest': as } = request.headers;
  if (!isAddressedTo(request, names)) throw new Problem(403, say(language, 'notHere'));
  const own = names.map((name) => `http://${name}:${request.socket.localPort}`);
  const isPost = request.method === 'POST';
  // A picture of another page is asked for without an Origin; a link to this page may be followed.
  const isElsewhere = from === 'cross-site' || from === 'same-site';
  const isDrawnIn = isElsewhere && as !== 'document';
  if (isDrawnIn || (origin === undefined ? isPost : !own.includes(origin)))
    throw new Problem(403, say(language, 'foreign'));
}

/** A request's JSON, of at most that many bytes; undefined if it has no body at all. */
export async function readJson(request: IncomingMessage, most = longestBody): Promise<unknown> {
  const language = languageOf(request);
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  if (type !== undefined && type !== 'application/json')
    throw new Problem(415, say(language, 'notJson'));
  const text = (await readBytes(request, most, 'tooLarge')).toString();
  if (text === '') return undefined;
  if (type === undefined) throw new Problem(415, say(language, 'notJson'));
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new Problem(400, say(language, 'notJson'));
  }
}

/** A file of any kind, as sent. */
export function readFileSent(request: IncomingMessage): Promise<Buffer> {
  return readBytes(request, longestFile, 'fileTooLarge');
}

async function readBytes(
  request: IncomingMessage,
  most: number,
  tooLarge: 'tooLarge' | 'fileTooLarge',
): Promise<Buffer> {
  const bytes = await readAtMost(request, most);
  if (bytes === 'tooLong') throw new Problem(413, say(languageOf(request), tooLarge));
  if (bytes === 'cut') throw new Problem(400, say(languageOf(request), 'broken'));
  return bytes;
}

/** Sent with every response: the page loads nothing from elsewhere, and cannot be framed. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** An attached file is shown as it is drawn, or saved, but runs nothing and asks for nothing elsewhere. */
export const attachmentHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox; frame-ancestors 'none'",
};

import type { Attachment } from 'discord.js';
import type { RawFile } from '../../engine/requests/command.ts';
import type { Log } from '../../engine/ports.ts';
import type { FileError } from '../../engine/requests/failures.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

type Announced = Pick<Attachment, 'name' | 'size' | 'url'>;

/** The download was cut off because the file is too long; any other error means that it failed. */
class TooBig extends Error {}

/** A file attached to a command. It is downloaded only when it is read, within `patienceMs`. */
export function givenFile(file: Announced, log: Log, patienceMs = 10_000): RawFile {
  const { name, size } = file;
  return { name, size, read: (maxBytes) => read(file, { maxBytes, patienceMs }, log) };
}

interface Bounds {
  readonly maxBytes: number;
  readonly patienceMs: number;
}

async function read(
  { size, url }: Announced,
  bounds: Bounds,
  log: Log,
): Promise<Result<Uint8Array, FileError>> {
  const tooBig = err<FileError>({ kind: 'fileTooBig', max: bounds.maxBytes });
  if (size > bounds.maxBytes) return tooBig;
  try {
    return ok(await download(url, bounds));
  } catch (error) {
    if (error instanceof TooBig) return tooBig;
    // Anyone with the address can open the file, and an error's message may repeat it.
    const reason = error instanceof Error ? error.name : 'unknown';
    log.warn('an uploaded file could not be read', { reason });
    return err({ kind: 'fileUnreadable' });
  }
}

async function download(url: string, { maxBytes, patienceMs }: Bounds): Promise<Uint8Array> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  });
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel();
    throw new DOMException('It could not be downloaded.', `HTTP ${answer.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new TooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

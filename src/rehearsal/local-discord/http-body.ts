import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';

/** Discord refuses a request of more than 25 MiB. */
const MAX_REQUEST = 25 * 1024 * 1024;

export interface UploadedFile {
  /** The N of `files[N]`, which `attachments[].id` refers to. */
  key: string;
  name: string;
  contentType: string;
  bytes: Buffer;
}

export interface ReadBody {
  body: unknown;
  files: UploadedFile[];
}

export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const bytes = await readAll(request);
  if (bytes.length > MAX_REQUEST) throw new ApiError('requestTooLarge', `${bytes.length} bytes`);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  return { body: bytes.length === 0 ? undefined : parseJson(bytes.toString()), files: [] };
}

/** What a bot was cut off in the middle of counts for nothing. */
async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch {
    return Buffer.alloc(0);
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new ApiError('invalidJson');
  }
}

async function readMultipart(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData();
  const files: UploadedFile[] = [];
  let body: unknown = {};
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = parseJson(value);
      continue;
    }
    files.push({
      key: /^files\[(\d+)\]$/.exec(field)?.[1] ?? field,
      name: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: Buffer.from(await value.arrayBuffer()),
    });
  }
  return { body, files };
}

import type { IncomingMessage } from 'node:http';
import { readAtMost } from '../../system/loopback.ts';
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

/** Undefined if the request was cut off: it is ignored. */
export async function readBody(request: IncomingMessage): Promise<ReadBody | undefined> {
  const bytes = await readAtMost(request, MAX_REQUEST);
  if (bytes === 'cut') return undefined;
  if (bytes === 'tooLong') throw new ApiError('requestTooLarge', `over ${MAX_REQUEST} bytes`);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  return { body: bytes.length === 0 ? undefined : parseJson(bytes.toString()), files: [] };
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
  const form = await parseForm(bytes, type);
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

async function parseForm(bytes: Buffer, type: string): Promise<FormData> {
  const headers = { 'content-type': type };
  try {
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw new ApiError('invalidForm', 'the multipart body does not parse');
  }
}

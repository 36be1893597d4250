import { createHash } from 'node:crypto';
import { painted, type Painting } from '../../../engine/painting.ts';
import { replacePicturesWithText } from '../../../kernel/view/words-for-pictures.ts';
import { bytesOf, type View } from '../../../kernel/view/view.ts';
import type { FileKeys } from '../encryption/files.ts';
import type { Urgency } from '../client/outgoing.ts';
import { MatrixRefusal } from '../client/refusal.ts';
import type { EventContent } from '../talk/tools.ts';
import { inThread, partKey } from './content.ts';
import type { PostingTools } from './tools.ts';

/** A file or a picture, which Matrix sends as an event of its own. */
export interface Part {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The alternative text of a picture; undefined for a file. */
  readonly alt: string | undefined;
  /** Equal for equal parts. */
  readonly digest: string;
}

/** The view without what is sent as its own event, and those parts. */
export interface Taken {
  readonly view: View;
  readonly parts: readonly Part[];
}

/**
 * Takes pictures and files out of a view. Pictures that cannot be drawn, or have more than
 * `fileBytes` bytes, become words.
 */
export async function takeParts(view: View, painting: Painting, fileBytes: number): Promise<Taken> {
  const drawn = new Map<unknown, Part>();
  let count = 0;
  for (const block of view.blocks) {
    if (block.kind !== 'picture' || drawn.has(block.picture)) continue;
    const png = await painted(painting, block.picture);
    if (png === undefined || png.length > fileBytes) continue;
    count += 1;
    drawn.set(block.picture, partOf(`image-${count}.png`, 'image/png', png, block.alt));
  }
  const files = (view.files ?? []).map((file) =>
    partOf(file.name, typeOf(file.name), bytesOf(file), undefined),
  );
  return {
    view: replacePicturesWithText(view, (picture) => drawn.has(picture)),
    parts: [...drawn.values(), ...files],
  };
}

export const inWords = (view: View): View => replacePicturesWithText(view);

function partOf(name: string, type: string, bytes: Uint8Array, alt: string | undefined): Part {
  const digest = createHash('sha256')
    .update(`${name}\n${alt ?? ''}\n`)
    .update(bytes)
    .digest('base64url');
  return { name, type, bytes, alt, digest };
}

const types: ReadonlyMap<string, string> = new Map([
  ['md', 'text/markdown'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['json', 'application/json'],
  ['html', 'text/html'],
  ['yaml', 'application/yaml'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
  ['ics', 'text/calendar'],
]);

const typeOf = (name: string): string =>
  types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream';

/** A part that is uploaded. */
export interface UploadedPart extends Part {
  readonly url: string;
  /** What opens it, if it was sealed. */
  readonly keys: FileKeys | undefined;
}

/** Uploads parts before their message is sent: if they are refused, it can be sent without them. */
export async function uploadParts(
  { api, outbox, seal }: Pick<PostingTools, 'api' | 'outbox' | 'seal'>,
  room: string,
  parts: readonly Part[],
  urgency: Urgency,
): Promise<UploadedPart[]> {
  const uploaded: UploadedPart[] = [];
  for (const part of parts) {
    const { bytes, type, name } = part;
    const sealed = seal(room, bytes);
    const url = await outbox.push(urgency, () =>
      sealed === undefined
        ? api.upload(bytes, type, name)
        : api.upload(sealed.bytes, 'application/octet-stream', 'file'),
    );
    uploaded.push({ ...part, url, keys: sealed?.keys });
  }
  return uploaded;
}

/** The content of a part's event; `head` is the message it belongs to. */
export function partContent(
  { name, type, bytes, alt, url, keys }: UploadedPart,
  head: string,
  root: string | undefined,
): EventContent {
  const info = { mimetype: type, size: bytes.length, ...(alt === undefined ? {} : sizeOf(bytes)) };
  return {
    msgtype: alt === undefined ? 'm.file' : 'm.image',
    // With a `filename`, the body is the caption: the picture's alternative text.
    body: alt === undefined || alt === '' ? name : alt,
    filename: name,
    ...(keys === undefined ? { url } : { file: { ...keys, url } }),
    info,
    'm.mentions': {},
    [partKey]: head,
    ...inThread(root),
  };
}

/** The width and height that a PNG states. */
function sizeOf(png: Uint8Array): { w: number; h: number } | Record<string, never> {
  if (png.length < 24) return {};
  const header = Buffer.from(png.buffer, png.byteOffset, 24);
  return { w: header.readUInt32BE(16), h: header.readUInt32BE(20) };
}

/** True if the server refuses files, or files of that size. */
export const refusesFiles = (error: unknown): boolean =>
  error instanceof MatrixRefusal && (error.status === 413 || error.code === 'M_TOO_LARGE');

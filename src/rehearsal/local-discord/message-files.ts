import type { MessageBody } from 'discord-api-spec/zod';
import { refuseIssues } from './api-error.ts';
import type { UploadedFile } from './http-body.ts';
import type { World } from './world.ts';
import type { FileState } from './states.ts';

/**
 * The files of a message after a request. `attachments`, if given, lists the ones to keep (by id)
 * and describes uploads (by number); if absent, all are kept. Uploads are added.
 */
export function mergeFiles(
  world: World,
  current: readonly FileState[],
  body: MessageBody,
  uploads: readonly UploadedFile[],
): FileState[] {
  const listed = body.attachments;
  const kept = listed
    ? current.filter(({ id }) => listed.some((entry) => entry.id === id))
    : [...current];
  refuseStrangers(current, listed ?? [], uploads);
  return [...kept, ...uploads.map((upload) => store(world, upload, listed ?? []))];
}

type Listed = NonNullable<MessageBody['attachments']>;

function refuseStrangers(
  current: readonly FileState[],
  listed: Listed,
  uploads: readonly UploadedFile[],
): void {
  const known = new Set([...current.map(({ id }) => id), ...uploads.map(({ key }) => key)]);
  refuseIssues(
    listed
      .filter(({ id }) => !known.has(id))
      .map(({ id }) => ({
        rule: 'unknownAttachment',
        path: ['attachments'],
        message: `${id} is neither a file of the message nor an upload`,
      })),
  );
}

function store(world: World, upload: UploadedFile, listed: Listed): FileState {
  const entry = listed.find(({ id }) => id === upload.key);
  return {
    id: world.nextId(),
    name: safeName(entry?.filename ?? upload.name),
    contentType: safeType(upload.contentType),
    bytes: upload.bytes,
    ...(entry?.description ? { description: entry.description } : {}),
  };
}

/** Sent back as a header, which can only contain plain letters. */
export function safeType(contentType: string): string {
  return /^[\x20-\x7e]{1,200}$/u.test(contentType) ? contentType : 'application/octet-stream';
}

/** Discord keeps letters, digits, `-`, `_` and `.` of a file name, and no path. */
export function safeName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replaceAll(/[^\p{L}\p{N}._-]/gu, '_');
}

import { TOKEN_LIFE } from './interaction-state.ts';
import { safeName, safeType } from './message-files.ts';
import { MAX_FILE } from './rules/message-rules.ts';
import type { Upload } from './types.ts';
import { wireAttachment } from './wire/messages.ts';
import type { World } from './world.ts';
import type { FileState } from './states.ts';

/**
 * Takes a file that a person is about to send with a command, which then refers to it by this id.
 * Throws if the client would not let them send it.
 */
export function upload(world: World, { name, contentType, bytes }: Upload): string {
  if (bytes.length > MAX_FILE) throw new Error(`${name} is over 10 MiB`);
  forgetOld(world);
  const id = world.nextId();
  const file: FileState = {
    id,
    name: safeName(name),
    contentType: safeType(contentType),
    bytes: Buffer.from(bytes),
  };
  world.uploads.set(id, world.now());
  world.files.set(id, file);
  return id;
}

/** Discord's `resolved` for a file option. Throws if no such file was uploaded. */
export function resolveUpload(world: World, id: string): Record<string, Record<string, object>> {
  const file = world.uploads.has(id) ? world.files.get(id) : undefined;
  if (!file) throw new Error(`no file was uploaded under ${id}`);
  return { attachments: { [id]: { ...wireAttachment(world, file), ephemeral: true } } };
}

/** A file's receiver can no longer use it once the command's token has expired. */
function forgetOld(world: World): void {
  for (const [id, at] of world.uploads) {
    if (world.now() - at < 2 * TOKEN_LIFE) return;
    world.uploads.delete(id);
    world.files.delete(id);
  }
}

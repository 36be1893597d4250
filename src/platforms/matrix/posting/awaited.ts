import type { Log } from '../../../engine/ports.ts';
import type { EphemeralApi } from '../client/ephemeral-api.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Awaited } from '../talk/tools.ts';

/** How long an answer may take before people wonder whether they were heard, in milliseconds. */
const longMs = 1_000;
/** How long a server shows that somebody is typing, in milliseconds; renewed before it ends. */
const shownMs = 30_000;
const againMs = 25_000;

/**
 * While an answer takes long, shows Palabre typing in the room where somebody waits for it. If
 * nobody else is there, it also marks what they wrote as read, if that is recorded. Servers count
 * neither.
 */
export function awaiting({
  api,
  rooms,
  log,
}: {
  readonly api: EphemeralApi;
  readonly rooms: Pick<Rooms, 'personOf' | 'self'>;
  readonly log: Log;
}): <T>(what: Awaited, coming: Promise<T>) => Promise<T> {
  const typing = new Map<string, { count: number; timer: NodeJS.Timeout }>();
  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) =>
      log.info('a typing notice or read receipt could not be sent', { error }),
    );
  };
  const begin = (room: string): void => {
    const known = typing.get(room);
    if (known !== undefined) return void (known.count += 1);
    const show = () => quietly(api.typing(room, rooms.self, shownMs));
    typing.set(room, { count: 1, timer: setInterval(show, againMs).unref() });
    show();
  };
  const end = (room: string): void => {
    const known = typing.get(room);
    if (known === undefined || (known.count -= 1) > 0) return;
    clearInterval(known.timer);
    typing.delete(room);
    quietly(api.typing(room, rooms.self, 0));
  };
  return async ({ room, event, isRecorded }, coming) => {
    let isShown = false;
    const timer = setTimeout(() => {
      isShown = true;
      begin(room);
      if (isRecorded && rooms.personOf(room) !== undefined) quietly(api.read(room, event));
    }, longMs);
    try {
      return await coming;
    } finally {
      clearTimeout(timer);
      if (isShown) end(room);
    }
  };
}

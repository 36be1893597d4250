import type { RoomEvent } from '../../src/platforms/matrix/client/events.ts';
import { changed } from '../../src/rehearsal/matrix/seen.ts';
import type { MatrixTown } from './matrix-town.ts';

/** Something that Palabre sent, and that a server counts. */
export interface Sent {
  readonly kind: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** All that Palabre sent, as its people see it: where each of it went, and what it was for. */
export function sentBy({ people, self, room: shared }: MatrixTown): Sent[] {
  const found = new Map<string, Sent>();
  for (const person of Object.values(people))
    for (const room of person.rooms())
      for (const event of person.events(room)) {
        if (event.sender !== self) continue;
        const kind = kindOf(event, room === shared);
        found.set(event.event_id, { kind, at: event.origin_server_ts });
      }
  return [...found.values()].toSorted((a, b) => a.at - b.at);
}

function kindOf(event: RoomEvent, isShared: boolean): string {
  const { type, content } = event;
  if (type === 'm.reaction') return isShared ? 'reaction' : 'reaction for one';
  if (type !== 'm.room.message') return type;
  if (changed(event) !== undefined) return 'edit';
  if (!isShared) return 'answer for one';
  if (content['app.palabre.for'] !== undefined) return 'answer for several';
  return content['app.palabre.post'] === undefined ? 'part' : 'card';
}

/** How many of each kind, as one line. */
export function counted(sent: readonly Sent[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of sent) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

/**
 * What is shown as read from now on by anybody in this process, by its event: in a room for two, Palabre
 * has read what is recorded.
 */
export function readMarks(): ReadonlySet<string> {
  const read = new Set<string>();
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const [, event] = /\/receipt\/m\.read\/([^/?"]+)/u.exec(JSON.stringify(input)) ?? [];
    if (event !== undefined && answer.ok) read.add(decodeURIComponent(event));
    return answer;
  };
  return read;
}

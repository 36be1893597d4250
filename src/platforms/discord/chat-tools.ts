import type { Log } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Asking } from './in-term.ts';
import type { Draw } from './pictures.ts';

/** What posting, threads and the calendar need. */
export interface ChatTools {
  readonly rest: Asking;
  readonly log: Log;
  readonly botId: () => string;
  readonly draw: Draw;
  /** The rights Palabre lacks in a channel, as far as is known here; the REST routes do not say. */
  readonly rightsIn: (channel: string) => KnownRights | undefined;
}

export interface KnownRights {
  readonly thread: boolean;
  readonly missing: readonly ChatPermission[];
  /** The largest size of a file there, in bytes. */
  readonly fileBytes: number;
}

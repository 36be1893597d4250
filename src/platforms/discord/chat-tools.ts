import type { REST } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Draw } from './pictures.ts';

/** What posting, threads and the calendar are done with. */
export interface ChatTools {
  readonly rest: REST;
  readonly log: Log;
  readonly botId: () => string;
  readonly draw: Draw;
  /** The rights Palabre lacks in a channel, as far as is known here; the REST routes don't say. */
  readonly rightsIn: (channel: string) => KnownRights | undefined;
}

export interface KnownRights {
  readonly thread: boolean;
  readonly missing: readonly ChatPermission[];
  /** The most that a file may hold there, in bytes. */
  readonly fileBytes: number;
}

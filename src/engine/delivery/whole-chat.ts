import { err } from '../../kernel/result.ts';
import type { ChatParts } from '../platform.ts';
import type { Calendar, Chat, Threads } from '../ports.ts';

/** A chat that has it all: what the platform lacks is refused, as a right that nobody can grant. */
export function wholeChat(parts: ChatParts): Chat {
  return { ...noThreads, ...noCalendar, ...parts };
}

const refused = async () => err({ kind: 'forbidden', permission: undefined } as const);

const noThreads: Threads = {
  openThread: refused,
  openPrivateThread: refused,
  addToThread: refused,
  removeFromThread: refused,
};

const noCalendar: Calendar = { announce: refused, reannounce: refused, callOff: refused };

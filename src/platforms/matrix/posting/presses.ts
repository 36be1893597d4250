import { entryOf } from '../../../kernel/dictionary.ts';
import type { Api } from '../client/api.ts';
import { OutboxClosed } from '../client/outgoing.ts';
import { hasCode } from '../client/refusal.ts';
import { txnOf } from '../rooms/ids.ts';
import type { Press } from '../talk/presses.ts';
import type { PostingTools } from './tools.ts';
import { openWishes } from './wishes.ts';

type PressTools = Pick<PostingTools, 'outbox' | 'rooms' | 'records' | 'log'> & {
  readonly api: Pick<Api, 'send' | 'redact'>;
};

/** Adds reactions to messages, for people to tap, and removes those that offer nothing any more. */
export interface Presses {
  /** Sets a message's reactions, after everything that somebody waits for. */
  want(room: string, message: string, presses: readonly Press[]): void;
  settled(): Promise<void>;
}

export function openPresses(tools: PressTools): Presses {
  const wishes = openWishes<{ room: string; keys: readonly string[] }>(
    (message, { room, keys }, isOver) => dress(tools, room, message, keys, isOver),
    (error) => {
      if (error instanceof OutboxClosed) return;
      tools.log.warn('a button could not be shown', { error });
    },
  );
  return {
    want: (room, message, presses) => {
      // The message contains their words, and a reply with them does the same.
      if (tools.outbox.isLimited() && tools.rooms.personOf(room) !== undefined) return;
      wishes.want(message, { room, keys: presses.map(({ key }) => key) });
    },
    settled: () => wishes.settled(),
  };
}

async function dress(
  { outbox, api, records }: PressTools,
  room: string,
  message: string,
  keys: readonly string[],
  isOver: () => boolean,
): Promise<void> {
  const { presses, edits } = await records.of(message);
  const now = { ...presses };
  for (const key of keys) {
    if (entryOf(now, key) !== undefined) continue;
    if (isOver()) return;
    const content = {
      'm.relates_to': { rel_type: 'm.annotation', event_id: message, key },
    };
    // A key may be removed and added again.
    const txn = txnOf('press', message, key, edits);
    const work = () => api.send(room, 'm.reaction', content, txn);
    now[key] = await outbox.push('mark', work).catch(unlessThere);
    await records.change(message, { presses: { ...now } });
  }
  for (const [key, event] of Object.entries(now)) {
    if (keys.includes(key)) continue;
    if (event !== '') {
      const txn = txnOf('unpress', event);
      await outbox.push('mark', () => api.redact(room, event, txn)).catch(unlessThere);
    }
    delete now[key];
    await records.change(message, { presses: { ...now } });
  }
}

/** Ignores errors that mean that the reaction exists, or that the message takes none any more. */
function unlessThere(error: unknown): string {
  const known = ['M_DUPLICATE_ANNOTATION', 'M_NOT_FOUND', 'M_UNKNOWN'];
  if (known.some((code) => hasCode(error, code))) return '';
  throw error;
}

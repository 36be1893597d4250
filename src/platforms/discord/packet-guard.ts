import { Events, type Client } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../engine/ports.ts';
import { typeName } from './packets.ts';
import type { UnreadInteraction } from './unread.ts';
import { wrap } from './wrap.ts';

export interface PacketGuardTools {
  readonly log: Log;
  /** Called for each interaction that discord.js could not read and that may still be answered. */
  readonly unread: (interaction: UnreadInteraction) => void;
}

const interactionPacket = z.object({
  t: z.literal('INTERACTION_CREATE'),
  d: z.object({
    id: z.string().regex(/^\d{1,20}$/u),
    // It becomes part of a URL.
    token: z.string().regex(/^[\w.=~+-]{1,500}$/u),
    type: z.unknown(),
    locale: z.unknown(),
  }),
});

/**
 * Keeps a packet that discord.js cannot read from ending the program, at once or when it leaves the
 * queue in which packets wait for the client to be ready.
 */
export function guardPackets(client: Client, { log, unread }: PacketGuardTools): void {
  let taken: string | undefined;
  client.on(Events.InteractionCreate, ({ id }) => {
    taken = id;
  });
  wrap(client.ws, 'handlePacket', (call, [packet]) => {
    taken = undefined;
    const handled = contained(call, packet, log);
    // False: it waits in the queue, and is checked when it leaves. Accepted packets are not checked
    // again, since people wait for what comes next.
    if (handled === false || taken !== undefined) return handled;
    const interaction = interactionPacket.safeParse(packet).data?.d;
    if (interaction !== undefined) unread(interaction);
    return handled;
  });
}

function contained(call: () => unknown, packet: unknown, log: Log): unknown {
  try {
    return call();
  } catch (error) {
    const { t } = z.object({ t: z.unknown() }).safeParse(packet).data ?? {};
    const problem = error instanceof Error ? error.name : 'unknown';
    log.warn('a packet from Discord could not be read', { type: typeName(t), problem });
    return true;
  }
}

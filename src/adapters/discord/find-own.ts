import { Routes, type REST } from 'discord.js';
import { z } from 'zod';

const listed = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.unknown() }),
);
/** As many as Discord lists at once, and as many lists as a busy channel fills in a day. */
const listLength = 100;
const mostLists = 50;

/**
 * The id of Palabre's message in a channel that has a button of that address and came after `since`.
 * Without the right to read the channel's history Discord lists nothing: then nothing is found, and
 * its own protection against doubles is all there is.
 */
export async function findOwn(
  rest: REST,
  botId: string,
  channel: string,
  { button, since }: { readonly button: string; readonly since: number },
): Promise<string | undefined> {
  const address = `"custom_id":${JSON.stringify(button)}`;
  let after = idAt(since);
  for (let list = 0; list < mostLists; list += 1) {
    const query = new URLSearchParams({ limit: String(listLength), after });
    const messages = listed.parse(await rest.get(Routes.channelMessages(channel), { query }));
    const found = messages.find(
      ({ author, components }) =>
        author.id === botId && JSON.stringify(components).includes(address),
    );
    if (found !== undefined) return found.id;
    const [latest] = messages;
    if (latest === undefined || messages.length < listLength) return undefined;
    after = latest.id;
  }
  return undefined;
}

const discordEpoch = 1_420_070_400_000n;

/** Ids are made of the hour, in milliseconds since 1970. */
export function createdAt(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

function idAt(at: number): string {
  return String(BigInt(Math.max(0, at - Number(discordEpoch))) << 22n);
}

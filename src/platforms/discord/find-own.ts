import { Routes } from 'discord-api-types/v10';
import type { REST } from 'discord.js';
import { z } from 'zod';

/** Anyone's messages, with or without components: none of them may prevent ours from being found. */
const listed = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.object({ id: z.unknown().optional() })).optional(),
  }),
);
/**
 * The most messages that Discord lists at once, and the number of lists that a busy channel fills in
 * a day.
 */
const listLength = 100;
const mostLists = 50;

/**
 * The id of Palabre's latest message in a channel that has a component of id `mark` and was posted
 * after `since`. Without the right to read the channel's history, Discord lists nothing: then
 * nothing is found, and only Discord's own protection against duplicates remains.
 */
export async function findOwn(
  rest: Pick<REST, 'get'>,
  botId: string,
  channel: string,
  { mark, since }: { readonly mark: number; readonly since: number },
): Promise<string | undefined> {
  let before: string | undefined;
  for (let list = 0; list < mostLists; list += 1) {
    const messages = await listBefore(rest, channel, before);
    const recent = messages.filter(({ id }) => createdAt(id) >= since);
    const found = recent.find(
      ({ author, components = [] }) =>
        author.id === botId && components.some(({ id }) => id === mark),
    );
    if (found !== undefined) return found.id;
    if (recent.length < listLength) return undefined;
    before = recent.at(-1)?.id;
  }
  return undefined;
}

/** Latest first. */
async function listBefore(rest: Pick<REST, 'get'>, channel: string, before: string | undefined) {
  const query = new URLSearchParams({ limit: String(listLength), ...(before && { before }) });
  return listed.parse(await rest.get(Routes.channelMessages(channel), { query }));
}

const discordEpoch = 1_420_070_400_000n;

/** When something was created, in milliseconds since 1970: its id contains it. */
export function createdAt(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}

/** The machine's clock and Discord's may differ; two workshops of one title do not start that close. */
const clockSkewMs = 10_000;

/** True if it was created at that moment or after, allowing for the clocks' difference. */
export function madeSince(id: string, since: number): boolean {
  return createdAt(id) >= since - clockSkewMs;
}

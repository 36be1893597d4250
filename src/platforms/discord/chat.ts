import type { Chat } from '../../engine/ports.ts';
import { discordCalendar } from './calendar.ts';
import type { ChatTools } from './chat-tools.ts';
import { discordMessages } from './messages.ts';
import { discordThreads } from './threads.ts';

/** The port on Discord's REST routes, through discord.js's own queue, which waits out rate limits. */
export function discordChat(tools: ChatTools): Chat {
  return { ...discordMessages(tools), ...discordThreads(tools), ...discordCalendar(tools) };
}

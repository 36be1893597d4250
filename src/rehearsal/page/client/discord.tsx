import { Fragment } from 'preact';
import type { Chat } from './chat.ts';
import { Composer } from './composer/composer.tsx';
import { DiscordContent } from './message/discord-content.tsx';
import { menuCommands, MessageMenu } from './message/message-menu.tsx';
import type { Room } from './state/context.ts';
import { Refusal } from './state/server.ts';

export const discord: Chat = {
  on: 'discord',
  Content: DiscordContent,
  shown: (messages) => messages,
  Menu: MessageMenu,
  hasMenu: (known) => menuCommands(known).length > 0,
  Composer,
  Above: () => null,
  Frame: Fragment,
  begin: startFirst,
  welcomePrivate: ({ text }) => text.welcomePrivate,
};

const command = 'workshop start';
/** The workshop the cast was written for: in any other, it has nothing to say. */
const wellKnown = 'en-commun';

/** Runs the command a facilitator would, with the best-known workshop on offer. */
async function startFirst({ act, screen, attempt, text }: Room): Promise<void> {
  const channel = screen.channelId;
  if (channel === undefined) return;
  const focused = 'template';
  const offered = await act({
    do: 'complete',
    channel,
    command,
    options: { template: '' },
    focused,
  });
  if (offered?.kind !== 'choices') return;
  const first = offered.choices.find(({ value }) => value === wellKnown) ?? offered.choices[0];
  if (first === undefined) await attempt(Promise.reject(new Refusal(text.noTemplate)));
  else await act({ do: 'slash', channel, command, options: { template: first.value } });
}

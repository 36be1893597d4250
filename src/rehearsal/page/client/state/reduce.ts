import type { WireChannel, WireMessage } from '../../protocol-shown.ts';
import type { WireEvent, WireState } from '../../protocol.ts';
import { wireKept, type Screen } from './model.ts';

export type Change =
  | { readonly type: 'state'; readonly state: WireState; readonly at: number }
  | { readonly type: 'messages'; readonly channel: string; readonly messages: WireMessage[] }
  | { readonly type: 'own'; readonly message: WireMessage }
  | { readonly type: 'openChannel'; readonly channel: string }
  | { readonly type: 'dismiss'; readonly message: string }
  | { readonly type: 'connection'; readonly connection: Screen['connection'] }
  | { readonly type: 'event'; readonly event: WireEvent; readonly at: number };

/** A window's state after a change. `at` is this device's time. */
export function reduce(screen: Screen, change: Change): Screen {
  switch (change.type) {
    case 'state':
      return withState(screen, change.state, change.at);
    case 'messages':
      return {
        ...screen,
        messages: { ...screen.messages, [change.channel]: change.messages },
      };
    case 'own':
      return upsert(screen, change.message);
    case 'openChannel':
      return opened(screen, change.channel);
    case 'dismiss':
      return { ...screen, dismissed: new Set([...screen.dismissed, change.message]) };
    case 'connection':
      return connected(screen, change.connection);
    case 'event':
      return withEvent(screen, change.event, change.at);
  }
}

/** Each new connection starts by resending the latest traffic. */
function connected(screen: Screen, connection: Screen['connection']): Screen {
  return { ...screen, connection, ...(connection === 'open' ? { wire: [] } : {}) };
}

/**
 * The state was read again, so cached messages of other channels may be outdated: they are read
 * again when opened.
 */
function withState(screen: Screen, state: WireState, at: number): Screen {
  const channelId = visible(state.channels, screen.channelId);
  const { channelId: _, announcement: __, ...rest } = screen;
  // Another person has other private replies.
  const isSame = state.me.id === screen.known?.me.id;
  const read = channelId === undefined || !isSame ? undefined : screen.messages[channelId];
  return {
    ...rest,
    unread: isSame ? screen.unread : {},
    known: state,
    ...(channelId === undefined ? {} : { channelId }),
    messages: channelId === undefined || read === undefined ? {} : { [channelId]: read },
    aheadMs: state.clock.now - at,
  };
}

/** The current channel, or else the first that is not a thread. */
function visible(channels: readonly WireChannel[], wanted: string | undefined): string | undefined {
  if (channels.some(({ id }) => id === wanted)) return wanted;
  return (channels.find(({ parentId }) => parentId === undefined) ?? channels[0])?.id;
}

function opened(screen: Screen, channel: string): Screen {
  const { [channel]: _, ...unread } = screen.unread;
  return { ...screen, channelId: channel, unread };
}

function withEvent(screen: Screen, event: WireEvent, at: number): Screen {
  switch (event.type) {
    case 'message':
      return arrived(screen, event.message);
    case 'edit':
      return upsert(screen, event.message);
    case 'delete':
      return deleted(screen, event.channel, event.message);
    case 'wire':
      return { ...screen, wire: [...screen.wire, event.entry].slice(-wireKept) };
    case 'restarted':
      return screen;
    default:
      return withKnown(screen, event, at);
  }
}

function withKnown(
  screen: Screen,
  event: Extract<WireEvent, { type: 'channels' | 'people' | 'commands' | 'cast' | 'clock' }>,
  at: number,
): Screen {
  if (screen.known === undefined) return screen;
  const { type, ...news } = event;
  const known = { ...screen.known, ...news };
  if (type === 'clock') return { ...screen, known, aheadMs: event.clock.now - at };
  if (type !== 'channels') return { ...screen, known };
  return withState(screen, { ...known, clock: { ...known.clock, now: at + screen.aheadMs } }, at);
}

function arrived(screen: Screen, message: WireMessage): Screen {
  const { channelId, authorId } = message;
  const isNew = !(screen.messages[channelId] ?? []).some(({ id }) => id === message.id);
  const next = upsert(screen, message);
  if (!isNew || authorId === screen.known?.me.id) return next;
  if (channelId === screen.channelId) return { ...next, announcement: message };
  const count = (screen.unread[channelId] ?? 0) + 1;
  return { ...next, announcement: message, unread: { ...screen.unread, [channelId]: count } };
}

/** A channel nobody has opened here is read in full when somebody does. */
function upsert(screen: Screen, message: WireMessage): Screen {
  const there = screen.messages[message.channelId];
  if (there === undefined) return screen;
  const isThere = there.some(({ id }) => id === message.id);
  const messages = isThere
    ? there.map((each) => (each.id === message.id ? message : each))
    : [...there, message];
  return { ...screen, messages: { ...screen.messages, [message.channelId]: messages } };
}

function deleted(screen: Screen, channel: string, message: string): Screen {
  const there = screen.messages[channel];
  if (there === undefined) return screen;
  const messages = there.filter(({ id }) => id !== message);
  return { ...screen, messages: { ...screen.messages, [channel]: messages } };
}

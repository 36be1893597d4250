import type { ServerResponse } from 'node:http';
import type { WireEvent } from './protocol.ts';

/** More often than any proxy or browser gives up on a silent connection. */
const keepAliveMs = 15_000;

/** In bytes: a window that does not keep up is let go, and comes back by itself. */
const mostUnread = 16_000_000;

/** A window that listens, and whom it is for. */
export interface Listener {
  readonly person: string;
  send(event: WireEvent): void;
  /** What the window reads by itself under that name: only what differs from it is news. */
  note(name: string, state: unknown): void;
  /** Sends an event, unless the state under that name is the one last told or noted. */
  sendNews(name: string, state: unknown, event: WireEvent): void;
}

/** Server-sent events for every window. */
export interface Streams {
  /** `first` is done before anything else is sent. */
  open(person: string, response: ServerResponse, first: (listener: Listener) => void): void;
  /** Sends an event to everyone. */
  tellAll(event: WireEvent): void;
  /** For what not everybody may see. */
  each(tell: (listener: Listener) => void): void;
  close(): void;
}

export function createStreams(): Streams {
  const streams = new Map<Listener, ServerResponse>();
  const beat = setInterval(() => {
    for (const response of streams.values()) response.write(': still here\n\n');
  }, keepAliveMs);
  beat.unref();
  const each = (tell: (listener: Listener) => void): void => {
    for (const listener of streams.keys()) tell(listener);
  };
  return {
    open: (person, response, first) => {
      // Gone while it was waited for, it would never say so again.
      if (response.destroyed) return;
      const listener = listenerAt(person, response);
      response.once('close', () => streams.delete(listener));
      response.write(': welcome\n\n');
      first(listener);
      streams.set(listener, response);
    },
    tellAll: (event) => each(({ send }) => send(event)),
    each,
    close: () => {
      clearInterval(beat);
      for (const response of streams.values()) response.end();
    },
  };
}

function listenerAt(person: string, response: ServerResponse): Listener {
  const told = new Map<string, string>();
  const send = (event: WireEvent): void => {
    if (response.writableLength > mostUnread) response.destroy();
    else response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  return {
    person,
    send,
    note: (name, state) => void told.set(name, JSON.stringify(state)),
    sendNews: (name, state, event) => {
      const json = JSON.stringify(state);
      if (told.get(name) === json) return;
      told.set(name, json);
      send(event);
    },
  };
}

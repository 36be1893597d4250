import type { WireEvent } from '../../protocol.ts';
import { streamOf } from './server.ts';

export interface StreamListeners {
  readonly onOpen: () => void;
  readonly onLost: () => void;
  /** The server answered, but does not know this person. */
  readonly onRefused: () => void;
  readonly onEvent: (event: WireEvent) => void;
}

/** In milliseconds. The browser reconnects by itself, except after a refusal. */
const retryMs = 1_500;

/** Listens to the server until stopped; calls `onOpen` after each (re)connection. */
export function openStream(person: string, listeners: StreamListeners): () => void {
  let source: EventSource;
  let timer: number | undefined;
  const connect = (): void => {
    source = new EventSource(streamOf(person));
    source.addEventListener('open', listeners.onOpen);
    source.addEventListener('message', ({ data }) => listeners.onEvent(JSON.parse(data)));
    source.addEventListener('error', () => {
      listeners.onLost();
      if (source.readyState !== EventSource.CLOSED) return;
      listeners.onRefused();
      timer = window.setTimeout(connect, retryMs);
    });
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}

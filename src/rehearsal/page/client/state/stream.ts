import type { WireEvent } from '../../protocol.ts';

export interface StreamEars {
  readonly onOpen: () => void;
  readonly onLost: () => void;
  /** The server is there, and doesn't know this person. */
  readonly onRefused: () => void;
  readonly onEvent: (event: WireEvent) => void;
}

/** The browser tries again by itself, except after a refusal: then this does, in milliseconds. */
const retryMs = 1_500;

/** Listens to the server until it is told to stop; every (re)connection is told to `onOpen`. */
export function openStream(person: string, ears: StreamEars): () => void {
  let source: EventSource;
  let timer: number | undefined;
  const connect = (): void => {
    source = new EventSource(`/stream?${new URLSearchParams({ person })}`);
    source.addEventListener('open', ears.onOpen);
    source.addEventListener('message', ({ data }) => ears.onEvent(JSON.parse(data)));
    source.addEventListener('error', () => {
      ears.onLost();
      if (source.readyState !== EventSource.CLOSED) return;
      ears.onRefused();
      timer = window.setTimeout(connect, retryMs);
    });
  };
  connect();
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}

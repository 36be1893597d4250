import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { WireEvent } from '../../protocol.ts';
import { goTo, readAddress, settleAt } from './address.ts';
import { blankScreen, type Screen } from './model.ts';
import { reduce, type Change } from './reduce.ts';
import { readMessages, readState } from './server.ts';
import { openStream } from './stream.ts';

export interface Rehearsal {
  readonly screen: Screen;
  readonly change: (change: Change) => void;
  readonly openChannel: (channel: string) => void;
  readonly become: (person: string) => void;
}

/** The state of a window, kept up to date by the server's stream. `onRefusal` gets failures. */
export function useRehearsal(onRefusal: (refusal: unknown) => void): Rehearsal {
  const [screen, change] = useReducer(reduce, blankScreen, startingScreen);
  const [person, setPerson] = useState(() => readAddress().person);
  const refresh = useReading({ person, screen, change, setPerson, onRefusal });
  useListening(person, change, refresh);
  useMissingMessages(screen, change, onRefusal);
  useAddress(screen, person, change, setPerson);
  const openChannel = useCallback(
    (channel: string) => {
      goTo({ ...(person === undefined ? {} : { person }), channel });
      change({ type: 'openChannel', channel });
    },
    [person],
  );
  const become = useCallback((next: string) => {
    goTo({ ...readAddress(), person: next });
    setPerson(next);
  }, []);
  return useMemo(() => ({ screen, change, openChannel, become }), [screen, openChannel, become]);
}

function startingScreen(blank: Screen): Screen {
  const { channel } = readAddress();
  return channel === undefined ? blank : { ...blank, channelId: channel };
}

interface Reading {
  readonly person: string | undefined;
  readonly screen: Screen;
  readonly change: (change: Change) => void;
  readonly setPerson: (person: string) => void;
  readonly onRefusal: (refusal: unknown) => void;
}

/** Reads everything again: at the start, after a lost connection, after “start again”. */
function useReading({ person, screen, change, setPerson, onRefusal }: Reading): () => void {
  const now = useRef(screen);
  now.current = screen;
  const latest = useRef(0);
  const read = async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    const state = await readState(person);
    if (mine !== latest.current) return;
    change({ type: 'state', state, at: Date.now() });
    // A person removed by “start again” is gone: the server says who to play instead.
    if (state.me.id !== person) return setPerson(state.me.id);
    const channel = now.current.channelId;
    if (channel === undefined || now.current.messages[channel] === undefined) return;
    const messages = await readMessages(state.me.id, channel);
    if (mine === latest.current) change({ type: 'messages', channel, messages });
  };
  return useCallback(() => void read().catch(onRefusal), [person]);
}

function useListening(
  person: string | undefined,
  change: (change: Change) => void,
  refresh: () => void,
): void {
  useEffect(() => {
    if (person === undefined) {
      refresh();
      return undefined;
    }
    return openStream(person, {
      onOpen: () => {
        change({ type: 'connection', connection: 'open' });
        refresh();
      },
      onLost: () => change({ type: 'connection', connection: 'lost' }),
      onRefused: refresh,
      onEvent: (event: WireEvent) => {
        if (event.type === 'restarted') refresh();
        else change({ type: 'event', event, at: Date.now() });
      },
    });
  }, [person, refresh]);
}

/** A channel is read in full the first time it is opened. */
function useMissingMessages(
  { known, channelId, messages }: Screen,
  change: (change: Change) => void,
  onRefusal: (refusal: unknown) => void,
): void {
  const me = known?.me.id;
  const missing = channelId !== undefined && messages[channelId] === undefined;
  useEffect(() => {
    if (me === undefined || channelId === undefined || !missing) return;
    readMessages(me, channelId)
      .then((read) => change({ type: 'messages', channel: channelId, messages: read }))
      .catch(onRefusal);
  }, [me, channelId, missing]);
}

function useAddress(
  { known, channelId }: Screen,
  person: string | undefined,
  change: (change: Change) => void,
  setPerson: (person: string) => void,
): void {
  const me = known?.me.id;
  useEffect(() => {
    if (me === undefined || channelId === undefined) return;
    if (me === person) settleAt({ person: me, channel: channelId });
  }, [me, person, channelId]);
  useEffect(() => {
    const back = (): void => {
      const { person: wanted, channel } = readAddress();
      if (wanted !== undefined) setPerson(wanted);
      if (channel !== undefined) change({ type: 'openChannel', channel });
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
}

import type { Activity, Breach } from '../local-discord/index.ts';
import type { WireEntry } from './protocol.ts';

/** How many entries somebody who opens the view finds there. */
const kept = 200;

export interface WireLog {
  /** Writes down what went over the wire, if anything did; the entry to tell of, then. */
  note(activity: Activity, at: number): WireEntry | undefined;
  recent(): readonly WireEntry[];
}

/** What the bot asked of Discord and was sent by it, each request with the rules it broke. */
export function createWireLog(): WireLog {
  const entries: WireEntry[] = [];
  const pending: Breach[] = [];
  return {
    note: (activity, at) => {
      const entry = entryOf(activity, at, pending);
      if (entry === undefined) return undefined;
      entries.push(entry);
      if (entries.length > kept) entries.shift();
      return entry;
    },
    recent: () => [...entries],
  };
}

/** A request is told of once it is answered, its breaches before. */
function entryOf(activity: Activity, at: number, pending: Breach[]): WireEntry | undefined {
  switch (activity.type) {
    case 'request': {
      const { method, path, body, status } = activity;
      const name = `${method} ${path}`;
      return { at, direction: 'request', name, status, body, breaches: takeOf(pending, name) };
    }
    case 'dispatch':
      return { at, direction: 'event', name: activity.event, body: shown(activity), breaches: [] };
    case 'breach':
      if (isRequest(activity.breach)) pending.push(activity.breach);
      return isRequest(activity.breach) ? undefined : alone(activity.breach, at);
    default:
      return undefined;
  }
}

/** Whoever holds an interaction's token answers in the bot's place: it goes to no window. */
function shown({ data }: Extract<Activity, { type: 'dispatch' }>): unknown {
  return Object(data).token === undefined ? data : { ...Object(data), token: '…' };
}

const isRequest = ({ route }: Breach): boolean => route.includes(' ');

/** A rule broken outside any request: on the gateway, or by an answer that never came. */
function alone({ rule, route, detail, body }: Breach, at: number): WireEntry {
  const direction = route === 'gateway' ? 'request' : 'event';
  return { at, direction, name: route, body, breaches: [{ rule, detail }] };
}

function takeOf(pending: Breach[], route: string): WireEntry['breaches'] {
  const mine = pending.filter((breach) => breach.route === route);
  for (const breach of mine) pending.splice(pending.indexOf(breach), 1);
  return mine.map(({ rule, detail }) => ({ rule, detail }));
}

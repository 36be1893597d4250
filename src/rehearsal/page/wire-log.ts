import type { Activity, Breach } from '../local-discord/index.ts';
import type { WireEntry } from './protocol.ts';

/** How many entries are there when somebody opens the view. */
const kept = 200;

export interface WireLog {
  /** Records traffic, if there was any; returns the entry to show, if it is complete. */
  note(activity: Activity, at: number): WireEntry | undefined;
  recent(): readonly WireEntry[];
}

/** Records what the bot sent to Discord and got from it, each request with the rules it broke. */
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

/** A request is shown once it is answered; its breaches come before that. */
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

/** An interaction's token lets its holder answer in the bot's place, so no window gets it. */
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

import { dirname, posix } from 'node:path';
import { sourcesIn, specifiersIn } from './sources.ts';

/**
 * The rooms of the house in the one order in which they may depend on each other: a room imports
 * rooms that stand before it. A domain that others state their own data in stands lower than its room.
 */
export const order = [
  'kernel',
  'i18n',
  'engine',
  'system',
  'pictures',
  'poll/domain',
  'template',
  'agenda',
  'community',
  'board',
  'go-round',
  'workshop',
  'poll',
  'plan',
  'summary',
  'screen',
  'recap',
  'retention',
  'own-data',
  'refusal',
  'commands',
  'stores',
  'platforms/discord',
  'platforms/matrix',
  'program',
  'rehearsal',
  'main',
] as const;
export type Room = (typeof order)[number];

export interface FileImport {
  readonly from: string;
  /** A file, from the root of the project. */
  readonly to: string;
}

/** The room a file of `src` or `commands` stands in. */
export function roomOf(path: string): Room {
  const [top = '', room = '', inner = ''] = path.split('/');
  if (top === 'commands') return 'commands';
  const whole = `${room}/${inner}`;
  const name = room.endsWith('.ts') ? 'main' : room;
  const found = order.find((each) => each === whole) ?? order.find((each) => each === name);
  if (found === undefined) throw new Error(`No room is called ${name}: ${path}`);
  return found;
}

/** Every import of one file of the project by another, types included. */
export function fileImports(): FileImport[] {
  const sources = sourcesIn('src', 'commands');
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap(({ path, text }) =>
    specifiersIn(text)
      .filter((what) => what.startsWith('.'))
      .map((what) => ({ from: path, to: posix.join(dirname(path), what) }))
      .filter(({ to }) => known.has(to)),
  );
}

const place = (path: string): number => order.indexOf(roomOf(path));

/** The imports that point from a room to one that stands after it. */
export function upward(imports: readonly FileImport[]): FileImport[] {
  return imports.filter(({ from, to }) => place(to) > place(from));
}

/** Files that import each other in a circle, one circle a set; none where the imports are in order. */
export function circles(imports: readonly FileImport[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  return stronglyConnected(next).filter((files) => files.length > 1);
}

/** Tarjan's algorithm: the sets of nodes of which each can be reached from each other. */
function stronglyConnected(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const lower = (node: string, value: number) =>
    low.set(node, Math.min(low.get(node) ?? Infinity, value));
  const visit = (node: string): void => {
    const own = index.size;
    index.set(node, own);
    lower(node, own);
    stack.push(node);
    for (const each of next.get(node) ?? []) {
      if (!index.has(each)) visit(each);
      if (stack.includes(each)) lower(node, low.get(each) ?? own);
    }
    if (low.get(node) === own) found.push(stack.splice(stack.indexOf(node)));
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** Which rooms each room imports directly, without those it reaches through another. */
export function reduced(imports: readonly FileImport[]): Map<Room, Room[]> {
  const direct = new Map<Room, Set<Room>>(order.map((room) => [room, new Set<Room>()]));
  for (const { from, to } of imports)
    if (order.indexOf(roomOf(to)) < order.indexOf(roomOf(from)))
      direct.get(roomOf(from))?.add(roomOf(to));
  const reach = (room: Room): Set<Room> =>
    new Set([...(direct.get(room) ?? [])].flatMap((each) => [each, ...reach(each)]));
  return new Map(
    order.map((room) => {
      const below = [...(direct.get(room) ?? [])];
      const through = new Set(below.flatMap((each) => [...reach(each)]));
      return [room, below.filter((each) => !through.has(each))];
    }),
  );
}

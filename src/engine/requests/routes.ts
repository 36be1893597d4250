import { entryOf } from '../../kernel/dictionary.ts';
import type { Command, Feature, Handler, Leaf, MessageCommand } from './command.ts';

/** Who handles what, by the name it has outside. */
export interface Routes {
  readonly commands: ReadonlyMap<string, Command>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly handlers: ReadonlyMap<string, Handler>;
}

/** Throws where two commands or actions of one name would hide each other: that is found at start. */
export function routesOf(features: readonly Feature[]): Routes {
  return {
    commands: named(features.flatMap(({ commands = [] }) => commands)),
    messageCommands: named(features.flatMap(({ messageCommands = [] }) => messageCommands)),
    handlers: named(features.flatMap(({ handlers = [] }) => handlers)),
  };
}

function named<T extends { readonly name: string }>(entries: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const entry of entries) {
    if (found.has(entry.name)) throw new Error(`Two entries are named ${entry.name}.`);
    found.set(entry.name, entry);
  }
  return found;
}

export function leafOf(routes: Routes, name: string, sub: string | undefined): Leaf | undefined {
  const command = routes.commands.get(name);
  if (command === undefined || sub === undefined) return command?.leaf;
  return entryOf(command.subcommands, sub);
}

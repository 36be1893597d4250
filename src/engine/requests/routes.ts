import { entryOf } from '../../kernel/dictionary.ts';
import type { Command, Feature, Handler, HelpLine, Leaf, MessageCommand } from './command.ts';

/** The handlers, by their public names, and what `/help` says of them, in its order. */
export interface Routes {
  readonly commands: ReadonlyMap<string, Command>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly help: readonly HelpLine[];
}

/** Throws at start if two commands or actions have the same name. */
export function routesOf(features: readonly Feature[]): Routes {
  return {
    commands: named(features.flatMap(({ commands = [] }) => commands)),
    messageCommands: named(features.flatMap(({ messageCommands = [] }) => messageCommands)),
    handlers: named(features.flatMap(({ handlers = [] }) => handlers)),
    help: features.flatMap(({ help = [] }) => help),
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

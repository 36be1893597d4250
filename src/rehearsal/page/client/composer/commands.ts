import { localised, type Localisable } from '../../../local-discord/localised.ts';
import type { CommandOption, RegisteredCommand } from '../../../local-discord/types.ts';
import type { WireState } from '../../protocol.ts';
import { folded } from '../ui/folded.ts';

/** A command that can be sent: a subcommand, or a command without any. */
export interface Leaf {
  /** By base names, as in the protocol: `workshop start`. */
  readonly command: string;
  /** As shown to the person: `atelier lancer`. */
  readonly label: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
}

const typedCommand = 1;
const subcommand = 1;
const group = 2;

/** All commands offered to this person. The only right that one asks for is an administrator's. */
export function leavesOf({ commands, me }: Pick<WireState, 'commands' | 'me'>): readonly Leaf[] {
  return commands
    .filter(({ type }) => (type ?? typedCommand) === typedCommand)
    .filter((command) => me.administers || !needsRight(command))
    .flatMap((command) => leavesUnder(command, command.options ?? [], me.locale));
}

const needsRight = ({ default_member_permissions: needed }: RegisteredCommand): boolean =>
  needed !== null && needed !== undefined;

function leavesUnder(
  thing: Localisable,
  options: readonly CommandOption[],
  locale: string,
): readonly Leaf[] {
  const { name: label, description } = localised(thing, locale);
  const under = options.filter(({ type }) => type === subcommand || type === group);
  if (under.length === 0) return [{ command: thing.name, label, description, options }];
  return under
    .flatMap((option) => leavesUnder(option, option.options ?? [], locale))
    .map((leaf) => ({
      ...leaf,
      command: `${thing.name} ${leaf.command}`,
      label: `${label} ${leaf.label}`,
    }));
}

/** The commands that match what was typed after the slash, best first. */
export function fitting(leaves: readonly Leaf[], typed: string): readonly Leaf[] {
  const wanted = folded(typed);
  const rank = ({ label, command, description }: Leaf): number => {
    if (folded(label).startsWith(wanted) || command.startsWith(wanted)) return 0;
    if (folded(label).includes(wanted) || command.includes(wanted)) return 1;
    return folded(description).includes(wanted) ? 2 : 3;
  };
  return leaves
    .map((leaf) => ({ leaf, at: rank(leaf) }))
    .filter(({ at }) => at < 3)
    .toSorted((a, b) => a.at - b.at)
    .map(({ leaf }) => leaf);
}

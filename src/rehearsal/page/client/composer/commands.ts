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

interface Localisable {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined;
}

const nearest: Readonly<Record<string, string>> = {
  'en-US': 'en-GB',
  'en-GB': 'en-US',
  'es-419': 'es-ES',
};

/** A command's name and description in the person's language, or the original ones. */
export function localised(
  thing: Localisable,
  locale: string,
): { readonly name: string; readonly description: string } {
  const pick = (names: Localisable['name_localizations']): string | undefined =>
    names?.[locale] ?? names?.[nearest[locale] ?? locale];
  return {
    name: pick(thing.name_localizations) ?? thing.name,
    description: pick(thing.description_localizations) ?? thing.description ?? '',
  };
}

const typedCommand = 1;
const subcommand = 1;
const group = 2;

/** All commands offered to this person; without the right for a command, it is not shown. */
export function leavesOf({ commands, me }: Pick<WireState, 'commands' | 'me'>): readonly Leaf[] {
  return commands
    .filter(({ type }) => (type ?? typedCommand) === typedCommand)
    .filter((command) => me.facilitates || !needsRight(command))
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

import type { CommandBody, CommandOption } from 'discord-api-spec/zod';
import { Locale } from 'discord.js';
import { refuseIssues } from '../api-error.ts';
import type { Issue } from '../api-error.ts';
import { commandLength } from './command-length.ts';
import { issue } from './component-rules.ts';

type Path = (string | number)[];

/** Command types: 1 slash, 2 user menu, 3 message menu. */
export const CommandKind = { chatInput: 1, user: 2, message: 3 } as const;

/**
 * Discord's rule for names of slash commands and options: no capital letter that has a lower case.
 */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Discord's document has two that discord.js lacks. */
const LOCALES = new Set<string>([...Object.values(Locale), 'ar', 'he']);
const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const MAX_CHOICE_VALUE = 100;

/** Discord's checks for commands that are not in its document. Throws 50035. */
export function checkCommands(commands: readonly CommandBody[]): void {
  refuseIssues([...setIssues(commands), ...commands.flatMap((c, i) => commandIssues(c, [i]))]);
}

function setIssues(commands: readonly CommandBody[]): Issue[] {
  const issues: Issue[] = [];
  for (const [kind, most] of Object.entries(MOST)) {
    const same = commands.filter(({ type }) => (type ?? 1) === Number(kind));
    if (same.length > most) {
      issues.push(issue('tooManyCommands', [], `${same.length} commands of type ${kind}`));
    }
    issues.push(...nameClashes(same, 'duplicateCommand', []));
  }
  return issues;
}

function nameClashes(named: readonly { name: string }[], rule: string, path: Path): Issue[] {
  const seen = new Set<string>();
  return named.flatMap(({ name }, index) => {
    if (seen.has(name)) return [issue(rule, [...path, index, 'name'], `${name} is there twice`)];
    seen.add(name);
    return [];
  });
}

function commandIssues(command: CommandBody, path: Path): Issue[] {
  const issues: Issue[] = [];
  const permissions = command.default_member_permissions;
  if (typeof permissions === 'string' && !/^\d+$/.test(permissions)) {
    issues.push(issue('memberPermissions', path, 'default_member_permissions is a bit field'));
  }
  if (commandLength(command) > 8000) {
    issues.push(issue('commandTooLong', path, `${commandLength(command)} of 8000 characters`));
  }
  if ((command.type ?? 1) !== CommandKind.chatInput) {
    return [...issues, ...menuIssues(command, path), ...localeIssues(command, path)];
  }
  if (!command.description) {
    issues.push(issue('description', path, 'a slash command needs a description'));
  }
  return [
    ...issues,
    ...nameIssues(command, path),
    ...optionListIssues(command.options ?? [], [...path, 'options']),
  ];
}

function menuIssues(command: CommandBody, path: Path): Issue[] {
  if (!command.description && !command.options?.length) return [];
  return [issue('menuCommand', path, 'a menu command has no description and no options')];
}

type Named = Pick<CommandBody, 'name' | 'name_localizations' | 'description_localizations'>;

function nameIssues(named: Named, path: Path): Issue[] {
  const names = [named.name, ...Object.values(named.name_localizations ?? {})];
  const bad = names.filter((name) => !NAME.test(name) || name !== name.toLowerCase());
  return [
    ...bad.map((name) => issue('commandName', [...path, 'name'], `${name} is not a valid name`)),
    ...localeIssues(named, path),
  ];
}

function localeIssues(named: Named, path: Path): Issue[] {
  const used = [
    ...Object.keys(named.name_localizations ?? {}),
    ...Object.keys(named.description_localizations ?? {}),
  ];
  return used
    .filter((locale) => !LOCALES.has(locale))
    .map((locale) => issue('unknownLocale', path, `${locale} is no locale of Discord`));
}

/** Subcommands and subcommand groups. */
const isSub = ({ type }: CommandOption): boolean => type <= 2;

function optionListIssues(options: readonly CommandOption[], path: Path): Issue[] {
  const issues = nameClashes(options, 'duplicateOption', path);
  if (options.some(isSub) && !options.every(isSub)) {
    issues.push(issue('mixedSubcommands', path, 'subcommands and values do not mix'));
  }
  const firstOptional = options.findIndex((option) => !isSub(option) && !option.required);
  const lastRequired = options.findLastIndex((option) => option.required);
  if (firstOptional !== -1 && lastRequired > firstOptional) {
    issues.push(issue('requiredFirst', [...path, lastRequired], 'required options come first'));
  }
  return [...issues, ...options.flatMap((option, i) => optionIssues(option, [...path, i]))];
}

function optionIssues(option: CommandOption, path: Path): Issue[] {
  const issues = nameIssues(option, path);
  const choices = option.choices ?? [];
  if (option.autocomplete && choices.length > 0) {
    issues.push(issue('choicesAndAutocomplete', path, 'an option has choices or autocomplete'));
  }
  const long = choices.some(({ value }) => String(value).length > MAX_CHOICE_VALUE);
  if (long) issues.push(issue('choiceValue', path, 'a choice has a value of over 100 characters'));
  if ((option.min_length ?? 0) > (option.max_length ?? 6000)) {
    issues.push(issue('minAboveMax', path, 'min_length > max_length'));
  }
  return [...issues, ...optionListIssues(option.options ?? [], [...path, 'options'])];
}

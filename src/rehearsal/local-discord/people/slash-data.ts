import type { CommandOption } from 'discord-api-spec/zod';
import { Kind } from '../rules/component-walk.ts';
import type { RegisteredCommand } from '../types.ts';
import type { OptionValues } from '../handles.ts';
import { resolveUpload } from '../uploads.ts';
import type { World } from '../world.ts';
import type { ChannelState } from '../states.ts';
import { mergeResolved, resolve } from './resolve.ts';

/** Discord's option types. */
const Option = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** An option that takes an id resolves like the corresponding select. */
const SELECT_OF: Record<number, number> = {
  [Option.user]: Kind.userSelect,
  [Option.channel]: Kind.channelSelect,
  [Option.role]: Kind.roleSelect,
  [Option.mentionable]: Kind.mentionableSelect,
};

type Named = Pick<CommandOption, 'name' | 'options'>;

/** Follows the words of `workshop start` down to the options that take values. */
export function descend(command: RegisteredCommand, words: readonly string[]): Named[] {
  const path: Named[] = [command];
  let here: Named = command;
  for (const word of words) {
    const next: CommandOption | undefined = here.options?.find(({ name }) => name === word);
    if (!next || next.type > Option.group) {
      throw new Error(`/${command.name} has no subcommand ${word}`);
    }
    path.push(next);
    here = next;
  }
  if (here.options?.some(({ type }) => type <= Option.group)) {
    throw new Error(`/${[command.name, ...words].join(' ')} needs a subcommand`);
  }
  return path;
}

/** The `data` of a slash command. Throws if the client would not let a person send it. */
export function slashData(
  world: World,
  place: ChannelState,
  command: RegisteredCommand,
  words: readonly string[],
  values: OptionValues,
  focused?: string,
): object {
  const path = descend(command, words);
  const offered = path.at(-1)?.options ?? [];
  refuseUnknown(offered, values);
  if (focused === undefined) refuseMissing(offered, values);
  else refuseUnfocusable(offered, focused);
  const given = offered.filter(({ name }) => name in values || name === focused);
  // During autocomplete nothing is resolved: Discord sends raw values.
  const resolved =
    focused === undefined
      ? { resolved: mergeResolved(given.map((one) => resolveOption(world, place, one, values))) }
      : {};
  const leaves = given.map((option) => wireOption(option, values, focused));
  return {
    id: command.id,
    name: command.name,
    type: 1,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    options: nest(path.slice(1), leaves),
    ...resolved,
  };
}

function nest(path: readonly Named[], leaves: object[]): object[] {
  const [head, ...rest] = path;
  if (!head) return leaves;
  const type = rest.length > 0 ? Option.group : Option.subcommand;
  return [{ name: head.name, type, options: nest(rest, leaves) }];
}

function refuseUnknown(offered: readonly CommandOption[], values: OptionValues): void {
  const stranger = Object.keys(values).find((key) => !offered.some(({ name }) => name === key));
  if (stranger !== undefined) throw new Error(`there is no option ${stranger}`);
}

function refuseMissing(offered: readonly CommandOption[], values: OptionValues): void {
  const missing = offered.find(({ name, required }) => required && !(name in values));
  if (missing) throw new Error(`the option ${missing.name} is required`);
}

function refuseUnfocusable(offered: readonly CommandOption[], focused: string): void {
  const option = offered.find(({ name }) => name === focused);
  if (!option?.autocomplete) throw new Error(`the option ${focused} has no autocomplete`);
}

function resolveOption(
  world: World,
  place: ChannelState,
  option: CommandOption,
  values: OptionValues,
): Record<string, Record<string, object>> {
  const id = String(values[option.name]);
  if (option.type === Option.attachment) return resolveUpload(world, id);
  const type = SELECT_OF[option.type];
  return type === undefined ? {} : resolve(world, place, type, [id]);
}

function wireOption(option: CommandOption, values: OptionValues, focused?: string): object {
  const { name, type } = option;
  if (name === focused) return { name, type, value: String(values[name] ?? ''), focused: true };
  const value = values[name];
  if (value !== undefined && focused === undefined) checkValue(option, value);
  return { name, type, value };
}

function checkValue(option: CommandOption, value: string | number | boolean): void {
  const { name, type, choices } = option;
  const expected =
    type === Option.boolean
      ? 'boolean'
      : type === Option.integer || type === Option.number
        ? 'number'
        : 'string';
  if (typeof value !== expected) throw new Error(`the option ${name} takes a ${expected}`);
  if (type === Option.integer && !Number.isInteger(value)) {
    throw new Error(`the option ${name} takes a whole number`);
  }
  if (choices?.length && !choices.some((choice) => choice.value === value)) {
    throw new Error(`the option ${name} does not offer ${value}`);
  }
  checkSize(option, value);
}

function checkSize(option: CommandOption, value: string | number | boolean): void {
  const size = typeof value === 'string' ? value.length : value;
  if (typeof size !== 'number') return;
  const isText = typeof value === 'string';
  const min = (isText ? option.min_length : option.min_value) ?? -Infinity;
  const max = (isText ? option.max_length : option.max_value) ?? Infinity;
  if (size < min || size > max) {
    throw new Error(`the option ${option.name} takes ${min} to ${max}, not ${size}`);
  }
}

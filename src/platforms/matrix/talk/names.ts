import type { Catalogue } from '../../../i18n/translator.ts';
import type { Command, Feature, Leaf, Option } from '../../../engine/requests/command.ts';
import { entryOf } from '../../../kernel/dictionary.ts';
import { textKey } from '../../../kernel/same-text.ts';

/** Finds commands by their names in every language, and by their own. */
export interface CommandTable {
  /** The command that these words begin with, and what follows; undefined if there is none. */
  find(words: string): FoundCommand | undefined;
  leaf(name: string, sub: string | undefined): Leaf | undefined;
  /** The option of that name. */
  option(leaf: Leaf, name: string): Option<unknown> | undefined;
  /** Which of an option's choices is meant. */
  choice(option: Option<unknown>, typed: string): string | undefined;
  /** The names of the commands, whole, as one language has them: `atelier lancer`. */
  names(catalogue: Catalogue): readonly string[];
}

export interface FoundCommand {
  readonly command: Command;
  readonly sub: string | undefined;
  /** Undefined if a subcommand must still be named. */
  readonly leaf: Leaf | undefined;
  readonly rest: string;
}

/** Names are typed with hyphens or with spaces, with accents or without. */
const nameKey = (text: string): string => textKey(text).replaceAll(/[\s_-]+/gu, '-');

export function commandTable(
  features: readonly Feature[],
  catalogues: readonly Catalogue[],
): CommandTable {
  const commands = features.flatMap(({ commands = [] }) => commands);
  const called = (key: string, id: string, typed: string): boolean =>
    [id, ...catalogues.map((catalogue) => catalogue[`${key}.name`] ?? id)].some(
      (name) => nameKey(name) === nameKey(typed),
    );
  return {
    find: (words) => {
      const named = begun(words, commands, ({ name }, typed) =>
        called(`command.${name}`, name, typed),
      );
      if (named === undefined) return undefined;
      const { found: command, rest } = named;
      const subs = Object.keys(command.subcommands);
      const sub = begun(rest, subs, (id, typed) =>
        called(`command.${command.name}.${id}`, id, typed),
      );
      if (sub === undefined) return { command, sub: undefined, leaf: command.leaf, rest };
      return {
        command,
        sub: sub.found,
        leaf: entryOf(command.subcommands, sub.found),
        rest: sub.rest,
      };
    },
    leaf: (name, sub) => {
      const command = commands.find((each) => each.name === name);
      return sub === undefined ? command?.leaf : entryOf(command?.subcommands ?? {}, sub);
    },
    option: ({ options }, name) =>
      options.find((option) => called(`option.${option.name}`, option.name, name)),
    choice: (option, typed) => choiceMeant(option, typed, catalogues),
    names: (catalogue) => commands.flatMap((command) => wholeNames(command, catalogue)),
  };
}

/** The item whose name a text begins with, and the rest of the text. */
function begun<T>(words: string, all: readonly T[], is: (one: T, typed: string) => boolean) {
  for (const head of heads(words)) {
    const found = all.find((one) => is(one, head));
    if (found !== undefined) return { found, rest: words.slice(head.length).trim() };
  }
  return undefined;
}

/** The first words of a text, at most three, the most first. */
function heads(text: string): string[] {
  const found: string[] = [];
  const word = /\S+/gu;
  while (found.length < 3 && word.exec(text) !== null) found.push(text.slice(0, word.lastIndex));
  return found.toReversed();
}

function wholeNames({ name, subcommands }: Command, catalogue: Catalogue): string[] {
  const first = catalogue[`command.${name}.name`] ?? name;
  const subs = Object.keys(subcommands);
  if (subs.length === 0) return [first];
  return subs.map((sub) => `${first} ${catalogue[`command.${name}.${sub}.name`] ?? sub}`);
}

/**
 * Finds a choice by its id, its name in any language, or the first word of its name: « CSV » of
 * « CSV, comme Framadate ».
 */
function choiceMeant(
  { name, choices = [] }: Option<unknown>,
  typed: string,
  catalogues: readonly Catalogue[],
): string | undefined {
  const key = textKey(typed);
  const namesOf = (value: string) =>
    catalogues.map((catalogue) => textKey(catalogue[`choice.${name}.${value}.name`] ?? value));
  return (
    choices.find((value) => textKey(value) === key || namesOf(value).includes(key)) ??
    choices.find((value) => namesOf(value).some((each) => each.split(/[\s,]/u)[0] === key))
  );
}

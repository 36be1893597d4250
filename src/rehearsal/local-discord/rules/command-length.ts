import type { CommandBody, CommandChoice, CommandOption } from 'discord-api-spec/zod';

const longest = (text: string, translations?: Record<string, string> | null): number =>
  Math.max(text.length, ...Object.values(translations ?? {}).map(({ length }) => length));

/**
 * A command's length as Discord counts it towards 8000: names, descriptions and choice values,
 * nested ones included, with the longest translation of each text.
 */
export function commandLength(command: CommandBody | CommandOption): number {
  const own =
    longest(command.name, command.name_localizations) +
    longest(command.description ?? '', command.description_localizations);
  const choices = 'choices' in command ? (command.choices ?? []) : [];
  const options = command.options ?? [];
  return (
    own +
    choices.reduce((total, choice) => total + choiceLength(choice), 0) +
    options.reduce((total, option) => total + commandLength(option), 0)
  );
}

function choiceLength(choice: CommandChoice): number {
  return longest(choice.name, choice.name_localizations) + String(choice.value).length;
}

import { features } from '../../commands/index.ts';
import type { Locale } from '../../src/kernel/text.ts';
import { catalogues } from './messages.ts';

/** `atelier lancer`, `aide`: a command with subcommands never appears alone. */
export function commandNames(locale: Locale): string[] {
  const name = (key: string) => catalogues[locale][`command.${key}.name`] ?? '';
  return features
    .flatMap(({ commands = [] }) => commands)
    .flatMap((command) => {
      const subs = Object.keys(command.subcommands);
      return subs.length === 0
        ? [name(command.name)]
        : subs.map((sub) => `${name(command.name)} ${name(`${command.name}.${sub}`)}`);
    });
}

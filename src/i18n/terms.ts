import type { Catalogue } from './translator.ts';

/** `{in_the_channel}`: an argument with an underscore, which the platform fills in, not the caller. */
const term = /\{([A-Za-z]+(?:_[A-Za-z]+)+)\}/gu;

/**
 * A language's messages as one platform says them: its terms (how a command is written, what it calls
 * a channel, with the articles of the language) stand in their places, and its own messages stand
 * instead of the general ones. `{The_channel}` is `{the_channel}` at the head of a sentence. Throws on
 * terms that the platform does not have: a bug, which a test finds before anybody else.
 */
export function withTerms(general: Catalogue, platform: Catalogue): Catalogue {
  const terms = { ...commandTerms(general, platform), ...termsOf(platform) };
  const messages = { ...general, ...Object.fromEntries(entriesOf(platform, isMessage)) };
  const missing = new Set<string>();
  const filled = Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, fill(message, terms, missing)]),
  );
  if (missing.size > 0) throw new Error(`No platform term ${[...missing].join(', ')}`);
  return filled;
}

const isMessage = (name: string) => name.includes('.');

const entriesOf = (catalogue: Catalogue, wanted: (name: string) => boolean) =>
  Object.entries(catalogue).filter(([name]) => wanted(name));

function termsOf(platform: Catalogue): Catalogue {
  return Object.fromEntries(entriesOf(platform, (name) => !isMessage(name)));
}

function fill(text: string, terms: Catalogue, missing: Set<string>): string {
  return text.replace(term, (_, name: string) => {
    const small = name.charAt(0).toLowerCase() + name.slice(1);
    const found = terms[small];
    if (found === undefined) missing.add(small);
    const filled = fill(found ?? '', terms, missing);
    return small === name ? filled : filled.charAt(0).toUpperCase() + filled.slice(1);
  });
}

/**
 * The commands by the names people know them by: `{command_workshop_start}` as the platform writes a
 * whole command, `{subcommand_workshop_start}` its last word, `{message_collect}` one on a message.
 */
function commandTerms(general: Catalogue, platform: Catalogue): Catalogue {
  const { a_command: writing } = platform;
  const named = Object.entries(general).flatMap(([key, name]): [string, string][] => {
    const [kind, ...path] = key.split('.');
    if (path.pop() !== 'name' || path.length === 0) return [];
    const id = path.join('_').replaceAll('-', '_');
    if (kind === 'message') return [[`message_${id}`, name]];
    if (kind !== 'command') return [];
    const first = general[`command.${path[0]}.name`] ?? '';
    const whole = path.length === 1 ? name : `${first} ${name}`;
    const last: [string, string] = [`subcommand_${id}`, name];
    return writing === undefined
      ? [last]
      : [[`command_${id}`, writing.replace('{command}', whole)], last];
  });
  return Object.fromEntries(named);
}

import { cancelledView } from './prompt.ts';
import { note } from '../../../kernel/view/note.ts';
import { strong, type Rich } from '../../../kernel/rich.ts';
import { excerpt } from '../../../kernel/view/excerpt.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { View } from '../../../kernel/view/view.ts';
import { nearest } from './nearest.ts';
import type { FoundCommand } from './names.ts';
import { optionsTyped } from './line.ts';
import { listedChoice, readOptions, type OptionProblem, type Ordered } from './ordering.ts';
import { reply } from './reply.ts';
import { tell } from './tell.ts';
import type { SaidFile } from './spoken.ts';
import type { PendingCommand } from './memory.ts';
import { whoText } from './wrong.ts';
import { command, type Turn } from './turn.ts';

/** Carries out a command line. Resolves with false if it is not meant for Palabre. */
export async function order(
  turn: Turn,
  words: string,
  file: SaidFile | undefined,
): Promise<boolean> {
  const { table } = turn.tools;
  const found = table.find(words);
  if (found === undefined) return guess(turn, words);
  const { leaf } = found;
  if (leaf === undefined) {
    await tell(turn, subcommandsView(turn, found));
    return true;
  }
  const typed = optionsTyped(leaf, found.rest, (name) => table.option(leaf, name));
  const given = Object.fromEntries([...typed].map(([option, text]) => [option.name, text]));
  await carryOut(turn, { name: found.command.name, sub: found.sub, leaf }, given, file);
  return true;
}

async function carryOut(
  turn: Turn,
  ordered: Ordered,
  given: Readonly<Record<string, string>>,
  file?: SaidFile,
): Promise<void> {
  const read = await readOptions(turn, ordered, given, file);
  if (read.ok) return reply(turn, await command(turn, ordered.name, ordered.sub, read.options));
  const { option, choices } = read.problem;
  const { memory } = turn.tools;
  const { name, sub } = ordered;
  const pending: PendingCommand = {
    name,
    given: Object.fromEntries(Object.entries(given).filter(([each]) => each !== option.name)),
    asked: option.name,
    choices: choices.map(({ id, label }) => ({ id, label })),
    from: turn.from,
    ...(sub === undefined ? {} : { sub }),
  };
  await memory.note(turn.person, (before) => ({ ...before, command: pending }));
  await tell(turn, problemView(turn, read.problem));
}

/** Takes a message for the option that was asked for. */
export async function goOn(turn: Turn, pending: PendingCommand, typed: string): Promise<void> {
  const { memory, table, says } = turn.tools;
  await memory.note(turn.person, (before) => {
    const { command: _, ...others } = before;
    return others;
  });
  if (says.is(typed, 'cancel')) return tell(turn, cancelledView(turn.t), { as: 'notice' });
  const { name, sub, asked, choices, given } = pending;
  const leaf = table.leaf(name, sub);
  if (leaf === undefined) return;
  const value = listedChoice(choices, typed) ?? typed;
  await carryOut(turn, { name, sub, leaf }, { ...given, [asked]: value });
}

/** Answers a word that is no command with the nearest one, if any. True if something was said. */
async function guess(turn: Turn, words: string): Promise<boolean> {
  const { tools, t, written: inRoom } = turn;
  const near = nearest(words, tools.table.names(tools.catalogues[t.locale]));
  if (near !== undefined) {
    const name = strong(`!${near}`);
    await tell(
      turn,
      note(t.say('matrix.command.nearest', { typed: firstWord(words), command: name })),
    );
    return true;
  }
  // In a room, an exclamation mark may be meant for another bot.
  if (inRoom) return false;
  await tell(turn, note(t.say('matrix.command.unknown', { typed: firstWord(words) })));
  return true;
}

const firstWord = (words: string): string => excerpt(/^\S+/u.exec(words)?.[0] ?? '', 40);

/** The subcommands of a command, each with what it does. */
function subcommandsView(
  { tools, t }: Turn,
  { command: { name, subcommands } }: FoundCommand,
): View {
  const catalogue = tools.catalogues[t.locale];
  const word = (key: string, fallback: string) => catalogue[`command.${key}`] ?? fallback;
  const first = word(`${name}.name`, name);
  return {
    blocks: [
      { kind: 'text', text: t.say('matrix.command.several', { command: strong(`!${first}`) }) },
      {
        kind: 'list',
        items: Object.keys(subcommands).map((sub) => [
          strong(`!${first} ${word(`${name}.${sub}.name`, sub)}`),
          ` — ${word(`${name}.${sub}.description`, '')}`,
        ]),
      },
    ],
  };
}

function problemView({ tools, t }: Turn, { option, typed, why, choices }: OptionProblem): View {
  const catalogue = tools.catalogues[t.locale];
  const name = catalogue[`option.${option.name}.name`] ?? option.name;
  const description = catalogue[`option.${option.name}.description`] ?? '';
  const lines = choices.map(({ label }, at) => `${at + 1}. ${label}`).join('\n');
  return {
    blocks: [
      {
        kind: 'text',
        text: problemText({ option, typed, why, choices }, { name, description }, t),
      },
      ...(lines === '' ? [] : [{ kind: 'text' as const, text: [lines] }]),
    ],
  };
}

function problemText(
  { option, typed, why, choices }: OptionProblem,
  words: { readonly name: string; readonly description: string },
  t: Translator,
): Rich {
  if (typeof why === 'object') return whoText(why, t);
  if (option.kind === 'file') return t.say('matrix.option.file', words);
  if (why === 'missing')
    return t.say(choices.length > 0 ? 'matrix.option.which' : 'matrix.option.missing', words);
  return t.say('matrix.option.unclear', { ...words, typed });
}

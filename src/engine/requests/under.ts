import { entryOf } from '../../kernel/dictionary.ts';
import type { Action } from '../../kernel/view/action.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { AdmittedTo } from './admission.ts';
import {
  chosen,
  type Arrival,
  type Context,
  type Given,
  type Handler,
  type Input,
  type Leaf,
  type MessageCommand,
  type Option,
  type PointedMessage,
} from './command.ts';
import { admitChannel, type Named, type Names } from './door.ts';
import { refused, type Reply } from './reply.ts';
import type { Permissions, Rule } from './rule.ts';

/** What happens once the subject of a line is open. */
type Run<R extends Rule, Rest extends readonly unknown[]> = (
  context: Context<AdmittedTo<R['subject']>>,
  ...rest: Rest
) => Promise<Reply>;

/** The options that say which subject is meant. */
type Naming = { readonly [Name in keyof Names]?: Option<string | undefined> };

/**
 * Binds what a room does to its lines of the table: nothing runs before the line's subject is open for
 * who asks, and what runs is given that kind of subject.
 */
export function under<const Lines extends { readonly [Entry in keyof Lines]: Rule }>(
  lines: Lines & Permissions,
) {
  type Entry = keyof Lines & string;

  /** A command under its line. `names`: the option that says which subject, where one does. */
  function leaf<E extends Entry>(
    entry: E,
    options: readonly Option<unknown>[],
    run: Run<Lines[E], [given: Given]>,
    names: Naming = {},
  ): Leaf {
    return {
      entry,
      options,
      run: (arrival, given) =>
        entering(arrival, lines[entry], namedBy(names, given), (context) => run(context, given)),
      suggest: (arrival, option, typed) =>
        suggesting(arrival, entryOf(lines, `${entry}/${option.name}`), option, typed),
    };
  }

  function messageCommand<E extends Entry>(
    name: E,
    run: Run<Lines[E], [message: PointedMessage]>,
  ): MessageCommand {
    return {
      name,
      run: (arrival, message) =>
        entering(arrival, lines[name], { message: message.id }, (context) => run(context, message)),
    };
  }

  /**
   * Binds an action to what it does; an address that is not well formed is told apart from a bug. A list
   * of contributions names the one that was chosen in it.
   */
  function handle<Name extends Entry, Field extends string>(
    action: Action<Name, Field>,
    run: Run<Lines[Name], [fields: Readonly<Record<Field, string>>, input: Input]>,
  ): Handler {
    return {
      name: action.name,
      run: async (arrival, ref, input) => {
        const fields = action.read(ref);
        if (fields === undefined) return refused({ kind: 'unknownAction' });
        const named: Named = { chosen: input.list(chosen)[0] ?? '', ...fields };
        return entering(arrival, lines[action.name], named, (context) =>
          run(context, fields, input),
        );
      },
    };
  }

  return { leaf, messageCommand, handle };
}

/** Opens the subject, or says why not. */
async function entering<R extends Rule>(
  { visit, door, surroundings }: Arrival,
  rule: R,
  named: Named,
  then: Run<R, []>,
): Promise<Reply> {
  const opened = await door.enter(visit, rule, named);
  return opened.ok ? then({ ...surroundings, subject: opened.value }) : refused(opened.error);
}

function namedBy(names: Naming, given: Given): Named {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, option]) => {
      const value = given(option);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function suggesting(
  { visit, door, surroundings }: Arrival,
  rule: Rule | undefined,
  { complete }: Option<unknown>,
  typed: string,
): Promise<readonly Choice[]> {
  if (complete === undefined || rule === undefined) return [];
  const opened = await door.enter(visit, rule, {});
  return opened.ok ? complete({ ...surroundings, subject: admitChannel(visit) }, typed) : [];
}

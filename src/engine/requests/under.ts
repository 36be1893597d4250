import { entryOf } from '../../kernel/dictionary.ts';
import { ok } from '../../kernel/result.ts';
import type { Rich } from '../../kernel/rich.ts';
import type { Action } from '../../kernel/view/action.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { Outcome } from '../context.ts';
import type { AdmittedTo } from './admission.ts';
import {
  chosen,
  type Arrival,
  type Context,
  type Given,
  type Handler,
  type HelpLine,
  type Input,
  type Leaf,
  type MessageCommand,
  type Option,
  type PointedMessage,
} from './command.ts';
import { admitChannel, type Named, type Names } from './door.ts';
import { refused, type Reply } from './reply.ts';
import type { Permissions, Rule } from './rule.ts';

type ContextOf<R extends Rule> = Context<AdmittedTo<R['subject']>>;

/** What runs once the subject of a line is open. */
type Run<R extends Rule, Rest extends readonly unknown[]> = (
  context: ContextOf<R>,
  ...rest: Rest
) => Promise<Reply>;

/** A sentence for those who are let in; none if it is not for them now. */
type Say<R extends Rule> = (context: ContextOf<R>) => Rich | undefined | Promise<Rich | undefined>;

/** The options that identify the subject. */
type Naming = { readonly [Name in keyof Names]?: Option<string | undefined> };

type Fields<Field extends string> = Readonly<Record<Field, string>>;

/**
 * Binds what a room does to its lines of the table: nothing runs before the line's subject is open
 * for the asker, and it runs with that kind of subject.
 */
export function under<const Lines extends { readonly [Entry in keyof Lines]: Rule }>(
  lines: Lines & Permissions,
) {
  type Entry = keyof Lines & string;

  /** A command under its line. `names`: the option that identifies the subject, if there is one. */
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

  /** An action under its line. */
  function handle<Name extends Entry, Field extends string>(
    action: Action<Name, Field>,
    run: Run<Lines[Name], [fields: Fields<Field>, input: Input]>,
  ): Handler {
    return { name: action.name, run: acting(action, lines[action.name], run) };
  }

  /** What `/help` says of a line, to those it lets in from where they are; `say` may leave it out. */
  function helpLine<E extends Entry>(entry: E, say: Say<Lines[E]>): HelpLine {
    return { entry, saidTo: (arrival) => saying(arrival, lines[entry], say) };
  }

  return { leaf, messageCommand, handle, helpLine };
}

/**
 * Refuses a malformed address, which is not a bug. The choice made in a list identifies the
 * subject.
 */
function acting<R extends Rule, Field extends string>(
  action: Action<string, Field>,
  rule: R,
  run: Run<R, [fields: Fields<Field>, input: Input]>,
): Handler['run'] {
  return async (arrival, ref, input) => {
    const fields = action.read(ref);
    if (fields === undefined) return refused({ kind: 'unknownAction' });
    const named: Named = { chosen: input.list(chosen)[0] ?? '', ...fields };
    return entering(arrival, rule, named, (context) => run(context, fields, input));
  };
}

/** Opens the subject, or returns why not. */
async function entering<R extends Rule>(
  arrival: Arrival,
  rule: R,
  named: Named,
  then: Run<R, []>,
): Promise<Reply> {
  const opened = await contextOf(arrival, rule, named);
  return opened.ok ? then(opened.value) : refused(opened.error);
}

async function saying<R extends Rule>(
  arrival: Arrival,
  rule: R,
  say: Say<R>,
): Promise<Rich | undefined> {
  const opened = await contextOf(arrival, rule, {});
  return opened.ok ? say(opened.value) : undefined;
}

async function contextOf<R extends Rule>(
  { visit, door, surroundings }: Arrival,
  rule: R,
  named: Named,
): Outcome<ContextOf<R>> {
  const opened = await door.enter(visit, rule, named);
  return opened.ok ? ok({ ...surroundings, subject: opened.value }) : opened;
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

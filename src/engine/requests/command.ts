import type { Actor, Person } from '../../kernel/people.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Translator, TranslatorOf } from '../../i18n/translator.ts';
import type { Action } from '../../kernel/view/action.ts';
import type { Choice, Form, View } from '../../kernel/view/view.ts';
import type { Drafts } from './drafts.ts';
import type { Failure } from '../../kernel/failure.ts';
import type { FileError } from './failures.ts';
import type { Result } from '../../kernel/result.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Template } from '../../template/domain/template.ts';
import type { AdmittedTo, Visit } from './admission.ts';
import { enter, type KindOf, type Named } from '../../program/door.ts';
import type { Defaults, Place } from '../context.ts';
import type { Painting } from '../painting.ts';
import { isEntry, type Entry } from '../../program/permissions.ts';
import type { Clock } from '../ports.ts';

/** Who asks, with the rights they have here and the language they read at this very moment. */
export interface Asker extends Actor {
  readonly administers: boolean;
  readonly organizes: boolean;
  readonly locale: Locale;
}

/** Everything a handler may use: nothing of any platform, and no subject but the one it was given. */
export interface Context<Subject = unknown> {
  readonly asker: Asker;
  readonly place: Place;
  /** What the table says this entry is about, open for who asks. */
  readonly subject: Subject;
  readonly t: Translator;
  readonly drafts: Drafts;
  readonly templates: readonly Template[];
  readonly defaults: Defaults;
  readonly now: Clock;
  readonly painting: Painting;
  readonly translatorOf: TranslatorOf;
  /** True where the person sees a channel of this community. */
  readonly seesChannel: (channel: string) => boolean;
  /** True of what is no channel of this community, or is one no more. */
  readonly channelGone: (channel: string) => boolean;
  /** Rights the bot lacks in this channel. */
  readonly missing: readonly ChatPermission[];
  /** False where threads cannot be opened: a voice channel, a forum. */
  readonly textChannel: boolean;
  /** The most that one file of the answer may hold, in bytes. */
  readonly fileBytes: number;
}

/** Somebody's request before its subject is open: what the dispatcher hands over. */
export interface Arrival {
  readonly visit: Visit;
  readonly surroundings: Omit<Context, 'subject'>;
}

/** What the person gets back, always for their eyes alone; the channel is served by the reconciler. */
export type Reply =
  | { readonly kind: 'private'; readonly view: View }
  | { readonly kind: 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly error: Failure; readonly typed?: Form };

export const privately = (view: View): Reply => ({ kind: 'private', view });
export const replacing = (view: View): Reply => ({ kind: 'replace', view });
export const showing = (form: Form): Reply => ({ kind: 'form', form });
export const quiet: Reply = { kind: 'quiet' };
/** `typed` is the form as the person filled it, so that nothing they wrote is lost. */
export const refused = (error: Failure, typed?: Form): Reply => ({
  kind: 'refused',
  error,
  ...(typed === undefined ? {} : { typed }),
});

/** A file as the platform hands it over: nothing of it is read before `read` is called. */
export interface RawFile {
  readonly name: string;
  /** In bytes, as the platform says. */
  readonly size: number;
  /** Its text, of at most so many bytes; a command says how many when it declares the option. */
  read(maxBytes: number): Promise<Result<string, FileError>>;
}

/** A file that somebody gave with a command. `text` reads it, which takes time: seconds at worst. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<Result<string, FileError>>;
}

export type RawValue = string | number | Person | RawFile;
export type RawOptions = Readonly<Record<string, RawValue | undefined>>;

export type Completer = (
  context: Context<AdmittedTo<'channel'>>,
  typed: string,
) => Promise<readonly Choice[]>;

/** An option of a command: how it is entered, and how its value is read. */
export interface Option<T> {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'person' | 'role' | 'channel' | 'choice' | 'file';
  readonly required: boolean;
  readonly limits?: { readonly min: number; readonly max: number };
  readonly choices?: readonly string[];
  /** What it may be, as the person types; asked of who the table allows it to. */
  readonly complete?: Completer;
  read(raw: RawValue | undefined): T;
}

export type Given = <T>(option: Option<T>) => T;

export interface Leaf {
  readonly entry: Entry;
  readonly options: readonly Option<unknown>[];
  run(arrival: Arrival, given: Given): Promise<Reply>;
}

type Run<E extends Entry, Rest extends readonly unknown[]> = (
  context: Context<AdmittedTo<KindOf<E>>>,
  ...rest: Rest
) => Promise<Reply>;

type Naming = Readonly<Partial<Record<'poll' | 'workshop', Option<string | undefined>>>>;

/** A command under its line of the table. `names`: the option that says which subject, where one does. */
export function leaf<E extends Entry>(
  entry: E,
  options: readonly Option<unknown>[],
  run: Run<E, [given: Given]>,
  names: Naming = {},
): Leaf {
  return {
    entry,
    options,
    run: (arrival, given) => {
      const poll = names.poll && given(names.poll);
      const workshop = names.workshop && given(names.workshop);
      const named = {
        ...(poll === undefined ? {} : { poll }),
        ...(workshop === undefined ? {} : { workshop }),
      };
      return entering(arrival, entry, named, (context) => run(context, given));
    },
  };
}

/** Opens the subject, or says why not. */
async function entering<E extends Entry>(
  { visit, surroundings }: Arrival,
  entry: E,
  named: Named,
  then: Run<E, []>,
): Promise<Reply> {
  const opened = await enter(visit, entry, named);
  return opened.ok ? then({ ...surroundings, subject: opened.value }) : refused(opened.error);
}

/** Suggestions for an option of a command, to whom its own line of the table allows them. */
export async function suggesting(
  { visit, surroundings }: Arrival,
  { entry }: Leaf,
  { name, complete }: Option<unknown>,
  typed: string,
): Promise<readonly Choice[]> {
  const own = `${entry}/${name}`;
  if (complete === undefined || !isEntry(own)) return [];
  const opened = await enter(visit, own, {});
  const channel = opened.ok ? await enter(visit, 'help', {}) : opened;
  return channel.ok ? complete({ ...surroundings, subject: channel.value }, typed) : [];
}

export interface Command {
  readonly name: string;
  /** Who the platform offers the command to; rights are checked again when it is used. */
  readonly access: 'everyone' | 'administrator';
  readonly subcommands: Readonly<Record<string, Leaf>>;
  readonly leaf?: Leaf;
}

/** A plain message somebody pointed at. */
export interface PointedMessage {
  readonly id: string;
  readonly author: Person;
  readonly text: string;
}

export interface MessageCommand {
  readonly name: Entry;
  run(arrival: Arrival, message: PointedMessage): Promise<Reply>;
}

export function messageCommand<E extends Entry>(
  name: E,
  run: Run<E, [message: PointedMessage]>,
): MessageCommand {
  return {
    name,
    run: (arrival, message) =>
      entering(arrival, name, { message: message.id }, (context) => run(context, message)),
  };
}

/** What came with an action: nothing for a button, what was chosen or typed for a list or a form. */
export interface Input {
  text(id: string): string;
  list(id: string): readonly string[];
  person(id: string): Person | undefined;
}

/** The name under which a list in a message gives what was chosen. */
export const chosen = 'chosen';

export interface Handler {
  readonly name: Entry;
  run(arrival: Arrival, ref: string, input: Input): Promise<Reply>;
}

/** One feature: its commands, and what its buttons and forms do. */
export interface Feature {
  readonly commands?: readonly Command[];
  readonly messageCommands?: readonly MessageCommand[];
  readonly handlers?: readonly Handler[];
}

/**
 * Binds an action to what it does; an address that is not well formed is told apart from a bug. A list
 * of contributions names the one that was chosen in it.
 */
export function handle<Name extends Entry, Field extends string>(
  action: Action<Name, Field>,
  run: Run<Name, [fields: Readonly<Record<Field, string>>, input: Input]>,
): Handler {
  return {
    name: action.name,
    run: async (arrival, ref, input) => {
      const fields = action.read(ref);
      if (fields === undefined) return refused({ kind: 'unknownAction' });
      const named: Named = { contribution: input.list(chosen)[0] ?? '', ...fields };
      return entering(arrival, action.name, named, (context) => run(context, fields, input));
    },
  };
}

import type { Actor, Person } from '../domain/people.ts';
import type { Locale } from '../domain/text.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Action } from '../view/action.ts';
import type { Choice, Form, View } from '../view/view.ts';
import type { Drafts } from './drafts.ts';
import type { FileError, PalabreError } from '../domain/errors.ts';
import type { Result } from '../domain/result.ts';
import type { Place } from './house.ts';
import type { Palabre } from './palabre.ts';
import type { ChatPermission } from '../domain/errors.ts';

/** Who asks, with the rights and the language they have at this very moment. */
export interface Asker extends Actor {
  readonly administers: boolean;
  readonly locale: Locale;
}

/** Everything a command may use: nothing of any platform. */
export interface Context {
  readonly asker: Asker;
  readonly place: Place;
  readonly t: Translator;
  readonly palabre: Palabre;
  readonly drafts: Drafts;
  readonly translatorOf: (locale: Locale) => Translator;
  /** Rights the bot lacks in this channel. */
  readonly missing: readonly ChatPermission[];
  /** False where threads cannot be opened: a voice channel, a forum. */
  readonly textChannel: boolean;
  /** The most that one file of the answer may hold, in bytes. */
  readonly fileBytes: number;
}

/** What the person gets back, always for their eyes alone; the channel is served by the reconciler. */
export type Reply =
  | { readonly kind: 'private'; readonly view: View }
  | { readonly kind: 'replace'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'refused'; readonly error: PalabreError; readonly typed?: Form };

export const privately = (view: View): Reply => ({ kind: 'private', view });
export const replacing = (view: View): Reply => ({ kind: 'replace', view });
export const showing = (form: Form): Reply => ({ kind: 'form', form });
export const quiet: Reply = { kind: 'quiet' };
/** `typed` is the form as the person filled it, so that nothing they wrote is lost. */
export const refused = (error: PalabreError, typed?: Form): Reply => ({
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

/** An option of a command: how it is entered, and how its value is read. */
export interface Option<T> {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'person' | 'role' | 'channel' | 'choice' | 'file';
  readonly required: boolean;
  readonly limits?: { readonly min: number; readonly max: number };
  readonly choices?: readonly string[];
  readonly complete?: (context: Context, typed: string) => Promise<readonly Choice[]>;
  read(raw: RawValue | undefined): T;
}

export type Given = <T>(option: Option<T>) => T;

export interface Leaf {
  readonly options: readonly Option<unknown>[];
  run(context: Context, given: Given): Promise<Reply>;
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
  readonly name: string;
  run(context: Context, message: PointedMessage): Promise<Reply>;
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
  readonly name: string;
  run(context: Context, ref: string, input: Input): Promise<Reply>;
}

/** One feature: its commands, and what its buttons and forms do. */
export interface Feature {
  readonly commands?: readonly Command[];
  readonly messageCommands?: readonly MessageCommand[];
  readonly handlers?: readonly Handler[];
}

/** Binds an action to what it does; an address that is not well formed is told apart from a bug. */
export function handle<Name extends string, Field extends string>(
  action: Action<Name, Field>,
  run: (context: Context, fields: Readonly<Record<Field, string>>, input: Input) => Promise<Reply>,
): Handler {
  return {
    name: action.name,
    run: async (context, ref, input) => {
      const fields = action.read(ref);
      return fields === undefined
        ? refused({ kind: 'unknownAction' })
        : run(context, fields, input);
    },
  };
}

import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Actor, Person } from '../../kernel/people.ts';
import type { Result } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { Translator, TranslatorOf } from '../../i18n/translator.ts';
import type { Defaults, Place } from '../context.ts';
import type { Painting } from '../painting.ts';
import type { Clock } from '../ports.ts';
import type { AdmittedTo, Visit } from './admission.ts';
import type { Door } from './door.ts';
import type { Drafts } from './drafts.ts';
import type { FileError } from './failures.ts';
import type { Reply } from './reply.ts';

/** Who asks, with the rights they have here and the language they read at this very moment. */
export interface Asker extends Actor {
  readonly administers: boolean;
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
  readonly door: Door;
  readonly surroundings: Omit<Context, 'subject'>;
}

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
  readonly entry: string;
  readonly options: readonly Option<unknown>[];
  run(arrival: Arrival, given: Given): Promise<Reply>;
  /** What one of its options may be, to whom that option's own line of the table allows it. */
  suggest(arrival: Arrival, option: Option<unknown>, typed: string): Promise<readonly Choice[]>;
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
  run(arrival: Arrival, message: PointedMessage): Promise<Reply>;
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
  run(arrival: Arrival, ref: string, input: Input): Promise<Reply>;
}

/** One feature: its commands, and what its buttons and forms do. */
export interface Feature {
  readonly commands?: readonly Command[];
  readonly messageCommands?: readonly MessageCommand[];
  readonly handlers?: readonly Handler[];
}

import type { ChatPermission } from '../../kernel/chat-permission.ts';
import type { Actor, Person } from '../../kernel/people.ts';
import type { Result } from '../../kernel/result.ts';
import type { Rich } from '../../kernel/rich.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { Translator, TranslatorOf } from '../../i18n/translator.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Defaults, Place } from '../context.ts';
import type { Painting } from '../painting.ts';
import type { Clock } from '../ports.ts';
import type { AdmittedTo, Visit } from './admission.ts';
import type { Door } from './door.ts';
import type { Drafts } from './drafts.ts';
import type { FileError } from './failures.ts';
import type { Reply } from './reply.ts';

/** The asker, with their current rights here and the language they read. */
export interface Asker extends Actor {
  readonly administers: boolean;
  readonly locale: Locale;
}

/** Everything a handler may use: nothing of any platform, and no subject except its own. */
export interface Context<Subject = unknown> {
  readonly asker: Asker;
  readonly place: Place;
  /** The subject of this line of the permission table, open for the asker. */
  readonly subject: Subject;
  readonly t: Translator;
  readonly drafts: Drafts;
  readonly defaults: Defaults;
  readonly now: Clock;
  readonly painting: Painting;
  readonly translatorOf: TranslatorOf;
  readonly capabilities: Capabilities;
  /** What the asker can do here and now: the sentences of every feature that are for them. */
  readonly offered: () => Promise<readonly Rich[]>;
  /** True if the person sees a channel of this community. */
  readonly seesChannel: (channel: string) => boolean;
  /** True if it is not, or no longer, a channel of this community. */
  readonly channelGone: (channel: string) => boolean;
  /** Rights the bot lacks in this channel. */
  readonly missing: readonly ChatPermission[];
  /** False in channels where threads cannot be opened, such as voice channels and forums. */
  readonly textChannel: boolean;
  /** The largest size of one file of the answer, in bytes. */
  readonly fileBytes: number;
}

/** A request before its subject is open: what the dispatcher passes on. */
export interface Arrival {
  readonly visit: Visit;
  readonly door: Door;
  readonly surroundings: Omit<Context, 'subject'>;
}

/** A file as the platform passes it on: nothing is read before `read` is called. */
export interface RawFile {
  readonly name: string;
  /** In bytes, according to the platform. */
  readonly size: number;
  /**
   * Reads the whole file; an error if it has more than `maxBytes` bytes. A command sets the limit
   * when it declares the option.
   */
  read(maxBytes: number): Promise<Result<Uint8Array, FileError>>;
}

/** A file that somebody attached to a command. `bytes` reads it, which may take seconds. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Result<Uint8Array, FileError>>;
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
  /** Suggestions while the person types; only for people the table allows. */
  readonly complete?: Completer;
  read(raw: RawValue | undefined): T;
}

export type Given = <T>(option: Option<T>) => T;

export interface Leaf {
  readonly entry: string;
  readonly options: readonly Option<unknown>[];
  run(arrival: Arrival, given: Given): Promise<Reply>;
  /** Suggestions for one option, for people whom that option's line of the table allows. */
  suggest(arrival: Arrival, option: Option<unknown>, typed: string): Promise<readonly Choice[]>;
}

export interface Command {
  readonly name: string;
  /** Who the platform offers the command to; rights are checked again when it is used. */
  readonly access: 'everyone' | 'administrator';
  readonly subcommands: Readonly<Record<string, Leaf>>;
  readonly leaf?: Leaf;
}

/** An ordinary message somebody selected. */
export interface PointedMessage {
  readonly id: string;
  readonly author: Person;
  readonly text: string;
  /** Its author has deleted it since. */
  readonly removed?: true;
}

export interface MessageCommand {
  readonly name: string;
  run(arrival: Arrival, message: PointedMessage): Promise<Reply>;
}

/** What came with an action: nothing for a button, the choice or the text for a list or a form. */
export interface Input {
  text(id: string): string;
  list(id: string): readonly string[];
  person(id: string): Person | undefined;
}

/** The input id of what was chosen in a list in a message. */
export const chosen = 'chosen';

export interface Handler {
  readonly name: string;
  run(arrival: Arrival, ref: string, input: Input): Promise<Reply>;
}

/**
 * A sentence of `/help`, for people whom its line of the permission table lets in from where they
 * are.
 */
export interface HelpLine {
  readonly entry: string;
  /** Undefined if it is not for the asker, here and now. */
  saidTo(arrival: Arrival): Promise<Rich | undefined>;
}

/** One feature: its commands, what its buttons and forms do, and what `/help` says of them. */
export interface Feature {
  readonly commands?: readonly Command[];
  readonly messageCommands?: readonly MessageCommand[];
  readonly handlers?: readonly Handler[];
  readonly help?: readonly HelpLine[];
}

import type { z } from 'zod';
import type { Catalogues } from '../i18n/locale-files.ts';
import type { MessageKey } from '../i18n/translator.ts';
import type { Limits } from '../kernel/view/limits.ts';
import type { View } from '../kernel/view/view.ts';
import type { Capabilities } from './capabilities.ts';
import type { ChangeListeners } from './delivery/changes.ts';
import type {
  Calendar,
  Clock,
  Ground,
  Log,
  Messages,
  Painter,
  PlatformHour,
  Sight,
  Threads,
} from './ports.ts';
import type { Feature } from './requests/command.ts';
import type { Dispatcher } from './requests/dispatch.ts';
import type { Trouble } from './trouble.ts';

/** Messages, and what else the platform has. */
export type ChatParts = Messages & Partial<Threads> & Partial<Calendar>;

/** What a platform is told apart from what changes in the chat. */
export interface PlatformListeners extends ChangeListeners {
  /** A community is there, for the first time or again: what happened meanwhile was not told. */
  readonly arrived: (community: string) => void;
  /** A channel, never a thread, was deleted. */
  readonly channelGone: (community: string, channel: string) => void;
  /** Who sees what may have changed. */
  readonly sightChanged: (community: string) => void;
}

/** Said where no handler can say it, by the language tag of who is spoken to. */
export interface PlatformNotices {
  /** An answer comes too late to be shown as what it is. */
  readonly tooLate: (language: string) => View;
  /** A request cannot be read. */
  readonly unreadable: (language: string) => View;
}

/** What a platform serves once it is connected. */
export interface Served {
  readonly dispatcher: Dispatcher;
  readonly features: readonly Feature[];
  readonly catalogues: Catalogues;
  readonly notices: PlatformNotices;
  readonly listeners: PlatformListeners;
}

/**
 * Where people talk, opened and not yet connected: the only way between Palabre and a chat platform.
 * Ids of channels, threads, messages and people are the platform's own and never look like another
 * platform's, since each has its own streams in the journal.
 */
export interface Platform {
  /** `discord`; part of the journal's keys. */
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly limits: Limits;
  readonly chat: ChatParts;
  readonly ground: Ground;
  readonly sight: Sight;
  readonly hour: PlatformHour;
  /**
   * Connects, makes the commands known and serves. Resolves, with what is worth logging, once the
   * communities are known; rejects with a `ConnectionLost` when there is no connection to be had.
   */
  connect(served: Served): Promise<Readonly<Record<string, unknown>>>;
  /** Those that Palabre is in, as far as is known. */
  communities(): ReadonlySet<string>;
  /** Asks the platform whether a channel was deleted; false when it does not say so plainly. */
  isGone(community: string, channel: string): Promise<boolean>;
  /** What keeps Palabre from hearing or answering now. */
  troubles(): readonly Trouble[];
  /** Rejects with a `ConnectionLost` when the connection cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

/** What a platform is given by whoever opens it. */
export interface PlatformTools {
  readonly log: Log;
  readonly painter: Painter;
  /** This machine's own. */
  readonly clock: Clock;
}

export type OpenPlatform = (tools: PlatformTools) => Platform;

/** A platform before it is opened: how the environment sets it up, and what stops it. */
export interface PlatformKind<Variables extends z.core.$ZodLooseShape> {
  /** The folder of its words in `locales/`, and the name of its streams. */
  readonly id: string;
  /** Variables of the environment, each with a `main.expected.<name>` among its messages. */
  readonly variables: Variables;
  /** Undefined when the environment does not say how to connect. */
  open(config: z.output<z.ZodObject<Variables>>): OpenPlatform | undefined;
  /** The message that says why it cannot connect any more; undefined for any other error, a bug. */
  refusalKey(error: unknown): MessageKey | undefined;
  /** Messages are no longer checked before they are sent, which costs time. */
  trustOwnMessages(): void;
}

import type { TermOf } from './delivery/subject.ts';
import type { z } from 'zod';
import type { ChatPermission } from '../kernel/chat-permission.ts';
import type { Catalogues } from '../i18n/locale-files.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Limits } from '../kernel/view/limits.ts';
import type { View } from '../kernel/view/view.ts';
import type { Capabilities } from './capabilities.ts';
import type { Fleet } from './fleet.ts';
import type { Finding, OpenPlace } from './finding.ts';
import type { Drawers } from './drawers.ts';
import type { ChangeListeners } from './delivery/changes.ts';
import type {
  Calendar,
  Clock,
  Ground,
  Log,
  Messages,
  KeptBeside,
  NamesIn,
  Painter,
  PlatformTime,
  Sight,
  Threads,
} from './ports.ts';
import type { Feature } from './requests/command.ts';
import type { Dispatcher } from './requests/dispatch.ts';
import type { Trouble } from './trouble.ts';

/** Messages, and what else the platform has. */
export type ChatParts = Messages & Partial<Threads> & Partial<Calendar>;

/** What a platform reports, besides changes in the chat. */
export interface PlatformListeners extends ChangeListeners {
  /** A community is available, for the first time or again: changes in the meantime were not reported. */
  readonly arrived: (community: string) => void;
  /** Palabre was removed from a community, which is not merely unavailable. */
  readonly left: (community: string) => void;
  /** A channel, never a thread, was deleted. */
  readonly channelGone: (community: string, channel: string) => void;
  /** This process took over communities from another: what it knows of them may be out of date. */
  readonly tookOver: () => void;
  /** The rights to see channels may have changed. */
  readonly sightChanged: (community: string) => void;
}

/** What is said if no handler can, by the reader's language tag (`fr`, `en-US`). */
export interface PlatformNotices {
  /** An answer comes too late to be shown in its usual form. */
  readonly tooLate: (language: string) => View;
  /** A request cannot be read. */
  readonly unreadable: (language: string) => View;
}

/** What a platform works with once it is connected. */
export interface Served {
  readonly dispatcher: Dispatcher;
  readonly features: readonly Feature[];
  readonly catalogues: Catalogues;
  readonly notices: PlatformNotices;
  /**
   * The translator of a community: in its language, or in the one this person chose there, with its
   * time zone. Never rejects.
   */
  readonly translatorFor: (community: string, person?: string) => Promise<Translator>;
  readonly listeners: PlatformListeners;
}

/**
 * Where people talk, opened but not yet connected: the only link between Palabre and a chat
 * platform. Ids of channels, threads, messages and people are the platform's own; each platform has
 * its own streams in the journal, so they never collide.
 */
export interface Platform {
  /** `discord`; part of the journal's keys. */
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly limits: Limits;
  readonly chat: ChatParts;
  readonly ground: Ground;
  readonly sight: Sight;
  /** Set if people may have another name in each community. */
  readonly namesIn?: NamesIn;
  /** Set if the platform keeps something about people beside the journal. */
  readonly keptBeside?: KeptBeside;
  readonly time: PlatformTime;
  /**
   * Connects, registers the commands and serves. Resolves with facts worth logging once the
   * communities are known; rejects with a `ConnectionLost` when it cannot connect.
   */
  connect(served: Served): Promise<Readonly<Record<string, unknown>>>;
  /** The communities that this process looks after now; all known ones if omitted. */
  readonly termOf?: TermOf;
  /** The known communities that Palabre is in. */
  communities(): ReadonlySet<string>;
  /** Asks the platform whether a channel was deleted; false unless it says so clearly. */
  isGone(community: string, channel: string): Promise<boolean>;
  /** What keeps Palabre from hearing or answering now. */
  troubles(): readonly Trouble[];
  /** What only the platform can report about itself, such as the state of its encryption. */
  findings?(places: readonly OpenPlace[]): readonly Finding[];
  /** Rejects with a `ConnectionLost` when the connection cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

/** What a platform is opened with. */
export interface PlatformTools {
  readonly log: Log;
  readonly painter: Painter;
  /** This machine's own. */
  readonly clock: Clock;
  /** The processes that share the communities; undefined where there is only this one. */
  readonly fleet?: Fleet | undefined;
  /**
   * How long this process has the platform to itself, if one process at a time may: nothing is sent
   * after that. Never ends if omitted.
   */
  readonly term?: AbortSignal | undefined;
  /** What a platform keeps beside the journal, in drawers named after it (`drawersOf`). */
  readonly drawers: Drawers;
}

export type OpenPlatform = (tools: PlatformTools) => Platform;

/** What an examination of a platform is given. */
export interface Examination {
  /** The channels in which Palabre has something open. */
  readonly places: readonly OpenPlace[];
  /** This machine's own. */
  readonly now: Clock;
  /** What rights are called in the platform's settings. */
  readonly rights: (missing: readonly ChatPermission[]) => string;
}

/** When the store was last backed up. */
export interface Saved {
  /** The folder in which backups were looked for. */
  readonly folder: string;
  /** The age of the newest backup, in days; undefined if there is none. */
  readonly days: number | undefined;
}

/** A platform before it is opened: its settings in the environment, and why it may fail. */
export interface PlatformKind<Variables extends z.core.$ZodLooseShape> {
  /** The folder of its words in `locales/`, and the prefix of its streams. */
  readonly id: string;
  /**
   * One process at a time serves the platform, and others on the same store stand by. If absent,
   * the platform shares out its communities itself.
   */
  readonly isHeldAlone?: true;
  /** Environment variables, each with a `main.expected.<name>` message. */
  readonly variables: Variables;
  /**
   * Undefined when the environment does not say how to connect. A promise where the platform is loaded
   * only for those who use it.
   */
  open(
    config: z.output<z.ZodObject<Variables>>,
  ): OpenPlatform | undefined | Promise<OpenPlatform | undefined>;
  /**
   * Checks all that Palabre needs of the platform, without connecting; never rejects because of an
   * answer.
   */
  examine(
    config: z.output<z.ZodObject<Variables>>,
    examination: Examination,
  ): Promise<readonly Finding[]>;
  /** Examines what the platform keeps beside the journal, without changing the store. */
  examineKept?(drawers: Drawers, saved: Saved): Promise<readonly Finding[]>;
  /** Turns off the checks of outgoing messages, which cost time. */
  trustOwnMessages(): void;
}

import type { Locale } from '../../kernel/text.ts';
import type {
  Channel,
  Message,
  Modal,
  Outcome,
  RegisteredCommand,
} from '../local-discord/types.ts';

/**
 * The protocol between the rehearsal's server and its page: JSON both ways, on one loopback
 * address.
 */

/** A message on the wire: attachments are links to the page's own server. */
export type WireMessage = Pick<
  Message,
  | 'id'
  | 'channelId'
  | 'authorId'
  | 'content'
  | 'components'
  | 'flags'
  | 'timestamp'
  | 'editedTimestamp'
  | 'threadId'
  | 'ephemeralFor'
> & {
  readonly attachments: readonly WireAttachment[];
  /** What a message on Matrix has more. */
  readonly onMatrix?: WireOnMatrix;
};

export interface WireOnMatrix {
  /** In the subset of HTML that Matrix has; absent where `content` is all there is. */
  readonly html?: string;
  /** What it answers. */
  readonly reply?: { readonly id: string; readonly authorId: string; readonly words: string };
  /** In the order in which they came. */
  readonly reactions: readonly WireReaction[];
  /** How many messages there are in its thread. */
  readonly inThread: number;
  readonly pinned: boolean;
  /** Somebody took it back. */
  readonly removed: boolean;
}
export interface WireReaction {
  readonly key: string;
  /** Who put it there. */
  readonly by: readonly string[];
}

/** A channel or a room, or a thread in one. */
export type WireChannel = Pick<Channel, 'id' | 'name' | 'type' | 'parentId' | 'archived'>;

export interface WireAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** On this same server, so that the page never contacts another. */
  readonly url: string;
  /** Of a picture, in pixels, where its message says so. */
  readonly width?: number;
  readonly height?: number;
}

export interface WirePerson {
  readonly id: string;
  readonly name: string;
  /** Discord's language tag: `fr`, `en-US`… */
  readonly locale: string;
  /** What they chose to be answered in with `/language`, if they did. */
  readonly chosen?: Locale;
  /** True for people who may start a workshop; the page offers it to everyone anyway. */
  readonly facilitates: boolean;
  /** True for people who may change the community's settings. */
  readonly administers: boolean;
  readonly bot: boolean;
}

export interface WireRole {
  readonly id: string;
  readonly name: string;
}

export interface WireCast {
  readonly playing: boolean;
  /** The step being played or last played; absent before the first. */
  readonly step?: string;
  /** Why the cast stopped by itself, in plain words. */
  readonly trouble?: string;
}

export interface WireClock {
  /** The rehearsal's time, in milliseconds since 1970; it runs at normal speed. */
  readonly now: number;
  /** The end of the current timebox, if there is one to skip to. */
  readonly timeboxEndsAt?: number;
}

/**
 * GET /state?person=ID : everything a person's screen starts from. Without a person, or with one
 * who is gone, the facilitator's: `me` says who it is.
 */
export interface WireState {
  readonly me: WirePerson;
  readonly people: readonly WirePerson[];
  readonly guild: { readonly id: string; readonly name: string };
  /** Those that can be chosen: not everyone's, nor a person's own. */
  readonly roles: readonly WireRole[];
  /** The language that the rehearsal was started in; absent if nobody said. */
  readonly language?: Locale;
  /** Those this person can see, including threads; `parentId` is their channel. */
  readonly channels: readonly WireChannel[];
  /** What one types to start a workshop, where there is no list to pick a command from. */
  readonly begins?: string;
  readonly commands: readonly RegisteredCommand[];
  readonly cast: WireCast;
  readonly clock: WireClock;
}

/** GET /messages?person=ID&channel=ID : oldest first, including the person's private replies. */
export type WireMessages = readonly WireMessage[];

/** POST /act : a gesture by a person. Answers with a WireOutcome, or 422 and a WireProblem. */
export type WireAct = { readonly person: string } & (
  | {
      readonly do: 'slash';
      readonly channel: string;
      /** By base names: `workshop start`. */
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  | {
      readonly do: 'complete';
      readonly channel: string;
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
      readonly focused: string;
    }
  | {
      readonly do: 'click';
      readonly channel: string;
      readonly message: string;
      readonly customId: string;
    }
  | {
      readonly do: 'choose';
      readonly channel: string;
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly do: 'submit';
      readonly modal: Modal;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | {
      readonly do: 'contextMenu';
      readonly name: string;
      readonly channel: string;
      readonly message: string;
    }
  | { readonly do: 'write'; readonly channel: string; readonly text: string }
);

/**
 * POST /matrix/act : a gesture by a person on Matrix. The same routes as for Discord are under
 * `/matrix`, but for files.
 */
export type WireMatrixAct = { readonly person: string; readonly channel: string } & (
  | { readonly do: 'write'; readonly text: string; readonly replyTo?: string }
  /** Takes the reaction back if it is there. */
  | { readonly do: 'react'; readonly message: string; readonly key: string }
  | { readonly do: 'change'; readonly message: string; readonly text: string }
  | { readonly do: 'takeBack'; readonly message: string }
  /** Unpins it if it is pinned. */
  | { readonly do: 'pin'; readonly message: string }
);

/**
 * POST /files?person=ID&name=NAME&type=TYPE : the raw bytes of a file for a command. Its id is then
 * the value of the option.
 */
export interface WireFile {
  readonly id: string;
}

/** A gesture's outcome; messages also come through the stream. `choices` answers `complete`. */
export type WireOutcome =
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'message' | 'update'; readonly message: WireMessage }
  | { readonly kind: 'choices'; readonly choices: Extract<Outcome, { kind: 'choices' }>['choices'] }
  | { readonly kind: 'done' };

/**
 * A gesture that could not be made, for instance because the bot does not answer; `problem` is for
 * people.
 */
export interface WireProblem {
  readonly problem: string;
}

/** GET /stream?person=ID : server-sent events, each with one of these as data. */
export type WireEvent =
  | { readonly type: 'message' | 'edit'; readonly message: WireMessage }
  | { readonly type: 'delete'; readonly channel: string; readonly message: string }
  | { readonly type: 'channels'; readonly channels: readonly WireChannel[] }
  | { readonly type: 'people'; readonly people: readonly WirePerson[] }
  | { readonly type: 'commands'; readonly commands: readonly RegisteredCommand[] }
  | { readonly type: 'cast'; readonly cast: WireCast }
  | { readonly type: 'clock'; readonly clock: WireClock }
  | { readonly type: 'wire'; readonly entry: WireEntry }
  | { readonly type: 'restarted' };

/** An entry in the developers' view: the traffic between Palabre and Discord. */
export interface WireEntry {
  readonly at: number;
  readonly direction: 'request' | 'event';
  /** `POST /channels/1/messages` or `INTERACTION_CREATE`. */
  readonly name: string;
  readonly status?: number;
  readonly body: unknown;
  /** The Discord rules this request broke. */
  readonly breaches: readonly { readonly rule: string; readonly detail: string }[];
}

/** POST /people : a new member. Answers with a WirePerson. */
export interface WireNewPerson {
  readonly name: string;
  /** Discord's language tag or, as Discord has no Catalan, `ca` for somebody who chooses it. */
  readonly locale: 'fr' | 'en-US' | 'ca' | 'es-ES';
  readonly facilitates: boolean;
}

/** POST /cast : answers with a WireCast, at once. A new order replaces the one before. */
export type WireCastOrder =
  { readonly do: 'step' | 'end'; readonly pace: 'human' | 'instant' } | { readonly do: 'stop' };

/**
 * POST /clock : moves the clock forward, never back. Answers with a WireClock; 422 without a
 * timebox.
 */
export type WireClockOrder = { readonly forwardMs: number } | { readonly to: 'timeboxEnd' };

// Any of them may answer with a WireProblem and a status of 400 or more, in the first language of
// the request's Accept-Language, French or English. POST /restart, without a body, answers {}. It
// deletes the saved state and starts over; every stream gets `restarted`.

import type { Locale } from '../../kernel/text.ts';
import type { RegisteredCommand } from '../local-discord/types.ts';
import type { WireChannel, WireMessage } from './protocol-shown.ts';

/**
 * The protocol between the rehearsal's server and its page: JSON both ways, on one loopback
 * address. What is shown and what people do are in the files beside.
 */

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

// Any of them may answer with a WireProblem and a status of 400 or more, in the first language of
// the request's Accept-Language, French or English. POST /restart, without a body, answers {}. It
// deletes the saved state and starts over; every stream gets `restarted`.

import type { Account } from '../../../platforms/discord/account-facts.ts';
import type { AccountFacts, NoAccount } from '../../../platforms/matrix/account-facts.ts';
import type { WrongSecret } from './pasted.ts';

/** What the page that leads to one's own community and its server say to each other: JSON both ways. */

/** The token is no part of anything the server sends. */
export interface WireAccount extends Omit<Account, 'owner'> {
  /** Whether Discord tells whose application it is: that person starts a workshop from here. */
  readonly hasOwner: boolean;
}

/** GET /connect/state : everything the page shows. */
export interface WireConnect {
  readonly discord: WireDiscord;
  readonly matrix: WireMatrix;
  /** Where secrets are kept, or would be. */
  readonly envFile: string;
  readonly backups: WireBackups;
  /** What to type so that it goes on without its terminal; absent where it does. */
  readonly serviceCommand?: string;
  /** Whether there is a rehearsal at the root to go back to. */
  readonly rehearsal: boolean;
}

/** How far the way to one platform is gone. */
export interface WireWay {
  /**
   * `checked`: the secret is good, and nothing has started. `stopped`: it could not start, or ended.
   * `waits`: kept, for the next start.
   */
  readonly phase: 'none' | 'checked' | 'starting' | 'running' | 'stopped' | 'waits';
  readonly kept: boolean;
  /** Whether another runs: this one can only be kept for the next start. */
  readonly mustWait: boolean;
  /** Why it stopped or cannot hear, in plain words. */
  readonly trouble?: string;
}

export interface WireDiscord extends WireWay {
  readonly account?: WireAccount;
  /** Undefined while Discord has not told them. */
  readonly servers?: readonly WireServer[];
}

export interface WireMatrix extends WireWay {
  readonly account?: AccountFacts;
  /** Whose invitations are taken. */
  readonly invitedBy?: string;
  /** Undefined while the homeserver has not told them. */
  readonly rooms?: readonly WireRoom[];
}

export interface WireServer {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly WireChannel[];
  /** What is open there. */
  readonly open: readonly WireOpen[];
}

export interface WireChannel {
  readonly id: string;
  readonly name: string;
  /** Every right that Palabre needs, by the name it has in the reader's Discord. */
  readonly rights: readonly { readonly name: string; readonly there: boolean }[];
  /** Whether a workshop can begin here: in a free channel with all rights, led by the application's owner. */
  readonly mayTry: boolean;
}

/** A room on Matrix where people talk. */
export interface WireRoom {
  readonly id: string;
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly maySend: boolean;
  /** Whether people's reactions can be given back. */
  readonly mayRedact: boolean;
  /** Who would lead a workshop that begins from here; absent where none can. */
  readonly leader?: string;
  readonly open: readonly WireOpen[];
}

export interface WireOpen {
  readonly kind: 'workshop' | 'poll';
  readonly title: string;
  readonly channel: string;
}

export interface WireBackups {
  readonly folder: string;
  /** The newest, in milliseconds since 1970. */
  readonly newestAt?: number;
}

/** POST /connect/token, `{ text }` : what was pasted. Answers with this; only `bot` keeps it, in memory. */
export type WirePasted =
  | { readonly kind: 'bot'; readonly account: WireAccount }
  | { readonly kind: WrongSecret | 'refused' | 'unreachable' };

/** POST /connect/start : starts the bot; `keep` writes the token into `.env` first. */
export interface WireStart {
  readonly keep: boolean;
  /** Of whoever connects it: the community's, unless the variables say another. */
  readonly zone: string;
}

/** POST /connect/try, `{ server, channel }` : the short workshop begins there. Answers `{ address }`. */
export interface WireTry {
  readonly server: string;
  readonly channel: string;
}

/** POST /connect/matrix/account : to be checked. Answers with a WireTaken; only `account` is kept, in memory. */
export type WireGiven = {
  /** The homeserver's address, or its name. */
  readonly server: string;
} & ({ readonly token: string } | { readonly user: string; readonly password: string });

export type WireTaken =
  { readonly kind: 'account'; readonly account: AccountFacts } | { readonly kind: NoAccount };

/** POST /connect/matrix/start ; POST /connect/matrix/forget : as for Discord. */
/** POST /connect/matrix/try, `{ room }` : the short workshop begins there. Answers `{ address }`. */

/** POST /connect/forget : before the start, lets go of what was pasted. Answers {}. */
/** POST /connect/backup : makes a backup now. Answers {}. */

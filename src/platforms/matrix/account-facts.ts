/** What a homeserver says of an account. */
export interface AccountFacts {
  readonly url: string;
  readonly user: string;
  /** The server in its id, whose people may invite it. */
  readonly server: string;
  /** How many rooms it is in already. */
  readonly rooms: number;
}

/** Why there is no homeserver at an address. */
export type NoHomeserver = 'noAddress' | 'unreachable' | 'notMatrix';

/**
 * `noPassword`: the server only offers other ways to sign in. `limited`: it asks to try again
 * later.
 */
export type NoAccount = NoHomeserver | 'token' | 'password' | 'noPassword' | 'limited';

/** What a homeserver says of an account. */
export interface AccountFacts {
  readonly url: string;
  readonly user: string;
  /** The part of its id that names the server: whose people may invite it. */
  readonly server: string;
  /** In how many rooms it is already. */
  readonly rooms: number;
}

/** Why there is no homeserver at an address. */
export type NoHomeserver = 'noAddress' | 'unreachable' | 'notMatrix';

/** `noPassword`: the server has other ways to sign in. `limited`: it asks to be asked later. */
export type NoAccount = NoHomeserver | 'token' | 'password' | 'noPassword' | 'limited';

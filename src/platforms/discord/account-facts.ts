/** Who a token stands for, as Discord says. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** In how many servers it is, of the first two hundred. */
  readonly servers: number;
  /** Commands that it has and Palabre does not: starting Palabre replaces them. */
  readonly others: readonly string[];
  /** Privileged intents that are switched on; Palabre needs none. */
  readonly intents: readonly PrivilegedIntent[];
  /** An invitation does not work while Discord asks for a code with it. */
  readonly codeGrant: boolean;
  /** Whoever made the application, or owns the team that did. */
  readonly owner: Owner | undefined;
  readonly invite: string;
}

export interface Owner {
  readonly id: string;
  readonly name: string;
}

export type PrivilegedIntent = 'presence' | 'members' | 'content';

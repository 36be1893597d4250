type Content = Readonly<Record<string, unknown>>;

/** What a device published of its keys. */
export interface KeptDevice {
  keys: Content;
  readonly oneTime: Map<string, unknown>;
  readonly fallback: Map<string, unknown>;
}

/** What a server holds for people who encrypt: public keys, and what devices send to each other. */
export interface KeyRing {
  /** By person, then by device. */
  readonly devices: Map<string, Map<string, KeptDevice>>;
  /** The identity of each person: `master_key`, `self_signing_key`, `user_signing_key`. */
  readonly identities: Map<string, Record<string, Content>>;
  /** By person and device. */
  readonly inboxes: Map<string, { readonly at: number; readonly event: Content }[]>;
  /** What devices send to each other waits. */
  isHeld: boolean;
  /** When somebody's keys last changed. */
  readonly changedAt: Map<string, number>;
}

export const emptyRing = (): KeyRing => ({
  devices: new Map(),
  identities: new Map(),
  inboxes: new Map(),
  isHeld: false,
  changedAt: new Map(),
});

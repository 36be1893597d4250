import type { MessageKey } from '../../i18n/translator.ts';

/** Why the connection to Discord cannot be, or will not mend by itself. */
export type LossKind = 'token' | 'intents' | 'shards' | 'version' | 'unreachable';

/** Ends the connection for good. Whoever runs the program has to do something about it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly kind: LossKind;

  constructor(kind: LossKind, options?: ErrorOptions) {
    super(`The connection to Discord will not mend: ${kind}`, options);
    this.kind = kind;
  }
}

/** The message that says why and what to do; undefined for what is no loss of the connection: a bug. */
export function lossKey(error: unknown): MessageKey | undefined {
  return error instanceof ConnectionLost ? lossKeys[error.kind] : undefined;
}

const lossKeys = {
  token: 'discord.lost.token',
  intents: 'discord.lost.intents',
  shards: 'discord.lost.shards',
  version: 'discord.lost.version',
  unreachable: 'discord.lost.unreachable',
} as const satisfies Record<LossKind, MessageKey>;

/** Discord's close codes after which it says not to come back; any other is worth another try. */
const kinds: ReadonlyMap<number, LossKind> = new Map([
  [4004, 'token'],
  [4010, 'shards'],
  [4011, 'shards'],
  [4012, 'version'],
  [4013, 'intents'],
  [4014, 'intents'],
]);

export function lossOf(code: number): LossKind | undefined {
  return kinds.get(code);
}

export interface PendingLoss {
  /** Rejects with a `ConnectionLost` once it is lost; pending until then. */
  readonly promise: Promise<never>;
  lose(kind: LossKind): void;
}

export function pendingLoss(): PendingLoss {
  let reject: ((loss: ConnectionLost) => void) | undefined;
  const promise = new Promise<never>((_resolve, settle) => {
    reject = settle;
  });
  // Whoever does not wait for it must not be ended by it.
  promise.catch(() => {});
  return { promise, lose: (kind) => reject?.(new ConnectionLost(kind)) };
}

/** What a failed log-in means: the token, when Discord says so; a Discord that is not there otherwise. */
export function lossAtStart(error: unknown): ConnectionLost {
  if (error instanceof ConnectionLost) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new ConnectionLost(code === 'TokenInvalid' ? 'token' : 'unreachable', { cause: error });
}

import type { MessageKey } from '../i18n/translator.ts';

type LossOptions = ErrorOptions & Partial<Pick<ConnectionLost, 'values' | 'isPassing'>>;

/** Ends a platform's connection for good: the operator must act. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** The message that says why and what to do. */
  readonly refusal: MessageKey;
  /** The values of that message. */
  readonly values: Readonly<Record<string, number>>;
  /** True if connecting may succeed later: a process that takes over from another tries again. */
  readonly isPassing: boolean;

  constructor(refusal: MessageKey, options: LossOptions = {}) {
    super(`The connection cannot recover: ${refusal}`, options);
    this.refusal = refusal;
    this.values = options.values ?? {};
    this.isPassing = options.isPassing ?? false;
  }
}

export interface PendingLoss {
  /** Rejects with a `ConnectionLost` once it is lost; pending until then. */
  readonly promise: Promise<never>;
  lose(refusal: MessageKey): void;
}

export function pendingLoss(): PendingLoss {
  let reject: ((loss: ConnectionLost) => void) | undefined;
  const promise = new Promise<never>((_resolve, settle) => {
    reject = settle;
  });
  // Without this, Node would end the program if nobody awaits it.
  promise.catch(() => {});
  return { promise, lose: (refusal) => reject?.(new ConnectionLost(refusal)) };
}

/** A homeserver's answer that is no success, by Matrix's own codes, such as `M_FORBIDDEN`. */
export class MatrixRefusal extends Error {
  override readonly name = 'MatrixRefusal';
  readonly status: number;
  readonly code: string;
  /** How long to wait before another try, in milliseconds, where the server says. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, retryAfterMs?: number) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server wants the password once more; `session` is to be given with it. */
export class ProofAsked extends MatrixRefusal {
  readonly session: string;

  constructor(session: string) {
    super(401, 'M_FORBIDDEN');
    this.session = session;
  }
}

/** No answer, or none that a Matrix homeserver gives: whether the request was carried out is unknown. */
export class Unanswered extends Error {
  override readonly name: string = 'Unanswered';
}

/** Something answered that is not a Matrix homeserver, or stands before one that is down. */
export class NotMatrix extends Unanswered {
  override readonly name = 'NotMatrix';
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof MatrixRefusal && error.code === code;

/** True if the server asks to be sent less: the request was not carried out. */
export const isTooMuch = (error: unknown): error is MatrixRefusal =>
  error instanceof MatrixRefusal && (error.status === 429 || error.code === 'M_LIMIT_EXCEEDED');

/** True if the same request may succeed later without anything being changed. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof MatrixRefusal && error.status >= 500);

/** True of an access token that the server no longer takes. */
export const isTokenRefused = (error: unknown): boolean =>
  hasCode(error, 'M_UNKNOWN_TOKEN') || hasCode(error, 'M_MISSING_TOKEN');

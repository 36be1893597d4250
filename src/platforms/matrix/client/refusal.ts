/** A homeserver's error response, with Matrix's own code, such as `M_FORBIDDEN`. */
export class MatrixRefusal extends Error {
  override readonly name = 'MatrixRefusal';
  readonly status: number;
  readonly code: string;
  /** How long to wait before another try, in milliseconds, if the server says. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, retryAfterMs?: number) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server asks for the password once more; `session` must be sent with it. */
export class ProofAsked extends MatrixRefusal {
  readonly session: string;

  constructor(session: string) {
    super(401, 'M_FORBIDDEN');
    this.session = session;
  }
}

/** No answer, or not one of a Matrix homeserver: whether the request was carried out is unknown. */
export class Unanswered extends Error {
  override readonly name: string = 'Unanswered';
}

/** Something other than a Matrix homeserver answered, perhaps in front of one that is down. */
export class NotMatrix extends Unanswered {
  override readonly name = 'NotMatrix';
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof MatrixRefusal && error.code === code;

/** True if the server limits what is sent: the request was not carried out. */
export const isTooMuch = (error: unknown): error is MatrixRefusal =>
  error instanceof MatrixRefusal && (error.status === 429 || error.code === 'M_LIMIT_EXCEEDED');

/** True if the same request may succeed later without anything being changed. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof MatrixRefusal && error.status >= 500);

/** True if the server no longer accepts the access token. */
export const isTokenRefused = (error: unknown): boolean =>
  hasCode(error, 'M_UNKNOWN_TOKEN') || hasCode(error, 'M_MISSING_TOKEN');

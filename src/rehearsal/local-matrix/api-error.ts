/** What the server answers instead, by Matrix's own codes. */
export class ApiError extends Error {
  readonly status: number;
  readonly errcode: string;
  readonly retryAfterMs: number | undefined;
  /** What is said besides. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    errcode: string,
    message = errcode,
    retryAfterMs?: number,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.more = more;
    this.status = status;
    this.errcode = errcode;
    this.retryAfterMs = retryAfterMs;
  }
}

export const forbidden = (why: string): ApiError => new ApiError(403, 'M_FORBIDDEN', why);
export const notFound = (what: string): ApiError => new ApiError(404, 'M_NOT_FOUND', what);

/** Something that goes wrong with requests, on demand. */
export interface Fault {
  readonly method?: string;
  /** Found in the path. */
  readonly path?: RegExp;
  /** How many requests it meets; one if undefined. */
  readonly times?: number;
  /** Told of each. */
  readonly met?: () => void;
  /**
   * An answer of the server's, or of a proxy before it; `lost`: the request is carried out and its
   * answer never comes; `cut`: it is not even carried out.
   */
  readonly as:
    | { readonly status: number; readonly errcode?: string; readonly retryAfterMs?: number }
    | 'lost'
    | 'cut';
}

export class Faults {
  readonly #pending: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#pending.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending.length = 0;
  }

  /** What happens to this request, if anything. */
  take(method: string, path: string): Fault['as'] | undefined {
    const at = this.#pending.findIndex(
      (fault) =>
        (fault.method === undefined || fault.method === method) &&
        (fault.path === undefined || fault.path.test(path)),
    );
    const fault = this.#pending[at];
    if (fault === undefined) return undefined;
    fault.left -= 1;
    fault.met?.();
    if (fault.left <= 0) this.#pending.splice(at, 1);
    return fault.as;
  }
}

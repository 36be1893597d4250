/** Is told which parts this process looks after. */
export interface PartListener {
  /** The part is this process's from now on; another may have changed what belongs to it. */
  gained(part: number): void;
  /** How many more parts it can look after now; no limit if omitted. */
  room?(): number;
  /**
   * False while no other process could take the part at once: it is then not given up to even out
   * the shares.
   */
  mayGive?(part: number): Promise<boolean>;
  /**
   * The part must be given up. Resolves once all work on it has stopped; another process may hold
   * it by then.
   */
  lost(part: number): Promise<void>;
}

/** The processes that share one store, each with its part of the communities. */
export interface Fleet {
  /**
   * Stands by for work that one process at a time does. `listener` is told of it as part 0, when
   * this process gains or loses it. Resolves once it is known whether this process has it.
   */
  standBy(name: string, listener: PartListener): Promise<void>;
  /**
   * Shares the parts of `name` evenly among all processes that call this: a part has one holder,
   * and gets another when that one is gone. Resolves with the number of parts, which the first
   * process sets to its `count`, once this process holds at least one.
   */
  share(name: string, count: number, listener: PartListener): Promise<number>;
  /** False as soon as another process may hold what this one held: then it must do nothing. */
  isSure(): boolean;
  /** How many processes there are, this one included. */
  size(): number;
  /** How many parts of that name this process holds. */
  parts(name: string): number;
  /**
   * Resolves at this process's turn: all of them together have at most one in `everyMs`
   * milliseconds. Rejects, taking no turn, once `unwanted` is aborted.
   */
  turn(name: string, everyMs: number, unwanted?: AbortSignal): Promise<void>;
  /**
   * Takes a turn if no process had one in the last `everyMs` milliseconds; resolves with whether it
   * did.
   */
  takesTurn(name: string, everyMs: number): Promise<boolean>;
  /** True if no process had a turn in the last `ms` milliseconds; takes none. */
  isQuiet(name: string, ms: number): Promise<boolean>;
  /** Does `work` while no other process does work of that name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** What happens to the parts that this process looks after. */
export interface PartListener {
  /** This process's from now on: another may have changed what belongs to it. */
  gained(part: number): void;
  /** How many more it can look after now; as many as there are when left out. */
  room?(): number;
  /** False while nobody could take it at once: it is then not given up so that others have more. */
  mayGive?(part: number): Promise<boolean>;
  /** It is to be given up; resolves once nothing of it is done any more. Another may hold it by then. */
  lost(part: number): Promise<void>;
}

/** The processes that share one store, each with its part of the communities. */
export interface Fleet {
  /**
   * Stands by for what one process at a time does, whichever: `listener` is told of it as part 0, when
   * it is this one's and when it no longer is. Resolves once that is known for the first time.
   */
  standBy(name: string, listener: PartListener): Promise<void>;
  /**
   * Shares what is called `name`, in so many parts, evenly with every process that does: a part has one
   * holder, and when that one is gone, another. Resolves with how many parts there are, which is for
   * the process to say that comes first, once this one holds at least one of them.
   */
  share(name: string, count: number, listener: PartListener): Promise<number>;
  /** False as soon as another process may hold what this one held: then it must do nothing. */
  isSure(): boolean;
  /** How many processes there are, this one included. */
  size(): number;
  /** How many parts of that name this process holds. */
  parts(name: string): number;
  /**
   * Resolves when it is this process's turn, of all of them, at most one turn in `everyMs`. Rejects once
   * nobody waits for it any more (`unwanted`): no turn is then taken.
   */
  turn(name: string, everyMs: number, unwanted?: AbortSignal): Promise<void>;
  /** True if it is its turn now: nobody had one in the last `everyMs`. */
  takesTurn(name: string, everyMs: number): Promise<boolean>;
  /** True if nobody had a turn in the last `ms`. */
  isQuiet(name: string, ms: number): Promise<boolean>;
  /** Does what only one process at a time may do. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

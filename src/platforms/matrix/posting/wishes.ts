/** The latest wish for each message, carried out one at a time per message. */
export interface Wishes<Wish> {
  want(message: string, wish: Wish): void;
  /** Resolves once nothing is left to do. */
  settled(): Promise<void>;
}

/** `work` may stop once `isOver` returns true: a newer wish has come. */
export function openWishes<Wish>(
  work: (message: string, wish: Wish, isOver: () => boolean) => Promise<void>,
  failed: (error: unknown) => void,
): Wishes<Wish> {
  const wished = new Map<string, Wish>();
  const running = new Map<string, Promise<void>>();

  async function run(message: string): Promise<void> {
    for (;;) {
      const wish = wished.get(message);
      if (wish === undefined) return;
      wished.delete(message);
      await work(message, wish, () => wished.has(message)).catch(failed);
    }
  }

  return {
    want: (message, wish) => {
      wished.set(message, wish);
      if (running.has(message)) return;
      running.set(
        message,
        run(message).finally(() => running.delete(message)),
      );
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

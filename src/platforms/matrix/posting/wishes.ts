/** What is wished for each message: one thing at a time for each, and the last wish counts. */
export interface Wishes<Wish> {
  want(message: string, wish: Wish): void;
  /** Resolves once nothing is left to do. */
  settled(): Promise<void>;
}

/** `work` may stop as soon as `isOver`: another wish came meanwhile. */
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

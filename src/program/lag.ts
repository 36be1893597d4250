import type { Reconciler } from '../engine/delivery/reconciler.ts';
import type { Log } from '../engine/ports.ts';
import type { Trouble } from '../engine/trouble.ts';

/** Notices when people write more than the chat takes: it is all recorded, and shown later. */
export interface Lag {
  troubles(): readonly Trouble[];
  /** Must be called every minute: logs when a lag begins and when it is over. */
  look(): void;
}

export function lagOf(reconciler: Pick<Reconciler, 'load'>, log: Log): Lag {
  let isTold = false;
  return {
    troubles: () => {
      const { late } = reconciler.load();
      const detail = `${late} cards or threads have been on their way for more than 30 s: the platform takes messages more slowly than people write.`;
      return late === 0 ? [] : [{ reason: 'late', detail, partly: true }];
    },
    look: () => {
      const { late } = reconciler.load();
      if (late > 0 === isTold) return;
      isTold = late > 0;
      if (isTold) log.warn('posting is running late: the platform accepts no more', { late });
      else log.info('posting has caught up');
    },
  };
}

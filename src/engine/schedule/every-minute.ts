import { schedule } from 'node-cron';

/** Calls `tick` at each full minute of the machine's clock, until stopped. */
export function everyMinute(tick: () => void): { stop(): Promise<void> } {
  const task = schedule('* * * * *', tick, { noOverlap: true });
  // A machine that was asleep or very busy catches up as soon as it can.
  task.on('execution:missed', tick);
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}

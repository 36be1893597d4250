import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/**
 * From now on, this process lives that many times faster: its clocks, and all that waits. Whatever takes
 * time by itself (work, the network) takes as long as before, so that it weighs that many times more.
 * Nothing undoes it: it is for a process of its own.
 */
export function hurry(times: number): void {
  const [hour, now] = [Date.now, performance.now.bind(performance)];
  const [hourBegun, begun] = [hour(), now()];
  Date.now = () => Math.floor(hourBegun + (hour() - hourBegun) * times);
  performance.now = () => begun + (now() - begun) * times;
  globalThis.setTimeout = hurried(globalThis.setTimeout, times);
  globalThis.setInterval = hurried(globalThis.setInterval, times);
  const slow = timers.setTimeout;
  timers.setTimeout = (ms, ...more) => slow((ms ?? 0) / times, ...more);
  syncBuiltinESMExports();
}

function hurried<T extends typeof setTimeout | typeof setInterval>(slow: T, times: number): T {
  return new Proxy(slow, {
    apply: (_, self, [work, ms, ...more]: [() => void, number | undefined, ...unknown[]]) =>
      Reflect.apply(slow, self, [work, (ms ?? 0) / times, ...more]),
  });
}

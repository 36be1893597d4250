import { vi } from 'vitest';

const steps = 25;

/**
 * Lets a moved clock go on, in steps: between them, what yields to other work goes on too, for which no
 * clock is asked. In milliseconds.
 */
export async function pass(ms: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await vi.advanceTimersByTimeAsync(ms / steps);
}

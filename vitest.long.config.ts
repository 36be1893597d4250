import { defineConfig } from 'vitest/config';

/** What takes minutes: run by itself, with nothing else on the machine. */
export default defineConfig({
  test: {
    include: ['test/e2e/fuzz.test.ts'],
    env: { FUZZ_GESTURES: process.env['FUZZ_GESTURES'] ?? '100000' },
    // Memory is measured once what nobody holds is gone.
    execArgv: ['--expose-gc'],
    hookTimeout: 60_000,
  },
});

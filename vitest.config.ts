import { defineConfig } from 'vitest/config';

/** It measures how fast five hundred people are answered: nothing else may take the machine meanwhile. */
const rush = 'test/e2e/poll-rush.test.ts';

/** They wait for clocks, back-offs and programs that start, more than they take the machine. */
const waiting = [
  'deaf',
  'doctor',
  'kill-after-posting',
  'kill-at-any-moment',
  'late',
  'odd-answers',
  'odd-packets',
  'refused-store',
  'start',
  'whole-workshop',
].map((name) => `test/e2e/${name}.test.ts`);

const shared = {
  testTimeout: 20_000,
  hookTimeout: 30_000,
  restoreMocks: true,
  // Nothing under test keeps state in a module, and loading discord.js anew for each file would
  // take longer than the tests themselves.
  isolate: false,
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    globalSetup: 'test/support/children/bundle.mjs',
    projects: [
      {
        test: {
          ...shared,
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [rush, ...waiting],
        },
      },
      {
        test: {
          ...shared,
          name: 'waiting',
          include: waiting,
          testTimeout: 40_000,
          maxWorkers: 5,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...shared, name: 'rush', include: [rush], sequence: { groupOrder: 2 } } },
    ],
  },
});

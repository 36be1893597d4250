import { defineConfig } from 'vitest/config';

/** It measures how fast five hundred people are answered: nothing else may take the machine meanwhile. */
const rush = 'test/e2e/poll-rush.test.ts';

const shared = {
  testTimeout: 40_000,
  hookTimeout: 60_000,
  restoreMocks: true,
  // Nothing under test keeps state in a module, and loading discord.js anew for each file would
  // take longer than the tests themselves.
  isolate: false,
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
          exclude: [rush],
          // More than the two cores: many tests wait for clocks, back-offs and programs that start.
          maxWorkers: 4,
        },
      },
      {
        test: {
          ...shared,
          name: 'rush',
          include: [rush],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** It measures how fast five hundred people are answered: nothing else may take the machine meanwhile. */
const rush = 'test/e2e/poll-rush.test.ts';

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
    projects: [
      { test: { ...shared, name: 'all', include: ['test/**/*.test.ts'], exclude: [rush] } },
      { test: { ...shared, name: 'rush', include: [rush], sequence: { groupOrder: 1 } } },
    ],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    // Nothing under test keeps state in a module, and loading discord.js anew for each file would
    // take longer than the tests themselves.
    isolate: false,
    maxWorkers: 2,
  },
});

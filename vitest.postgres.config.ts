import { defineConfig } from 'vitest/config';

/** What needs a real PostgreSQL, which is started from the machine's own programs (`test/support/postgres-server.ts`). */
export default defineConfig({
  test: {
    globalSetup: 'test/support/children/bundle.mjs',
    setupFiles: 'test/support/seed.ts',
    include: ['test/real-postgres/**/*.test.ts'],
    isolate: false,
    hookTimeout: 60_000,
    testTimeout: 60_000,
    maxWorkers: 2,
    // They kill processes while others answer: a machine that others use may once be too slow for it.
    retry: 1,
  },
});

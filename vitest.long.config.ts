import { defineConfig } from 'vitest/config';

/** What takes minutes: run by itself, with nothing else on the machine. */
export default defineConfig({
  test: {
    include: [
      'test/e2e/fuzz.test.ts',
      // Properties, on many more examples than with every change (`test/support/runs.ts`).
      'test/agenda/domain/closing-properties.test.ts',
      'test/agenda/reminders-properties.test.ts',
      'test/engine/streams/properties.test.ts',
      'test/own-data/everybody-else-stays.test.ts',
      'test/own-data/killed.test.ts',
      'test/own-data/mydata.test.ts',
      'test/platforms/discord/workshop-limits.test.ts',
      'test/poll/view/anonymous-poll.test.ts',
      'test/recap/year.test.ts',
      'test/summary/report/whatever-is-said.test.ts',
      'test/workshop/domain/workshop-properties.test.ts',
    ],
    env: { FUZZ_GESTURES: process.env['FUZZ_GESTURES'] ?? '100000', LONG_FORM: 'yes' },
    // Memory is measured once what nobody holds is gone.
    execArgv: ['--expose-gc'],
    hookTimeout: 60_000,
    testTimeout: 600_000,
  },
});

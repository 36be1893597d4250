import { defineConfig } from 'vitest/config';
import { programs } from './test/support/postgres-server.ts';

/** Four processes for ten minutes, where PostgreSQL's programs are on the machine. */
const fleet = programs() === undefined ? [] : ['test/real-postgres/processes.test.ts'];
if (fleet.length === 0)
  console.warn('\n!! No PostgreSQL on this machine: processes that share one were not tested.\n');

/** What takes minutes: run by itself, with nothing else on the machine. */
export default defineConfig({
  test: {
    globalSetup: 'test/support/children/bundle.mjs',
    include: [
      ...fleet,
      'test/browser/every-screen.test.ts',
      'test/e2e/forgotten.test.ts',
      'test/e2e/fuzz.test.ts',
      'test/e2e/soak.test.ts',
      // Properties, on many more examples than with every change (`test/support/runs.ts`).
      'test/agenda/domain/closing-properties.test.ts',
      'test/agenda/reminders-properties.test.ts',
      'test/engine/streams/properties.test.ts',
      'test/engine/streams/rewriting-in-turns.test.ts',
      'test/own-data/everybody-else-stays.test.ts',
      'test/own-data/killed.test.ts',
      'test/own-data/mydata.test.ts',
      'test/pictures/paint.test.ts',
      'test/pictures/paint-summary.test.ts',
      'test/pictures/paint-weeks.test.ts',
      'test/platforms/discord/workshop-limits.test.ts',
      'test/platforms/matrix/talk/answers.test.ts',
      'test/platforms/matrix/talk/message.test.ts',
      'test/platforms/matrix/killed-workshop.test.ts',
      // On a real homeserver, which is fetched and unpacked the first time.
      'test/platforms/matrix/synapse.test.ts',
      // A workshop of an hour and a half, twenty times faster.
      'test/platforms/matrix/within-limits.test.ts',
      'test/poll/view/anonymous-poll.test.ts',
      'test/recap/year.test.ts',
      'test/retention/retention-properties.test.ts',
      'test/stores/backup-under-votes.test.ts',
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

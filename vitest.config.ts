import { defineConfig } from 'vitest/config';

/** It measures how fast five hundred people are answered: nothing else may take the machine meanwhile. */
const rush = 'test/e2e/poll-rush.test.ts';

/**
 * In the long form alone: a thousand votes a second for a while, a week of workshops, a process that lives
 * faster, and a whole workshop with a cut in each of its steps.
 */
const long = [
  'test/stores/backup-under-votes.test.ts',
  'test/e2e/soak.test.ts',
  'test/platforms/matrix/killed-workshop.test.ts',
  'test/platforms/matrix/within-limits.test.ts',
];

/**
 * What takes longest of what isn't in the long form alone. `npm test` ends sooner without it; `.ci/run` and `npm run test:long` run it too.
 */
const slow = [
  'test/browser/accessibility.test.ts',
  'test/browser/connect-matrix.test.ts',
  'test/browser/connect.test.ts',
  'test/browser/every-page.test.ts',
  'test/browser/every-screen.test.ts',
  'test/browser/files.test.ts',
  'test/browser/keyboard-workshop.test.ts',
  'test/browser/lasting.test.ts',
  'test/browser/matrix-workshop.test.ts',
  'test/browser/phone.test.ts',
  'test/browser/printed-report.test.ts',
  'test/browser/report.test.ts',
  'test/browser/screen.test.ts',
  'test/browser/studio.test.ts',
  'test/browser/workshop.test.ts',
  'test/e2e/deaf.test.ts',
  'test/e2e/doctor.test.ts',
  'test/e2e/fuzz.test.ts',
  'test/e2e/gestures.test.ts',
  'test/e2e/kill-after-posting.test.ts',
  'test/e2e/matrix-half-made.test.ts',
  'test/e2e/matrix-killed.test.ts',
  'test/e2e/matrix-secret-killed.test.ts',
  'test/e2e/odd-answers.test.ts',
  'test/e2e/odd-packets.test.ts',
  'test/e2e/refused-store.test.ts',
  'test/i18n/moments/said.test.ts',
  'test/own-data/killed.test.ts',
  'test/pictures/paint-poster.test.ts',
  'test/pictures/paint.test.ts',
  'test/platforms/discord/render-limits.test.ts',
  'test/platforms/matrix/answered-together.test.ts',
  'test/platforms/matrix/made-up.test.ts',
  'test/platforms/matrix/permissions.test.ts',
  'test/platforms/matrix/pins.test.ts',
  'test/platforms/matrix/planned.test.ts',
  'test/platforms/matrix/recap.test.ts',
  'test/platforms/matrix/secret-communities.test.ts',
  'test/platforms/matrix/talk/crashed.test.ts',
  'test/poll/view/anonymous-poll.test.ts',
  'test/recap/year.test.ts',
  'test/regular-expressions.test.ts',
  'test/rehearsal/doors-fuzz.test.ts',
  'test/rehearsal/on-matrix.test.ts',
  'test/rehearsal/page-cast.test.ts',
  'test/rehearsal/page-catalan.test.ts',
  'test/rehearsal/page-on-matrix.test.ts',
  'test/stores/backup.test.ts',
  'test/stores/copy-store.test.ts',
  'test/stores/damaged-store.test.ts',
  'test/stores/postgres/pglite.test.ts',
  'test/summary/report/whatever-is-said.test.ts',
];

/** With a configuration of their own (`.ci/postgres`): they start a PostgreSQL. */
const onPostgres = 'test/real-postgres/**';

const shared = {
  setupFiles: 'test/support/seed.ts',
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
          exclude: [rush, onPostgres, ...slow, ...long],
          // More than the two cores: many tests wait for clocks, back-offs and programs that start.
          maxWorkers: 4,
        },
      },
      {
        test: {
          ...shared,
          name: 'slow',
          include: slow,
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

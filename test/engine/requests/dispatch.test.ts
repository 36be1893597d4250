import { beforeEach, describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/engine/requests/command.ts';
import { requiredInteger } from '../../../src/engine/requests/options.ts';
import { privately, refused } from '../../../src/engine/requests/reply.ts';
import { under } from '../../../src/engine/requests/under.ts';
import { permissions } from '../../../src/program/permissions.ts';
import { action } from '../../../src/kernel/view/action.ts';
import { note } from '../../../src/kernel/view/note.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { answerText } from '../../support/reading.ts';
import { en, fr } from '../../support/sentences.ts';

const { handle } = under(permissions);
const tell = action('attribution.hide', ['what']);

const secret = 'the password of the database';
const report = { name: 'bilan.csv', text: 'é'.repeat(600) };

const minutes = requiredInteger('minutes', 1, 10);

/** One of each thing that may happen. */
const feature: Feature = {
  commands: [
    {
      name: 'wait',
      access: 'everyone',
      subcommands: {
        for: {
          entry: 'help',
          options: [minutes],
          suggest: async () => [],
          run: async (_context, given) => privately(note([`${given(minutes)} min`])),
        },
      },
    },
    {
      name: 'break',
      access: 'everyone',
      subcommands: {},
      leaf: {
        entry: 'poll results',
        options: [{ ...minutes, name: 'poll' }],
        suggest: async () => {
          throw new Error(secret);
        },
        run: async () => {
          throw new Error(secret);
        },
      },
    },
  ],
  messageCommands: [{ name: 'collect', run: () => Promise.reject(new Error(secret)) }],
  handlers: [
    handle(tell, async (_context, { what }) => {
      if (what === 'break') throw new Error(secret);
      if (what === 'report') return privately({ ...note([what]), files: [report] });
      return privately(note([what]));
    }),
  ],
};

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ features: [feature] });
});

const old = fr('error.unknownAction');

describe('at start', () => {
  const command = { name: 'attribution.show', access: 'everyone', subcommands: {} } as const;
  it.each<[string, Feature]>([
    ['commands', { commands: [command] }],
    [
      'message commands',
      {
        messageCommands: [
          { name: 'attribution.show', run: async () => refused({ kind: 'noPollHere' }) },
        ],
      },
    ],
    [
      'actions',
      {
        handlers: [handle(action('attribution.show'), async () => refused({ kind: 'noPollHere' }))],
      },
    ],
  ])('refuses two %s of one name', async (_what, twice) => {
    await expect(openTestApp({ features: [twice, twice] })).rejects.toThrow('attribution.show');
  });

  it('takes a command and a message command of one name', async () => {
    await expect(openTestApp({ features: [feature] })).resolves.toBeDefined();
  });
});

describe('a request nobody knows', () => {
  it.each([
    '',
    ':',
    'gone',
    'gone:x',
    'attribution.hide',
    'attribution.hide:a:b',
    'attribution.hide:é',
    'attribution.hide:<@1>',
    'constructor',
  ])('is told so kindly: the button "%s"', async (ref) => {
    expect(answerText(await app.as('ben').press(ref))).toContain(old);
    expect(app.entries).toEqual([]);
  });

  it.each(['gone', 'break sub', 'wait', 'wait until'])(
    'is told so kindly: /%s',
    async (command) => {
      expect(answerText(await app.as('ben').use(command))).toContain(old);
    },
  );

  it('is told so kindly: a message command', async () => {
    const message = { id: '1', author: { id: 'ana', name: 'Ana' }, text: 'bonjour' };
    expect(answerText(await app.as('ben').point('gone', message))).toContain(old);
  });

  it('has nothing to complete', async () => {
    expect(await app.as('ben').complete('gone', 'what')).toEqual([]);
    expect(await app.as('ben').complete('wait for', 'gone')).toEqual([]);
    expect(await app.as('ben').complete('wait for', 'minutes')).toEqual([]);
  });
});

const ask = (fileBytes: number) => app.as('ben', { fileBytes }).press(tell.ref({ what: 'report' }));

describe('a file for the person who asked', () => {
  it('is given when the platform takes as much', async () => {
    expect(await ask(1_200)).toMatchObject({ kind: 'private', view: { files: [report] } });
  });

  it('is refused with the limit when it does not, counted in bytes', async () => {
    const answer = await ask(1_199);
    expect(answer.kind).toBe('refusal');
    expect(answerText(answer)).toBe(fr('error.answerTooBig', { max: 1 }));
    expect(answer).not.toMatchObject({ view: { files: [report] } });
  });
});

describe('a bug', () => {
  const message = { id: '1', author: { id: 'ana', name: 'Ana' }, text: 'bonjour' };
  it.each<[string, (app: TestApp) => ReturnType<TestApp['dispatcher']['answer']>]>([
    ['a button', ({ as }) => as('ben').press(tell.ref({ what: 'break' }))],
    ['a command', ({ as }) => as('ben').use('break')],
    ['a message command', ({ as }) => as('ben').point('collect', message)],
    ['an option that is not what was declared', ({ as }) => as('ben').use('wait for', {})],
  ])('of %s shows an apology and a code, which the log has with the reason', async (_what, run) => {
    const answer = await run(app);
    const code = /: ([A-Z0-9]{6})\.$/u.exec(answerText(answer))?.[1];
    expect(answer.kind).toBe('refusal');
    expect(answerText(answer)).toBe(
      fr('error.incident', { reader: 'member', incident: code ?? '' }),
    );
    expect(app.entries).toMatchObject([
      { level: 'error', facts: { incident: code, error: expect.any(Error) } },
    ]);
  });

  it('never shows its own words', async () => {
    expect(answerText(await app.as('ben').use('break'))).not.toContain('password');
    expect(app.entries[0]?.facts['error']).toMatchObject({ message: secret });
  });

  it('has a code of its own each time', async () => {
    const ben = app.as('ben');
    await ben.use('break');
    await ben.use('break');
    const codes = app.entries.map(({ facts }) => facts['incident']);
    expect(new Set(codes).size).toBe(2);
  });

  it('of a completion offers nothing, and is logged', async () => {
    expect(await app.as('ben').complete('break', 'poll')).toEqual([]);
    expect(app.entries).toMatchObject([{ level: 'error', facts: { option: 'poll' } }]);
  });
});

describe('with the store down', () => {
  it.each([
    ['fr', fr('error.storeDown', { reader: 'member' })],
    ['en-US', en('error.storeDown', { reader: 'member' })],
  ])('says so in the reader’s language (%s)', async (language, words) => {
    const real = await openTestApp();
    real.store.reads = false;
    const answer = await real.as('ben', { language }).use('contributions');
    expect(answerText(answer)).toContain(words);
  });

  it('says that nothing was recorded when a write fails, and records once it can', async () => {
    const real = await openTestApp();
    const ana = real.as('ana', { managesEvents: true });
    await ana.use('workshop start', { template: 'small' });
    real.store.writes = false;
    expect(answerText(await ana.use('workshop next'))).toContain(
      fr('error.storeDown', { reader: 'facilitator' }),
    );
    real.store.writes = true;
    expect(answerText(await ana.use('workshop back'))).toContain(fr('error.atFirstStep'));
    expect(answerText(await ana.use('workshop next'))).toContain(fr('done.moved'));
  });
});

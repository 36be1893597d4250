import { beforeEach, describe, expect, it } from 'vitest';
import { handle, privately, refused, type Feature } from '../../../src/engine/requests/command.ts';
import { requiredInteger } from '../../../src/engine/requests/options.ts';
import { action } from '../../../src/kernel/view/action.ts';
import { note } from '../../../src/workshop/view/receipts.ts';
import { openHouse, type House } from '../../support/house.ts';
import { told } from '../../support/reading.ts';
import { en, fr } from '../../support/sentences.ts';

const tell = action('unnamed', ['what']);

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
        options: [
          {
            ...minutes,
            name: 'poll',
            complete: async () => {
              throw new Error(secret);
            },
          },
        ],
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

let house: House;
beforeEach(async () => {
  house = await openHouse({ features: [feature] });
});

const old = fr('error.unknownAction');

describe('at start', () => {
  const command = { name: 'named', access: 'everyone', subcommands: {} } as const;
  it.each<[string, Feature]>([
    ['commands', { commands: [command] }],
    [
      'message commands',
      { messageCommands: [{ name: 'named', run: async () => refused({ kind: 'noPollHere' }) }] },
    ],
    [
      'actions',
      { handlers: [handle(action('named'), async () => refused({ kind: 'noPollHere' }))] },
    ],
  ])('refuses two %s of one name', async (_what, twice) => {
    await expect(openHouse({ features: [twice, twice] })).rejects.toThrow('named');
  });

  it('takes a command and a message command of one name', async () => {
    await expect(openHouse({ features: [feature] })).resolves.toBeDefined();
  });
});

describe('a request nobody knows', () => {
  it.each([
    '',
    ':',
    'gone',
    'gone:x',
    'unnamed',
    'unnamed:a:b',
    'unnamed:é',
    'unnamed:<@1>',
    'constructor',
  ])('is told so kindly: the button "%s"', async (ref) => {
    expect(told(await house.as('ben').press(ref))).toContain(old);
    expect(house.entries).toEqual([]);
  });

  it.each(['gone', 'break sub', 'wait', 'wait until'])(
    'is told so kindly: /%s',
    async (command) => {
      expect(told(await house.as('ben').use(command))).toContain(old);
    },
  );

  it('is told so kindly: a message command', async () => {
    const message = { id: '1', author: { id: 'ana', name: 'Ana' }, text: 'bonjour' };
    expect(told(await house.as('ben').point('gone', message))).toContain(old);
  });

  it('has nothing to complete', async () => {
    expect(await house.as('ben').complete('gone', 'what')).toEqual([]);
    expect(await house.as('ben').complete('wait for', 'gone')).toEqual([]);
    expect(await house.as('ben').complete('wait for', 'minutes')).toEqual([]);
  });
});

const ask = (fileBytes: number) =>
  house.as('ben', { fileBytes }).press(tell.ref({ what: 'report' }));

describe('a file for the person who asked', () => {
  it('is given when the platform takes as much', async () => {
    expect(await ask(1_200)).toMatchObject({ kind: 'private', view: { files: [report] } });
  });

  it('is refused with the limit when it does not, counted in bytes', async () => {
    const answer = await ask(1_199);
    expect(told(answer)).toBe(fr('error.answerTooBig', { max: 1 }));
    expect(answer).not.toMatchObject({ view: { files: [report] } });
  });
});

describe('a bug', () => {
  const message = { id: '1', author: { id: 'ana', name: 'Ana' }, text: 'bonjour' };
  it.each<[string, (house: House) => ReturnType<House['dispatcher']['answer']>]>([
    ['a button', ({ as }) => as('ben').press(tell.ref({ what: 'break' }))],
    ['a command', ({ as }) => as('ben').use('break')],
    ['a message command', ({ as }) => as('ben').point('collect', message)],
    ['an option that is not what was declared', ({ as }) => as('ben').use('wait for', {})],
  ])('of %s shows an apology and a code, which the log has with the reason', async (_what, run) => {
    const answer = await run(house);
    const code = /: ([A-Z0-9]{6})\.$/u.exec(told(answer))?.[1];
    expect(answer.kind).toBe('private');
    expect(told(answer)).toBe(fr('error.incident', { incident: code ?? '' }));
    expect(house.entries).toMatchObject([
      { level: 'error', facts: { incident: code, error: expect.any(Error) } },
    ]);
  });

  it('never shows its own words', async () => {
    expect(told(await house.as('ben').use('break'))).not.toContain('password');
    expect(house.entries[0]?.facts['error']).toMatchObject({ message: secret });
  });

  it('has a code of its own each time', async () => {
    const ben = house.as('ben');
    await ben.use('break');
    await ben.use('break');
    const codes = house.entries.map(({ facts }) => facts['incident']);
    expect(new Set(codes).size).toBe(2);
  });

  it('of a completion offers nothing, and is logged', async () => {
    expect(await house.as('ben').complete('break', 'poll')).toEqual([]);
    expect(house.entries).toMatchObject([{ level: 'error', facts: { option: 'poll' } }]);
  });
});

describe('with the store down', () => {
  it.each([
    ['fr', fr('error.storeDown')],
    ['en-US', en('error.storeDown')],
  ])('says so in the reader’s language (%s)', async (language, words) => {
    const real = await openHouse();
    real.store.reads = false;
    const answer = await real.as('ben', { language }).use('contributions');
    expect(told(answer)).toContain(words);
  });

  it('says that nothing was recorded when a write fails, and records once it can', async () => {
    const real = await openHouse();
    const ana = real.as('ana', { managesEvents: true });
    await ana.use('workshop start', { template: 'small' });
    real.store.writes = false;
    expect(told(await ana.use('workshop next'))).toContain(fr('error.storeDown'));
    real.store.writes = true;
    expect(told(await ana.use('workshop back'))).toContain(fr('error.atFirstStep'));
    expect(told(await ana.use('workshop next'))).toContain(fr('done.moved'));
  });
});

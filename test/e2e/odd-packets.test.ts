import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allComponents,
  formOf,
  messageOf,
  messageWith,
  press,
  until,
  wordsOf,
} from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;

beforeEach(async () => {
  stage = await setSmallStage();
});

afterEach(async () => {
  await stage.close();
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy with one part changed, at any depth. */
function changed(data: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (!isObject(data)) return data;
  const { [key]: inner, ...others } = data;
  const replaced = changed(inner, rest, value);
  return replaced === undefined ? others : { ...others, [key]: replaced };
}

/** Makes the next interactions lack a part, or have another value in its place. */
function interactionsWith(path: string, value: unknown): void {
  stage.discord.alterEvents((event, data) =>
    event === 'INTERACTION_CREATE' ? changed(data, path.split('.'), value) : data,
  );
}

const help = () => stage.nour.slash(stage.channel.id, 'help');
const wordsOfHelp = async () => wordsOf(messageOf(await help()));

async function stillWorks(): Promise<void> {
  stage.discord.alterEvents(undefined);
  await until('the connection', () => stage.bot.ready() || undefined);
  expect(await wordsOfHelp()).toContain('/');
}

describe('an incomplete command', () => {
  it.each(
    ['member', 'data', 'member.user', 'member.permissions', 'entitlements', 'data.type'].flatMap(
      (path) => [
        [path, 'missing', undefined],
        [path, 'null', null],
        [path, 'a number', 7],
      ],
    ),
  )('with %s %s gets the answer that nothing was done', async (path, _, value) => {
    interactionsWith(path, value);
    const words = await wordsOfHelp();
    if (words.includes('incomplet')) expect(words).toContain('rien n’est perdu');
    await stillWorks();
  });

  it.each([
    ['type', 99],
    ['type', 1],
    ['data.type', 9],
    ['guild_id', undefined],
  ])('or one of another type (%s: %s) is answered', async (path, value) => {
    interactionsWith(path, value);
    const answered = help().catch((error: unknown) => String(error));
    // A ping is answered with a pong, which is not an answer to a command.
    if (path === 'type' && value === 1) stage.discord.alterEvents(undefined);
    else expect(JSON.stringify(await answered)).toContain('incomplète');
    await stillWorks();
  });
});

describe('an incomplete button, form or list', () => {
  it.each([
    ['message', undefined],
    ['message', null],
    ['data', null],
    ['member', undefined],
    ['data.component_type', 99],
    ['data.custom_id', null],
  ])('a button with %s %s is answered', async (path, value) => {
    await stage.ana.slash(stage.channel.id, 'workshop start', { template: 'dix-minutes' });
    await until('the card', () => messageWith(stage.ana, 'agenda.next'));
    interactionsWith(path, value);
    await press(stage.ana, 'agenda.next');
    await stillWorks();
  });

  it.each([
    ['data.components', undefined],
    ['data.components', null],
    ['data.components', [null]],
    ['data.components', [{ type: 18, component: null }]],
    ['member', undefined],
    ['data', null],
  ])('a form with %s %j is answered', async (path, value) => {
    const form = formOf(await stage.ana.slash(stage.channel.id, 'poll create'));
    interactionsWith(path, value);
    const outcome = await stage.ana.submit(form, { question: 'Quand ?', options: 'a\nb' });
    expect(wordsOf(messageOf(outcome))).not.toBe('');
    await stillWorks();
  });

  it.each([
    ['data.options', undefined],
    ['data.options', [null]],
    ['data', null],
    ['member', undefined],
    [
      'data.options',
      [
        {
          type: 1,
          name: 'constructor',
          options: [{ type: 3, name: 'poll', value: '', focused: true }],
        },
      ],
    ],
    [
      'data.options',
      [
        {
          type: 1,
          name: '__proto__',
          options: [{ type: 3, name: 'poll', value: '', focused: true }],
        },
      ],
    ],
    ['data.name', 'constructor'],
  ])('what is being typed, with %s %j, is offered nothing', async (path, value) => {
    interactionsWith(path, value);
    const typed = stage.ana.complete(stage.channel.id, 'poll close', { poll: '' }, 'poll');
    expect(await typed).toEqual([]);
    await stillWorks();
  });
});

describe('a form sent to an action that opens a form', () => {
  it('is answered with a button that opens it', async () => {
    const poll = formOf(await stage.ana.slash(stage.channel.id, 'poll create'));
    const made = await stage.ana.submit(poll, { question: 'Quand ?', options: 'a\nb' });
    await stage.ana.click(messageOf(made), { label: 'Ouvrir le vote' });
    const card = await until('the poll card', () => messageWith(stage.nour, 'poll.vote'));
    const vote = allComponents(card.components).find(({ custom_id }) =>
      custom_id?.startsWith('poll.vote'),
    );
    const form = formOf(await stage.ana.slash(stage.channel.id, 'poll create'));
    interactionsWith('data.custom_id', vote?.custom_id);
    const answer = messageOf(await stage.ana.submit(form, { question: 'X ?', options: 'c\nd' }));
    stage.discord.alterEvents(undefined);
    const opened = formOf(await stage.ana.click(answer, { label: 'Ouvrir le formulaire' }));
    expect(opened.custom_id).toContain('poll');
  });
});

describe('before everything is ready', () => {
  it('an incomplete click is set aside, and ends nothing', async () => {
    const early = await setSmallStage({
      before: ({ discord }) =>
        discord.alterEvents((event, data) => {
          const click = { id: '1', token: 'x', type: 3, data: null };
          if (event === 'GUILD_CREATE')
            discord.sendPacket({ op: 0, t: 'INTERACTION_CREATE', s: 1, d: click });
          return data;
        }),
    });
    await until('the line', () =>
      early.logged.find((line) => line.includes('"type":"INTERACTION_CREATE"')),
    );
    expect(early.bot.ready()).toBe(true);
    await early.close();
  });
});

const d = { none: undefined, nothing: null, number: 3, list: [null], words: 'x', empty: {} };
const kinds = [
  'READY',
  'RESUMED',
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_DELETE',
  'GUILD_ROLE_CREATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_ROLE_DELETE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'CHANNEL_PINS_UPDATE',
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'THREAD_LIST_SYNC',
  'THREAD_MEMBER_UPDATE',
  'THREAD_MEMBERS_UPDATE',
  'INTERACTION_CREATE',
  'MESSAGE_CREATE',
  'USER_UPDATE',
  'GUILD_MEMBER_UPDATE',
  'error',
  '__proto__',
  'constructor',
  '__defineGetter__',
  '',
];

describe('an unreadable packet', () => {
  it.each(kinds)('of type %j is skipped, whatever it contains', async (t) => {
    for (const data of Object.values(d)) stage.discord.sendPacket({ op: 0, t, s: null, d: data });
    for (const data of Object.values(d)) stage.discord.sendPacket({ op: 0, t, s: 2, d: data });
    await stillWorks();
  });

  it.each([
    ['not JSON', 'op:0'],
    ['null', 'null'],
    ['a list', '[[]]'],
    ['a number', '7'],
    ['a hello without an interval', { op: 10, d: null }],
    ['a hello with an interval of zero', { op: 10, d: { heartbeat_interval: 0 } }],
    ['a second hello', { op: 10, d: { heartbeat_interval: 41_250 } }],
    ['an invalid opcode', { op: 'x' }],
    ['an unknown opcode', { op: 4_000, d: {} }],
    ['an unexpected heartbeat acknowledgement', { op: 11 }],
    ['an event without a type', { op: 0, d: {} }],
    ['an event with a huge sequence number', { op: 0, t: 'GUILD_CREATE', s: 1e300, d: null }],
  ])('such as %s is skipped', async (_, packet) => {
    stage.discord.sendPacket(packet);
    await stillWorks();
    expect(stage.logged.join()).not.toContain('the connection to Discord failed');
  });

  it('is logged by type, without its content', async () => {
    stage.discord.sendPacket({ op: 0, t: 'GUILD_UPDATE', s: 2, d: { roles: 'mot intime' } });
    stage.discord.sendPacket({ op: 0, t: 'CHANNEL_UPDATE', s: 3, d: null });
    await until('the line', () =>
      stage.logged.find((line) => line.includes('"type":"CHANNEL_UPDATE"')),
    );
    expect(stage.logged.join()).not.toContain('intime');
  });

  it('saying that the session is over, in any form, makes the bot start a new one', async () => {
    stage.discord.sendPacket({ op: 9, d: null });
    await until('the end', () => (stage.bot.ready() ? undefined : true));
    await stillWorks();
  });
});

describe('Discord’s data about a server', () => {
  const holds = [undefined, null, 7, 'x', [null], {}];

  it('can be wrong in any part, and is right again once Discord sends it correctly', async () => {
    let guild: unknown;
    const otherStage = await setSmallStage({
      before: ({ discord }) =>
        discord.alterEvents((event, data) => {
          if (event === 'GUILD_CREATE') guild = data;
          return data;
        }),
    });
    for (const { t, data } of partsOf(guild))
      for (const key of Object.keys(data))
        for (const value of holds)
          otherStage.discord.sendPacket({ op: 0, t, s: 3, d: changed(data, [key], value) });
    await otherStage.nour.slash(otherStage.channel.id, 'help');
    otherStage.discord.sendPacket({ op: 0, t: 'GUILD_CREATE', s: 4, d: guild });
    await otherStage.ana.slash(otherStage.channel.id, 'workshop start', {
      template: 'dix-minutes',
    });
    await until('the card', () => messageWith(otherStage.ana, 'agenda.next'));
    expect(otherStage.bot.ready()).toBe(true);
    await otherStage.close();
  });
});

function partsOf(guild: unknown): { t: string; data: Record<string, unknown> }[] {
  if (!isObject(guild)) throw new Error('No server was told of.');
  const { channels, roles, id } = guild;
  const [channel] = Array.isArray(channels) ? channels.filter(isObject) : [];
  const [role] = Array.isArray(roles) ? roles.filter(isObject) : [];
  const thread = { ...channel, id: '5', type: 11, parent_id: channel?.['id'], guild_id: id };
  return [
    { t: 'GUILD_UPDATE', data: guild },
    { t: 'GUILD_CREATE', data: guild },
    { t: 'CHANNEL_CREATE', data: { ...channel, guild_id: id } },
    { t: 'CHANNEL_UPDATE', data: { ...channel, guild_id: id } },
    { t: 'THREAD_CREATE', data: thread },
    { t: 'THREAD_UPDATE', data: thread },
    { t: 'GUILD_ROLE_UPDATE', data: { guild_id: id, role } },
  ];
}

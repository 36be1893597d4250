import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

const V2 = 1 << 15;
let stage: Stage;
let nonce = 0;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.discord.close());

const text = (content: string): object => ({ type: 10, content });
const button = (customId: string, more: object = {}): object => ({
  type: 2,
  style: 1,
  custom_id: customId,
  label: 'Oui',
  ...more,
});
const row = (...components: object[]): object => ({ type: 1, components });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (value: string, more: object = {}): object => ({ label: value, value, ...more });
const select = (more: object = {}): object => ({
  type: 3,
  custom_id: 'select',
  options: [option('a'), option('b')],
  ...more,
});
const v2 = (...components: object[]): object => ({ flags: V2, components });

const send = (body: object, files: { name: string; data: Buffer }[] = []): Promise<unknown> =>
  stage.rest.post(Routes.channelMessages(stage.channel.id), { body, files });

it.each<[string, object]>([
  ['plain text', { content: 'x'.repeat(2000) }],
  ['text for discord.js', { content: 'x', tts: false, enforce_nonce: false }],
  [
    'five rows of five buttons',
    {
      components: times(5, (r) => row(...times(5, (b) => button(`${r}-${b}`)))),
    },
  ],
  ['forty components', v2(...times(20, (i) => row(button(`${i}`))))],
  ['4000 characters', v2(text('x'.repeat(2000)), text('x'.repeat(2000)))],
  ['a container', v2({ type: 17, accent_color: 1, components: [text('x'), { type: 14 }] })],
  ['a section', v2({ type: 9, components: [text('x')], accessory: button('s') })],
  ['a select', { components: [row(select({ max_values: 2, placeholder: 'p'.repeat(150) }))] }],
  ['a link', { components: [row({ type: 2, style: 5, url: 'https://example.org', label: 'x' })] }],
])('allows %s', async (_, body) => {
  await expect(send(body)).resolves.toHaveProperty('id');
});

describe('refuses', () => {
  it.each<[string, string, object]>([
    ['2001 characters', 'contentTooLong', { content: 'x'.repeat(2001) }],
    ['a key that Discord does not know', 'unknownKey', { content: 'x', colour: 1 }],
    [
      'an unknown key deep inside',
      'unknownKey',
      v2({ type: 17, components: [{ ...text('x'), size: 1 }] }),
    ],
    ['a wrong type', 'spec', { content: 12 }],
    ['6 buttons in a row', 'spec', { components: [row(...times(6, (i) => button(`${i}`)))] }],
    ['6 rows', 'tooManyRows', { components: times(6, (i) => row(button(`${i}`))) }],
    ['a select beside a button', 'mixedRow', { components: [row(select(), button('x'))] }],
    ['a custom id twice', 'duplicateCustomId', { components: [row(button('x'), button('x'))] }],
    [
      'a component id twice',
      'duplicateComponentId',
      v2({ ...text('x'), id: 3 }, { ...text('y'), id: 3 }),
    ],
    [
      '41 nested components',
      'tooManyComponents',
      v2(...times(20, (i) => row(button(`${i}`))), text('x')),
    ],
    ['4001 characters of text', 'v2TextTooLong', v2(text('x'.repeat(4000)), text('x'))],
    ['an empty text', 'emptyText', v2(text('  '))],
    ['V2 with content', 'v2WithContent', { ...v2(text('x')), content: 'x' }],
    ['V2 with an embed', 'v2WithContent', { ...v2(text('x')), embeds: [{ title: 'x' }] }],
    ['V2 components without the flag', 'v2WithoutFlag', { components: [text('x')] }],
    [
      'a container in a container',
      'spec',
      v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    ],
    ['a section without accessory', 'spec', v2({ type: 9, components: [text('x')] })],
    [
      'a section of 4 texts',
      'spec',
      v2({ type: 9, components: times(4, () => text('x')), accessory: button('x') }),
    ],
    [
      'a label of 81 characters',
      'spec',
      { components: [row(button('x', { label: 'x'.repeat(81) }))] },
    ],
    ['a custom id of 101 characters', 'spec', { components: [row(button('x'.repeat(101)))] }],
    [
      'a button without custom id',
      'button',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
    ],
    [
      'a button without label',
      'buttonWithoutLabel',
      { components: [row({ type: 2, style: 1, custom_id: 'x' })] },
    ],
    [
      'a link with a custom id',
      'linkButton',
      { components: [row(button('x', { style: 5, url: 'https://example.org' }))] },
    ],
    [
      '26 options',
      'spec',
      { components: [row(select({ options: times(26, (i) => option(`${i}`)) }))] },
    ],
    [
      'an option value twice',
      'duplicateOptionValue',
      { components: [row(select({ options: [option('a'), option('a')] }))] },
    ],
    [
      'more values than options',
      'maxAboveOptions',
      { components: [row(select({ max_values: 3 }))] },
    ],
    [
      'a minimum above the maximum',
      'minAboveMax',
      { components: [row(select({ min_values: 2 }))] },
    ],
    [
      'more defaults than values',
      'tooManyDefaults',
      {
        components: [
          row(
            select({ options: [option('a', { default: true }), option('b', { default: true })] }),
          ),
        ],
      },
    ],
    [
      'a placeholder of 151 characters',
      'spec',
      { components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    ],
    ['a nonce of 26 characters', 'spec', { content: 'x', nonce: 'x'.repeat(26) }],
    [
      'embeds of 6001 characters',
      'embedsTooLong',
      {
        embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }],
      },
    ],
    ['a private message in a channel', 'flags', { content: 'x', flags: 64 }],
    [
      'two ways to allow mentions',
      'allowedMentions',
      {
        content: 'x',
        allowed_mentions: { parse: ['users'], users: ['123456789012345678'] },
      },
    ],
    [
      'a file that is not there',
      'unknownAttachment',
      v2({ type: 13, file: { url: 'attachment://x.md' } }),
    ],
    [
      'a picture that is not there',
      'unknownAttachment',
      v2({ type: 12, items: [{ media: { url: 'attachment://image-1.png' } }] }),
    ],
    ...['', 'x'.repeat(1025)].map((description): [string, string, object] => [
      `a picture with words of ${description.length} characters`,
      'spec',
      v2({ type: 12, items: [{ media: { url: 'https://exemple.org/a.png' }, description }] }),
    ]),
    [
      'a reply to nothing',
      'messageReference',
      { content: 'x', message_reference: { message_id: '12' } },
    ],
  ])('%s', async (_, rule, body) => {
    const refused = await refusal(stage.discord, () => send(body));
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.rules).toContain(rule);
  });

  it('an empty message', async () => {
    expect(await refusal(stage.discord, () => send({ content: ' ' }))).toMatchObject({
      code: 50006,
    });
  });

  it('a file that no component shows', async () => {
    const files = [{ name: 'bilan.md', data: Buffer.from('x') }];
    const refused = await refusal(stage.discord, () => send(v2(text('x')), files));
    expect(refused.rules).toEqual(['attachmentNotReferenced']);
  });

  it('a file of more than 10 MiB, and 11 files', async () => {
    const big = [{ name: 'big.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }];
    expect(await refusal(stage.discord, () => send({}, big))).toMatchObject({ code: 40005 });
    const many = times(11, (i) => ({ name: `${i}.txt`, data: Buffer.from('x') }));
    expect((await refusal(stage.discord, () => send({}, many))).rules).toEqual(['tooManyFiles']);
  });
});

/** Returns a function that edits it. */
async function post(body: object): Promise<(change: object) => Promise<unknown>> {
  nonce += 1;
  await send({ ...body, nonce: `${nonce}` });
  const sent = stage.ana.read(stage.channel.id).find((one) => one.nonce === `${nonce}`);
  const route = Routes.channelMessage(stage.channel.id, sent?.id ?? '');
  return (change) => stage.rest.patch(route, { body: change });
}

describe('when a message is edited', () => {
  it('keeps the fields that the edit leaves out', async () => {
    const edit = await post({ content: 'avant', components: [row(button('x'))] });
    await expect(edit({ content: 'après' })).resolves.toMatchObject({
      content: 'après',
      components: [{ components: [{ custom_id: 'x' }] }],
    });
  });

  it('does not need the V2 flag again, and refuses to remove it', async () => {
    const edit = await post(v2(text('x')));
    await edit({ components: [text('y')] });
    expect((await refusal(stage.discord, () => edit({ flags: 0 }))).rules).toEqual([
      'v2FlagRemoved',
    ]);
  });

  it('refuses to switch to V2 while it has content, and accepts it once emptied', async () => {
    const edit = await post({ content: 'x' });
    const refused = await refusal(stage.discord, () => edit(v2(text('y'))));
    expect(refused.rules).toEqual(['v2WithContent']);
    await expect(edit({ ...v2(text('y')), content: null })).resolves.toMatchObject({ content: '' });
  });

  it('refuses to leave it empty, and does not change it', async () => {
    const edit = await post({ content: 'x' });
    expect(await refusal(stage.discord, () => edit({ content: '' }))).toMatchObject({
      code: 50006,
    });
    expect(stage.ana.read(stage.channel.id).at(-1)).toMatchObject({ content: 'x' });
    expect(stage.ana.read(stage.channel.id).at(-1)).not.toHaveProperty('editedTimestamp');
  });
});

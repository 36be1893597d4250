import { Routes, SlashCommandBuilder } from 'discord.js';
import type { Client, Interaction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/rehearsal/local-discord/index.ts';
import { connect, nextInteraction, refusal, setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

let stage: Stage;
let client: Client<true>;
let time = Date.now();

beforeAll(async () => {
  stage = await setStage({ now: () => time });
  client = await connect(stage.discord);
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName('go')
      .setDescription('Goes')
      .addStringOption((o) => o.setName('to').setDescription('Where').setAutocomplete(true)),
  ]);
});

afterAll(async () => {
  await client.destroy();
  await stage.discord.close();
});

interface Pending {
  interaction: Interaction;
  answer: (body: object) => Promise<unknown>;
  outcome: Promise<Outcome>;
}

async function pending(act: () => Promise<Outcome>): Promise<Pending> {
  const arrived = nextInteraction(client);
  const outcome = act();
  outcome.catch(() => {});
  const interaction = await arrived;
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  return {
    interaction,
    outcome,
    answer: (body) => stage.rest.post(route, { body, auth: false }),
  };
}

const slash = (): Promise<Pending> => pending(() => stage.ana.slash(stage.channel.id, 'go'));

const reply = (data: object): object => ({ type: 4, data });
const modal = (components: object[], more: object = {}): object => ({
  type: 9,
  data: { custom_id: 'form', title: 'Forme', components, ...more },
});
const label = (component: object, more: object = {}): object => ({
  type: 18,
  label: 'Champ',
  component,
  ...more,
});
const input = (more: object = {}): object => ({ type: 4, custom_id: 'text', style: 1, ...more });
const select = (more: object = {}): object => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'A', value: 'a' }],
  ...more,
});
const group = (type: number, count: number, more: object = {}): object => ({
  type,
  custom_id: 'group',
  options: Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}`, ...more })),
});
const button = { type: 1, components: [{ type: 2, style: 1, custom_id: 'b', label: 'Ouvrir' }] };

async function openedModal(from: 'slash' | 'button'): Promise<Pending> {
  const { ana } = stage;
  const command = await slash();
  if (from === 'slash') await command.answer(modal([label(input())]));
  else await command.answer(reply({ content: 'x', components: [button] }));
  let outcome = await command.outcome;
  if (outcome.kind === 'message') {
    const { message } = outcome;
    const clicked = await pending(() => ana.click(message, { label: 'Ouvrir' }));
    await clicked.answer(modal([label(input())]));
    outcome = await clicked.outcome;
  }
  if (outcome.kind !== 'modal') throw new Error('no modal');
  const opened = outcome.modal;
  return pending(() => ana.submit(opened, { text: 'x' }));
}

describe('a modal is refused', () => {
  it.each<[string, string, object]>([
    ['without components', 'spec', modal([])],
    [
      'with 6 components',
      'modalTooManyComponents',
      modal(Array.from({ length: 6 }, (_, i) => label(input({ custom_id: `${i}` })))),
    ],
    ['with a title of 46 characters', 'spec', modal([label(input())], { title: 'x'.repeat(46) })],
    ['with a label of 46 characters', 'spec', modal([label(input(), { label: 'x'.repeat(46) })])],
    [
      'with a description of 101 characters',
      'spec',
      modal([label(input(), { description: 'x'.repeat(101) })]),
    ],
    ['with a custom id twice', 'duplicateCustomId', modal([label(input()), label(input())])],
    ['with a button', 'spec', modal([button])],
    ['with an input outside a label', 'spec', modal([input()])],
    ['with a label inside a label', 'labelInsideLabel', modal([label(input({ label: 'x' }))])],
    [
      'with a row whose input has no label',
      'modalRow',
      modal([{ type: 1, components: [input()] }]),
    ],
    ['with something disabled', 'disabledInModal', modal([label(select({ disabled: true }))])],
    [
      'with min_values 0 of a required choice',
      'requiredWithMinZero',
      modal([label(select({ min_values: 0 }))]),
    ],
    [
      'with a text longer than its maximum',
      'valueTooLong',
      modal([label(input({ value: 'abc', max_length: 2 }))]),
    ],
    [
      'with a minimum above the maximum',
      'minAboveMax',
      modal([label(input({ min_length: 3, max_length: 2 }))]),
    ],
    [
      'with a placeholder of 101 characters',
      'spec',
      modal([label(input({ placeholder: 'x'.repeat(101) }))]),
    ],
    ['with a radio group of one', 'spec', modal([label(group(21, 1))])],
    ['with two radios preset', 'tooManyDefaults', modal([label(group(21, 2, { default: true }))])],
    ['with 11 checkboxes', 'spec', modal([label(group(22, 11))])],
    ['with an empty text', 'emptyText', modal([{ type: 10, content: ' ' }, label(input())])],
    ['with an unknown key', 'unknownKey', modal([label(input({ size: 2 }))])],
  ])('%s', async (_, rule, body) => {
    const { answer } = await slash();
    const refused = await refusal(stage.discord, () => answer(body));
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.rules).toContain(rule);
    await answer(reply({ content: 'ok' }));
  });

  it('after the reply was deferred', async () => {
    const { answer } = await slash();
    await answer({ type: 5 });
    const refused = await refusal(stage.discord, () => answer(modal([label(input())])));
    expect(refused).toMatchObject({ code: 40060, rules: ['doubleAcknowledgement'] });
  });

  it('in answer to another modal', async () => {
    const { answer } = await openedModal('slash');
    const refused = await refusal(stage.discord, () => answer(modal([label(input())])));
    expect(refused).toMatchObject({ code: 50035, rules: ['callbackType'] });
    await answer(reply({ content: 'ok' }));
  });
});

describe('the type of an answer', () => {
  it.each([6, 7])('%i does not answer a command', async (type) => {
    const { answer } = await slash();
    const refused = await refusal(stage.discord, () => answer({ type, data: { content: 'x' } }));
    expect(refused.rules).toEqual(['callbackType']);
    await answer(reply({ content: 'ok' }));
  });

  it('6 answers a form that came from a button, not one that came from a command', async () => {
    const fromButton = await openedModal('button');
    await fromButton.answer({ type: 6 });
    expect((await fromButton.outcome).kind).toBe('deferredUpdate');
    const fromSlash = await openedModal('slash');
    const refused = await refusal(stage.discord, () => fromSlash.answer({ type: 6 }));
    expect(refused.rules).toEqual(['callbackType']);
    await fromSlash.answer(reply({ content: 'ok' }));
  });

  it('8 is the only answer to autocomplete, and answers nothing else', async () => {
    const { ana, channel, discord } = stage;
    const choices = { type: 8, data: { choices: [{ name: 'x', value: 'y' }] } };
    const command = await slash();
    expect((await refusal(discord, () => command.answer(choices))).rules).toEqual(['callbackType']);
    await command.answer(reply({ content: 'ok' }));
    const typing = await pending(async () => {
      await ana.complete(channel.id, 'go', { to: 'x' }, 'to');
      return { kind: 'choices', choices: [] };
    });
    const refused = await refusal(discord, () => typing.answer(reply({ content: 'x' })));
    expect(refused.rules).toEqual(['callbackType']);
    const many = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    const tooMany = await refusal(discord, () =>
      typing.answer({ type: 8, data: { choices: many } }),
    );
    expect(tooMany.rules.every((rule) => rule === 'spec')).toBe(true);
    await typing.answer(choices);
  });

  it('5 only takes the flag for private replies', async () => {
    const { answer } = await slash();
    const body = { type: 5, data: { flags: 1 << 15 } };
    expect((await refusal(stage.discord, () => answer(body))).rules).toEqual(['flags']);
    await answer({ type: 5, data: { flags: 64 } });
  });
});

describe('time', () => {
  it('only allows an interaction to be acknowledged once', async () => {
    const { answer } = await slash();
    await answer(reply({ content: 'x' }));
    const refused = await refusal(stage.discord, () => answer(reply({ content: 'y' })));
    expect(refused).toEqual({ status: 400, code: 40060, rules: ['doubleAcknowledgement'] });
  });

  it('runs out after 3 seconds', async () => {
    const { answer, outcome } = await slash();
    time += 3001;
    const refused = await refusal(stage.discord, () => answer(reply({ content: 'x' })));
    expect(refused).toEqual({ status: 404, code: 10062, rules: ['lateAcknowledgement'] });
    await expect(outcome).rejects.toThrow(/acknowledged after 3001 ms/);
  });

  it('tells the person, and records it, if the bot does not respond', async () => {
    const { outcome, answer } = await slash();
    await refusal(stage.discord, () => answer(reply({ content: '' })));
    await expect(outcome).rejects.toThrow(/did not acknowledge.*refused.*empty message/);
    expect(stage.discord.breaches.at(-1)?.rule).toBe('noAcknowledgement');
  });

  it('ends the token 15 minutes after the interaction', async () => {
    const { answer, interaction } = await slash();
    await answer(reply({ content: 'x' }));
    const { applicationId, token } = interaction;
    const route = Routes.webhook(applicationId, token);
    const followUp = (): Promise<unknown> =>
      stage.rest.post(route, { body: { content: 'y' }, auth: false });
    time += 14 * 60_000;
    await followUp();
    time += 61_000;
    expect(await refusal(stage.discord, followUp)).toEqual({
      status: 401,
      code: 50027,
      rules: ['tokenExpired'],
    });
  });

  it('does not let a reply be edited or followed up before it was sent', async () => {
    const { answer, interaction } = await slash();
    const { applicationId, token } = interaction;
    const edit = (): Promise<unknown> =>
      stage.rest.patch(Routes.webhookMessage(applicationId, token, '@original'), {
        body: { content: 'y' },
        auth: false,
      });
    const refused = await refusal(stage.discord, edit);
    expect(refused).toMatchObject({ code: 10015, rules: ['webhookBeforeAcknowledgement'] });
    await answer({ type: 5 });
    await edit();
  });

  it('does not accept other interactions or tokens', async () => {
    const { answer, interaction } = await slash();
    const wrong = Routes.interactionCallback('123456789012345678', interaction.token);
    const refused = await refusal(stage.discord, () =>
      stage.rest.post(wrong, { body: reply({ content: 'x' }), auth: false }),
    );
    expect(refused).toMatchObject({ code: 10062, rules: ['unknownInteraction'] });
    await answer(reply({ content: 'ok' }));
  });
});

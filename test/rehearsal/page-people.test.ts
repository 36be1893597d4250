import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import type { WireEvent, WirePerson } from '../../src/rehearsal/page/protocol.ts';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import {
  act,
  cardWith,
  get,
  isType,
  openSite,
  openWindow,
  personNamed,
  post,
  press,
  says,
  stateOf,
  textOf,
  type Site,
  type Window,
} from './page-visitor.ts';

let site: Site;
let maelle: WirePerson;
let josiane: WirePerson;
let callum: WirePerson;
let channel: string;
let hers: Window;
let his: Window;

beforeAll(async () => {
  site = await openSite();
  const { me, channels } = await stateOf(site);
  maelle = me;
  channel = channels[0]?.id ?? '';
  josiane = await personNamed(site, 'Josiane');
  callum = await personNamed(site, 'Callum');
  hers = await openWindow(site, josiane);
  his = await openWindow(site, callum);
  await slash('workshop start', { template: 'en-commun' });
});

afterAll(async () => {
  await site.close();
});

const messagesOf = (person: WirePerson, place = channel) =>
  get<WireMessage[]>(site, `/messages?person=${person.id}&channel=${place}`);

const slash = (command: string, options: Record<string, string> = {}) =>
  act(site, maelle, { do: 'slash', channel, command, options });

describe('the rehearsal for several people at once', () => {
  it('starts with the facilitator, along with the cast, a guest and the bot', async () => {
    const { me, people, guild, commands } = await stateOf(site);
    expect(me).toMatchObject({ name: 'Maëlle Brisebois', facilitates: true });
    expect(people).toHaveLength(15);
    expect(people.at(-2)).toMatchObject({ name: 'Invité·e', facilitates: false, bot: false });
    expect(people.at(-1)).toMatchObject({ name: 'Palabre', bot: true });
    expect(callum).toMatchObject({ locale: 'en-US', facilitates: false });
    expect(guild.name).toBe('En commun');
    expect(commands.map(({ name }) => name)).toContain('workshop');
  });

  it('shows everyone the bot’s public messages, as they are posted', async () => {
    const [a, b] = await Promise.all([
      hers.told('the card', says('join:')),
      his.told('the card', says('join:')),
    ]);
    expect(a.message.id).toBe(b.message.id);
    expect((await messagesOf(josiane)).map(({ id }) => id)).toContain(a.message.id);
  });

  it('shows a private reply to nobody else, in the language of its receiver', async () => {
    const outcome = await press(site, callum, 'join:');
    if (outcome.kind !== 'message') throw new Error(outcome.kind);
    const { id } = outcome.message;
    expect(outcome.message.ephemeralFor).toBe(callum.id);
    expect(textOf(outcome.message)).toMatch(/you/iu);
    await his.told('the reply', (event) => event.type === 'message' && event.message.id === id);
    await post(site, '/act', { person: josiane.id, do: 'write', channel, text: 'bonjour !' });
    await hers.told('what came after', says('bonjour !'));
    expect(JSON.stringify(hers.events.filter(isntWire))).not.toContain(id);
    expect((await messagesOf(callum)).some((message) => message.id === id)).toBe(true);
    expect((await messagesOf(josiane)).some((message) => message.id === id)).toBe(false);
  });

  it('shows the facilitator’s private thread to her alone', async () => {
    const { channelId: place } = await cardWith(site, maelle, 'agenda.next:');
    const mine = (await stateOf(site, maelle)).channels;
    expect(mine.find(({ id }) => id === place)).toMatchObject({ type: 12, parentId: channel });
    const { channels } = await stateOf(site, josiane);
    expect(channels.map(({ id }) => id)).not.toContain(place);
    await expect(messagesOf(josiane, place)).rejects.toThrow(/404/);
    expect(JSON.stringify(hers.events.filter(isntWire))).not.toContain(place);
  });

  it('opens a form, and accepts it once filled in', async () => {
    await slash('workshop next');
    await slash('workshop next');
    const opened = await press(site, josiane, 'introduce.open:');
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    await act(site, josiane, {
      do: 'submit',
      modal: opened.modal,
      values: { name: 'Josiane', organisation: "L'Étincelle", word: 'curiosité', passTo: [] },
    });
    await his.told('her word on the card', says('curiosité'));
  });

  it('completes a command while it is typed', async () => {
    const outcome = await act(site, maelle, {
      do: 'complete',
      channel,
      command: 'pillar open',
      options: { pillar: 'part' },
      focused: 'pillar',
    });
    expect(outcome).toMatchObject({ kind: 'choices', choices: [{ value: 'sharing' }] });
  });

  it('announces a new thread before what is said in it', async () => {
    await slash('pillar open', { pillar: 'sharing' });
    const onBoard = says('contribute.open:');
    const isBoard = (event: WireEvent) => onBoard(event) && event.message.channelId !== channel;
    await his.told('the board', isBoard);
    const posted = his.events.findIndex(isBoard);
    const [message] = his.events
      .slice(posted)
      .flatMap((event) => (onBoard(event) ? [event.message] : []));
    const list = his.events.findIndex(
      (event) =>
        event.type === 'channels' && event.channels.some(({ id }) => id === message?.channelId),
    );
    expect(list).toBeGreaterThanOrEqual(0);
    expect(list).toBeLessThan(posted);
  });

  it('adds a person, and announces them to everyone', async () => {
    const added = await post<WirePerson>(site, '/people', {
      name: 'Amélie',
      locale: 'fr',
      facilitates: true,
    });
    const { people } = await hers.told('the people', isType('people'));
    expect(people).toContainEqual(added);
    expect((await stateOf(site, added)).me).toEqual(added);
    const card = await act(site, added, {
      do: 'slash',
      channel,
      command: 'workshop status',
      options: {},
    });
    expect(card.kind === 'message' && textOf(card.message)).toContain('agenda.next');
  });

  it('shows developers the requests and the events, with the rules that were broken', async () => {
    const newcomer = await openWindow(site, maelle);
    const recent = () => newcomer.events.filter(isType('wire')).map(({ entry }) => entry);
    await until('the recent entries', () =>
      recent().some(({ name }) => name === 'INTERACTION_CREATE') ? true : undefined,
    );
    const callback = await until('an answer', () =>
      recent().find(({ name }) => /^POST \/interactions\/\d+\/.*\/callback$/u.test(name)),
    );
    expect(callback).toMatchObject({ direction: 'request', status: 204, breaches: [] });
    expect(recent().length).toBeLessThanOrEqual(200);
    newcomer.close();
  });
});

const isntWire = ({ type }: { type: string }): boolean => type !== 'wire';

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { servePage } from '../../src/rehearsal/page/page-server.ts';
import type { WireClock, WirePerson } from '../../src/rehearsal/page/protocol.ts';
import {
  act,
  cardWith,
  eventually,
  get,
  isType,
  openSite,
  openWindow,
  personNamed,
  post,
  press,
  send,
  stateOf,
  textOf,
  type Site,
} from './page-visitor.ts';

let site: Site;

afterEach(async () => {
  await site.close();
});

async function begin(): Promise<{ me: WirePerson; channel: string }> {
  site = await openSite();
  const { me, channels } = await stateOf(site);
  const channel = channels[0]?.id ?? '';
  await slash(me, 'workshop start', { template: 'en-commun' });
  await cardWith(site, me, 'agenda.next:');
  await cardWith(site, me, 'join:');
  return { me, channel };
}

async function slash(me: WirePerson, command: string, options = {}) {
  const channel = (await stateOf(site)).channels[0]?.id ?? '';
  return act(site, me, { do: 'slash', channel, command, options });
}

const allOf = async (person: WirePerson) => {
  const { channels, commands, people } = await stateOf(site, person);
  const paths = channels.map(({ id }) => `/messages?person=${person.id}&channel=${id}`);
  const messages = await Promise.all(paths.map((path) => get<unknown[]>(site, path)));
  // When it starts, the bot updates its cards, and may write the same content again.
  const unedited = JSON.stringify(messages).replaceAll(/,"editedTimestamp":\d+/gu, '');
  return { channels, commands, people, messages: JSON.parse(unedited) };
};

/** Once nothing changes any more: cards follow people's actions with a delay. */
function atRest<T>(look: () => Promise<T>): Promise<T> {
  let last: T | undefined;
  return eventually('rest', async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = last;
    last = await look();
    return JSON.stringify(before) === JSON.stringify(last) ? last : undefined;
  });
}

describe('a rehearsal that is stopped and started again', () => {
  it('shows everyone what they had before, including private threads and replies', async () => {
    const { me } = await begin();
    const callum = await personNamed(site, 'Callum');
    await press(site, callum, 'join:');
    await post(site, '/people', { name: 'Amélie', locale: 'fr', facilitates: true });
    const before = await atRest(async () => [await allOf(me), await allOf(callum)]);
    await site.startAgain();
    expect([await allOf(me), await allOf(callum)]).toEqual(before);
    expect(before[0]?.people.some(({ name }) => name === 'Amélie')).toBe(true);
    expect(site.warned).toEqual([]);
  });

  it('has buttons and forms that still work', async () => {
    const { me } = await begin();
    const form = await press(site, me, 'handover.open:');
    if (form.kind !== 'modal') throw new Error(form.kind);
    await site.startAgain();
    const josiane = await personNamed(site, 'Josiane');
    const joined = await press(site, josiane, 'join:');
    expect(joined.kind === 'message' && joined.message.ephemeralFor).toBe(josiane.id);
    const values = { to: [josiane.id] };
    const done = await act(site, me, { do: 'submit', modal: form.modal, values });
    expect(done.kind === 'message' && textOf(done.message)).toContain(josiane.id);
    await press(site, josiane, 'agenda.next:');
    await eventually('the second step', async () =>
      textOf(await cardWith(site, me, 'join:')).includes('tape 2\u00A0') ? true : undefined,
    );
  });

  it('moves unreadable state aside, says so, and starts over', async () => {
    const { me } = await begin();
    await site.page.close();
    await writeFile(join(site.folder, 'discord.json'), '{"version":1,"aheadMs":0,"discord":');
    await site.startAgain();
    expect(site.warned.join()).toContain('could not be read and was set aside');
    expect((await allOf(me)).messages).toEqual([[]]);
    const aside = (await readdir(site.folder)).find((name) => name.startsWith('unreadable-'));
    expect(await readFile(join(site.folder, aside ?? '', 'discord.json'), 'utf8')).toContain('{');
  });

  it('allows one process at a time to use its folder', async () => {
    site = await openSite();
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const second = servePage({ port: 0, folder: site.folder, log });
    await expect(second).rejects.toThrow('storeHeld');
  });

  it('takes another port if the requested one is in use', async () => {
    site = await openSite();
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const folder = join(site.folder, 'second');
    const second = await servePage({ port: Number(new URL(site.page.url).port), folder, log });
    expect(second.url).not.toBe(site.page.url);
    await second.close();
  });
});

describe('starting a rehearsal again', () => {
  it('empties it, tells every window, and keeps everyone the same person', async () => {
    const { me, channel } = await begin();
    await post(site, '/people', { name: 'Amélie', locale: 'fr', facilitates: false });
    const josiane = await personNamed(site, 'Josiane');
    const windows = [await openWindow(site, me), await openWindow(site, josiane)];
    await post(site, '/restart');
    for (const window of windows) await window.told('the restart', isType('restarted'));
    const state = await stateOf(site, josiane);
    expect(state.me).toEqual(josiane);
    expect(state.channels.map(({ id }) => id)).toEqual([channel]);
    expect(state.people.map(({ name }) => name)).not.toContain('Amélie');
    expect((await allOf(me)).messages).toEqual([[]]);
    await slash(me, 'workshop start', { template: 'dix-minutes' });
    await windows[1]?.told(
      'the new card',
      (event) => event.type === 'message' && textOf(event.message).includes('join:'),
    );
    await site.startAgain();
    expect(textOf(await cardWith(site, josiane, 'status:'))).toContain('tape 1\u00A0');
  });
});

describe('the clock of a rehearsal', () => {
  it('moves forward, for Palabre as for Discord, and stays there', async () => {
    const { me, channel } = await begin();
    const window = await openWindow(site, me);
    const weekMs = 7 * 24 * 3_600_000;
    const { now } = await post<WireClock>(site, '/clock', { forwardMs: weekMs });
    expect(now - Date.now()).toBeGreaterThan(weekMs - 60_000);
    await window.told('the hour', (event) => event.type === 'clock' && event.clock.now === now);
    await act(site, me, { do: 'write', channel, text: 'une semaine plus tard' });
    await site.startAgain();
    const { clock } = await stateOf(site);
    expect(clock.now).toBeGreaterThanOrEqual(now);
    const messages = await get<{ timestamp: number; content: string }[]>(
      site,
      `/messages?person=${me.id}&channel=${channel}`,
    );
    const message = messages.find(({ content }) => content === 'une semaine plus tard');
    expect(message?.timestamp).toBeGreaterThanOrEqual(now);
  });

  it('goes to the end of the timebox, if there is one', async () => {
    const { me } = await begin();
    const window = await openWindow(site, me);
    expect((await send(site, '/clock', { to: 'timeboxEnd' })).status).toBe(422);
    await slash(me, 'workshop extend', { minutes: 30 });
    const running = await window.told(
      'the timebox',
      (event) => event.type === 'clock' && event.clock.timeboxEndsAt !== undefined,
    );
    const end = running.type === 'clock' ? running.clock.timeboxEndsAt : undefined;
    const clock = await post<WireClock>(site, '/clock', { to: 'timeboxEnd' });
    expect(clock.now).toBeGreaterThanOrEqual(end ?? Infinity);
    expect(clock.timeboxEndsAt).toBeUndefined();
    await slash(me, 'workshop extend', { minutes: 5 });
    await slash(me, 'workshop pause');
    expect((await stateOf(site)).clock.timeboxEndsAt).toBeUndefined();
  });
});

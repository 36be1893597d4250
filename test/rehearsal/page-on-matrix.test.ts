import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  WireCast,
  WireClock,
  WirePerson,
  WireState,
} from '../../src/rehearsal/page/protocol.ts';
import type { WireChannel, WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import type { WireMatrixAct } from '../../src/rehearsal/page/protocol-acts.ts';
import { smallTemplate } from '../support/small-template.ts';
import {
  eventually,
  get,
  isType,
  openSite,
  openWindow,
  post,
  says,
  send,
  type Site,
} from './page-visitor.ts';

type Gesture = WireMatrixAct extends infer Act
  ? Act extends WireMatrixAct
    ? Omit<Act, 'person'>
    : never
  : never;

let site: Site;
let hall: string;
let maelle: WirePerson;
let josiane: WirePerson;

const query = (parts: Readonly<Record<string, string>>): string =>
  new URLSearchParams(parts).toString();
const stateOf = (person: WirePerson) =>
  get<WireState>(site, `/matrix/state?${query({ person: person.id })}`);
const act = ({ id }: WirePerson, gesture: Gesture) =>
  post(site, '/matrix/act', { person: id, ...gesture });
const messagesIn = (person: WirePerson, channel: string) =>
  get<WireMessage[]>(site, `/matrix/messages?${query({ person: person.id, channel })}`);

function find(person: WirePerson, channel: string, words: string): Promise<WireMessage> {
  return eventually(words, async () =>
    (await messagesIn(person, channel)).find(({ content }) => content.includes(words)),
  );
}

const directOf = (person: WirePerson): Promise<WireChannel> =>
  eventually('the room for two', async () =>
    (await stateOf(person)).channels.find(({ type }) => type === 1),
  );

beforeAll(async () => {
  site = await openSite();
  const state = await get<WireState>(site, '/matrix/state');
  hall = state.channels[0]?.id ?? '';
  maelle = state.me;
  josiane = state.people.find(({ name }) => name.startsWith('Josiane')) ?? state.me;
});
afterAll(() => site.close());

describe('the rehearsal’s page on Matrix', () => {
  it('begins in one room, with the cast, a newcomer and Palabre', async () => {
    const { people, channels, begins, commands } = await stateOf(maelle);
    expect(channels.map(({ name }) => name)).toEqual(['En commun']);
    expect(people.at(-2)).toMatchObject({ name: 'Invité·e', facilitates: false, bot: false });
    expect(people.at(-1)).toMatchObject({ name: 'Palabre', bot: true });
    expect(people.filter(({ facilitates }) => facilitates)).toEqual([maelle]);
    expect(begins).toBe('!atelier lancer');
    expect(commands).toEqual([]);
  });

  it('stands behind the page’s door, as everything does', async () => {
    const body = JSON.stringify({ do: 'stop' });
    const ask = (path: string, headers: Readonly<Record<string, string>>) =>
      fetch(site.page.url + path, { method: 'POST', headers, body });
    const json = { 'content-type': 'application/json' };
    const own = { ...json, origin: site.page.url };
    expect((await ask('/matrix/cast', own)).status).toBe(200);
    expect((await ask('/matrix/cast', json)).status).toBe(403);
    expect((await ask('/matrix/cast', { ...json, origin: 'http://evil.example' })).status).toBe(
      403,
    );
    expect((await ask('/matrix/cast', { origin: site.page.url })).status).toBe(415);
    const foreign = { headers: { origin: 'http://evil.example' } };
    for (const path of ['/matrix/state', '/matrix/stream', '/matrix/media/x/y'])
      expect((await fetch(site.page.url + path, foreign)).status).toBe(403);
  });

  it.each([
    ['/matrix/stream?person=nobody', 404],
    ['/matrix/messages?person=nobody&channel=x', 404],
    ['/matrix/media/constructor/x', 404],
    ['/matrix/act', 404],
    ['/matrix/', 404],
  ])('says what is wrong with %s', async (path, status) => {
    const answer = await fetch(site.page.url + path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('problem');
  });

  it.each([
    { do: 'dance' },
    { do: 'write', text: '' },
    { do: 'react', message: 'x', key: '' },
    { do: 'pin' },
  ])('refuses a gesture that is none: %o', async (gesture) => {
    const body = { person: maelle.id, channel: hall, ...gesture };
    expect((await send(site, '/matrix/act', body)).status).toBe(400);
  });

  it('tells each window what its person sees, and nothing of others’ rooms', async () => {
    const [hers, other] = await Promise.all([
      openWindow(site, maelle, '/matrix'),
      openWindow(site, josiane, '/matrix'),
    ]);
    await act(maelle, { do: 'write', channel: hall, text: '!atelier lancer' });
    await hers.told('the list in the room for two', says('Répondez ici'));
    await other.told('the command in the room', says('!atelier lancer'));
    expect(other.events.some(says('Répondez ici'))).toBe(false);
    const { id } = await directOf(maelle);
    await expect(messagesIn(josiane, id)).rejects.toThrow(/404/u);
    const there = { do: 'write', channel: id, text: 'Bonjour' } as const;
    await expect(act(josiane, there)).rejects.toThrow(/404/u);
    await act(maelle, { ...there, text: 'annuler' });
    hers.close();
    other.close();
  });

  it('shows replies, reactions, edits and what is taken back, as a client does', async () => {
    const window = await openWindow(site, josiane, '/matrix');
    const told = (what: string, is: (message: WireMessage) => boolean) =>
      window.told(
        what,
        // A window that hears of both at once gets the message as it has become.
        (event) => (event.type === 'edit' || event.type === 'message') && is(event.message),
      );
    await act(maelle, { do: 'write', channel: hall, text: 'Qui vient ?\nDites-le.' });
    const asked = await find(josiane, hall, 'Qui vient');
    await act(josiane, { do: 'write', channel: hall, text: 'Moi', replyTo: asked.id });
    const answer = await find(maelle, hall, 'Moi');
    const quoted = { id: asked.id, authorId: maelle.id, words: 'Qui vient ?' };
    expect(answer.onMatrix?.reply).toEqual(quoted);
    await act(maelle, { do: 'react', channel: hall, message: answer.id, key: '👍' });
    const isLiked = ({ onMatrix }: WireMessage) => onMatrix?.reactions[0]?.by[0] === maelle.id;
    await told('the reaction', isLiked);
    await eventually('it to be known to the one who reacted', async () =>
      (await messagesIn(maelle, hall)).some(isLiked) ? true : undefined,
    );
    await act(maelle, { do: 'react', channel: hall, message: answer.id, key: '👍' });
    await told(
      'the reaction to be gone',
      ({ id, onMatrix }) => id === answer.id && onMatrix?.reactions.length === 0,
    );
    await act(josiane, { do: 'change', channel: hall, message: answer.id, text: 'Nous deux' });
    await told('the edit', ({ content }) => content === 'Nous deux');
    await act(josiane, { do: 'takeBack', channel: hall, message: answer.id });
    await told('its end', ({ id, onMatrix }) => id === answer.id && onMatrix?.removed === true);
    window.close();
  });

  it('lets a newcomer do what the server allows, and says so in words otherwise', async () => {
    const body = { name: 'Noa', locale: 'fr', facilitates: false };
    const noa = await post<WirePerson>(site, '/matrix/people', body);
    const message = (await find(noa, hall, 'Qui vient')).id;
    const pin = { do: 'pin', channel: hall, message } as const;
    await expect(act(noa, pin)).rejects.toThrow(/422.*serveur Matrix ne laisse pas/u);
    const ari = await post<WirePerson>(site, '/matrix/people', { ...body, facilitates: true });
    expect(ari.facilitates).toBe(true);
    await act(ari, pin);
    await eventually('the pin', async () =>
      (await find(noa, hall, 'Qui vient')).onMatrix?.pinned === true ? true : undefined,
    );
  });

  it('has the cast play on, time pass, and starts over at once in every window', async () => {
    const window = await openWindow(site, maelle, '/matrix');
    await post<WireCast>(site, '/matrix/cast', { do: 'step', pace: 'instant' });
    const played = await eventually('the cast to have played', async () => {
      const { cast } = await stateOf(maelle);
      return cast.playing ? undefined : cast;
    });
    expect(played).toEqual({ playing: false, step: 'Reconnaissance territoriale' });
    await find(josiane, hall, 'Je participe');
    const { clock } = await stateOf(maelle);
    const later = await post<WireClock>(site, '/matrix/clock', { forwardMs: 300_000 });
    expect(later.now - clock.now).toBeGreaterThanOrEqual(300_000);
    await post(site, '/matrix/restart');
    await window.told('the new beginning', isType('restarted'));
    expect(await messagesIn(maelle, hall).catch(() => [])).toEqual([]);
    expect((await stateOf(maelle)).channels.map(({ name }) => name)).toEqual(['En commun']);
    expect(site.warned).toEqual([]);
    window.close();
  });
});

describe('the cast on Matrix, one step after the other', () => {
  let small: Site;
  beforeAll(async () => {
    // A board whose form has one question comes first.
    const [goRound, ...others] = smallTemplate.steps;
    const steps = goRound === undefined ? others : [...others, goRound];
    small = await openSite(undefined, 'fr', { ...smallTemplate, steps });
  });
  afterAll(() => small.close());

  const played = async (): Promise<WireCast> => {
    await post(small, '/matrix/cast', { do: 'step', pace: 'instant' });
    const look = async () => {
      const { cast } = await get<WireState>(small, '/matrix/state');
      return cast.playing ? undefined : cast;
    };
    return eventually('the step to be played', look, 60_000);
  };

  it('does what each step expects, and does it once', async () => {
    const steps = [await played(), await played()];
    const titles = ['Le pilier', 'Pause'];
    expect(steps).toEqual(titles.map((step) => ({ playing: false, step })));
    const { me, channels, people } = await get<WireState>(small, '/matrix/state');
    const path = `/matrix/messages?${query({ person: me.id, channel: channels[0]?.id ?? '' })}`;
    const replies = (await get<WireMessage[]>(small, path)).filter(
      ({ authorId, onMatrix }) => onMatrix?.reply !== undefined && authorId !== people.at(-1)?.id,
    );
    expect(new Set(replies.map(({ authorId }) => authorId)).size).toBe(replies.length);
    expect(replies.length).toBeGreaterThan(2);
  }, 90_000);
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/kernel/text.ts';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import type { WirePerson } from '../../src/rehearsal/page/protocol.ts';
import {
  act,
  cardWith,
  get,
  openSite,
  personNamed,
  post,
  press,
  stateOf,
  textOf,
  type Site,
} from './page-visitor.ts';

let site: Site;

afterEach(async () => {
  await site.close();
});

const begin = async (locale: Locale): Promise<void> => {
  site = await openSite(undefined, locale);
};

const theChannel = async (): Promise<string> => (await stateOf(site)).channels[0]?.id ?? '';

async function answer(person: WirePerson, command: string, options = {}): Promise<string> {
  const channel = await theChannel();
  const outcome = await act(site, person, { do: 'slash', channel, command, options });
  if (outcome.kind !== 'message') throw new Error(outcome.kind);
  expect(outcome.message.ephemeralFor).toBe(person.id);
  return textOf(outcome.message);
}

describe('a rehearsal in Catalan', () => {
  it('answers its people privately in Catalan, though their Discord is in Spanish', async () => {
    await begin('ca');
    const { me } = await stateOf(site);
    const josiane = await personNamed(site, 'Josiane');
    const guest = await personNamed(site, 'Visitant');
    for (const person of [me, josiane, guest])
      expect(person).toMatchObject({ locale: 'es-ES', chosen: 'ca' });
    expect(await answer(guest, 'help')).toContain('Què podeu fer aquí');
    expect(await answer(me, 'workshop start', { template: 'en-commun' })).toContain(
      'El taller està obert',
    );
    await cardWith(site, josiane, 'join:');
    const joined = await press(site, josiane, 'join:');
    expect(joined.kind === 'message' && textOf(joined.message)).toContain('Us donem la benvinguda');
  });

  it('leaves to its English speakers their own language', async () => {
    await begin('ca');
    const callum = await personNamed(site, 'Callum');
    expect(callum.chosen).toBeUndefined();
    expect(await answer(callum, 'help')).toContain('What you can do here');
  });

  it('opens on nothing said yet, as in any language', async () => {
    await begin('ca');
    const { people } = await stateOf(site);
    const channel = await theChannel();
    for (const { id } of people.filter(({ bot }) => !bot))
      expect(await get<WireMessage[]>(site, `/messages?person=${id}&channel=${channel}`)).toEqual(
        [],
      );
  });

  it('still knows it after a restart', async () => {
    await begin('ca');
    await site.startAgain();
    const { me } = await stateOf(site);
    expect(await answer(me, 'help')).toContain('Què podeu fer aquí');
  });
});

describe('somebody who reads Catalan', () => {
  it('may join a rehearsal in another language', async () => {
    await begin('es');
    const { me } = await stateOf(site);
    expect(me.chosen).toBeUndefined();
    expect(await answer(me, 'help')).toContain('Lo que puede hacer aquí');
    const added = await post<WirePerson>(site, '/people', {
      name: 'Mercè',
      locale: 'ca',
      facilitates: false,
    });
    expect(added).toMatchObject({ locale: 'es-ES', chosen: 'ca' });
    expect(await answer(added, 'help')).toContain('Què podeu fer aquí');
  });
});

import { afterEach, it } from 'vitest';
import type { WirePerson } from '../../src/rehearsal/page/protocol.ts';
import {
  act,
  cardWith,
  openSite,
  openWindow,
  post,
  press,
  says,
  stateOf,
  type Site,
} from './page-visitor.ts';

let site: Site;
afterEach(() => site.close());

const forward = (minutes: number) => post(site, '/clock', { forwardMs: minutes * 60_000 });

async function slash(me: WirePerson, command: string, options = {}) {
  const channel = (await stateOf(site)).channels[0]?.id ?? '';
  await act(site, me, { do: 'slash', channel, command, options });
}

it('posts notices as soon as the clock is moved, and removes the last one with its button', async () => {
  site = await openSite();
  const { me } = await stateOf(site);
  await slash(me, 'workshop start', { template: 'en-commun' });
  await cardWith(site, me, 'agenda.next:');
  const window = await openWindow(site, me);
  await slash(me, 'workshop extend', { minutes: 30 });
  await forward(16);
  await window.told('half-time', says('La moitié du temps est passée'));
  await forward(10);
  await window.told('the end that nears', says('Il reste peu de temps'));
  await post(site, '/clock', { to: 'timeboxEnd' });
  const { message } = await window.told('the end', says('le temps est écoulé.'));
  await press(site, me, 'agenda.next:');
  await window.told(
    'the word’s going',
    (event) => event.type === 'delete' && event.message === message.id,
  );
  window.close();
});

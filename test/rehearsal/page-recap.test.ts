import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import type { WirePerson } from '../../src/rehearsal/page/protocol.ts';
import {
  act,
  cardWith,
  eventually,
  get,
  openSite,
  personNamed,
  post,
  press,
  stateOf,
  textOf,
  type Site,
} from './page-visitor.ts';

const weekMs = 7 * 24 * 60 * 60_000;

let site: Site;
let me: WirePerson;
let channel: string;
beforeEach(async () => {
  site = await openSite();
  const state = await stateOf(site);
  ({ me } = state);
  channel = state.channels[0]?.id ?? '';
});
afterEach(() => site.close());

const slash = (command: string, options = {}) =>
  act(site, me, { do: 'slash', channel, command, options });
const aWeekLater = () => post(site, '/clock', { forwardMs: weekMs });

/** The recap that can be answered, once no other can, and it isn't the former one. */
function recap(former?: WireMessage): Promise<WireMessage> {
  return eventually('a recap', async () => {
    const path = `/messages?person=${me.id}&channel=${channel}`;
    const all = await get<WireMessage[]>(site, path);
    const [found, ...others] = all.filter((each) => textOf(each).includes('"recap.answer:'));
    return others.length === 0 && found?.id !== former?.id ? found : undefined;
  });
}

async function fill(person: WirePerson, button: string, values: Record<string, string>) {
  const form = await press(site, person, button);
  if (form.kind !== 'modal') throw new Error(form.kind);
  return act(site, person, { do: 'submit', modal: form.modal, values });
}

describe('a week that passes in the rehearsal', () => {
  it('brings its recap, on time and once, and the next one quotes the answers', async () => {
    await slash('workshop start', { template: 'en-commun' });
    await cardWith(site, me, 'agenda.next:');
    await slash('pillar open', { pillar: 'community' });
    await slash('recap schedule', { day: 'friday', time: '16:00', channel });
    await aWeekLater();
    const first = await recap();
    expect(textOf(first)).toContain('semaine');
    expect(textOf(first)).not.toContain('en retard');

    const callum = await personNamed(site, 'Callum');
    await fill(callum, 'recap.answer:', { answer: 'Le four à pain' });
    await eventually('the count', async () => {
      const message = await recap();
      return textOf(message).includes('Déjà répondu') ? true : undefined;
    });
    await aWeekLater();
    const second = await recap(first);
    expect(textOf(second)).toContain('Le four à pain');
    await site.startAgain();
    await aWeekLater();
    await recap(second);
    expect(site.warned).toEqual([]);
  });
});

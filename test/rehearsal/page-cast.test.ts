import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireCast, WirePerson } from '../../src/rehearsal/page/protocol.ts';
import type { WireCastOrder } from '../../src/rehearsal/page/protocol-acts.ts';
import type { WireMessage } from '../../src/rehearsal/page/protocol-shown.ts';
import { pauseAfter } from '../../src/rehearsal/page/pace.ts';
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
  stateOf,
  textOf,
  type Site,
} from './page-visitor.ts';

let site: Site;
let maelle: WirePerson;
let channel: string;

beforeAll(async () => {
  site = await openSite();
  const state = await stateOf(site);
  maelle = state.me;
  channel = state.channels[0]?.id ?? '';
});

afterAll(async () => {
  await site.close();
});

const order = (given: WireCastOrder) => post<WireCast>(site, '/cast', given);
const ended = () =>
  eventually(
    'the end of the cast',
    async () => {
      const { cast } = await stateOf(site);
      return cast.playing ? undefined : cast;
    },
    30_000,
  );

async function playStep(): Promise<WireCast> {
  await order({ do: 'step', pace: 'instant' });
  return ended();
}

const slash = (command: string, options = {}) =>
  act(site, maelle, { do: 'slash', channel, command, options });

async function words(begins: string): Promise<string> {
  return textOf(await cardWith(site, maelle, begins));
}

/** What the bot posted in a thread, apart from the board itself. */
async function contributionsIn(place: string): Promise<number | undefined> {
  const path = `/messages?person=${maelle.id}&channel=${place}`;
  const posts = (await get<WireMessage[]>(site, path)).filter(
    (message) => !textOf(message).includes('contribute.open:'),
  );
  return posts.length >= 4 ? posts.length : undefined;
}

describe('the cast, one step after the other, with the facilitator in between', () => {
  it('opens a workshop if there is none, and everyone joins', async () => {
    expect(await playStep()).toEqual({ playing: false, step: 'Reconnaissance territoriale' });
    const again = await press(site, await personNamed(site, 'Linh'), 'join:');
    expect(again.kind === 'message' && textOf(again.message)).toContain('déjà');
  });

  it('moves on to the next step if the current one has nothing left to do', async () => {
    expect(await playStep()).toEqual({ playing: false, step: 'Déroulement' });
  });

  it('continues the go-round where people left it, and finds who was away', async () => {
    await slash('workshop next');
    const opened = await press(site, await personNamed(site, 'Thierno'), 'introduce.open:');
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    await act(site, await personNamed(site, 'Thierno'), {
      do: 'submit',
      modal: opened.modal,
      values: { name: 'Thierno', organisation: 'à la main', word: 'pont', passTo: [] },
    });
    expect(await playStep()).toEqual({ playing: false, step: 'Tour de table' });
    const card = await eventually('eleven voices', async () => {
      const text = await words('introduce.open:');
      return text.includes('apprentissage') ? text : undefined;
    });
    expect(card).toContain('à la main');
    expect(card).not.toContain('Sentiers communs');
    expect(card).toContain('Le tour est terminé');
  });

  it('opens no board twice, and says nothing twice', async () => {
    await slash('pillar open', { pillar: 'community' });
    await slash('workshop next');
    await slash('workshop next');
    await slash('workshop next');
    await slash('workshop next');
    expect(await playStep()).toMatchObject({ step: 'Pilier – Communauté' });
    const { channelId } = await cardWith(site, maelle, 'contribute.open:');
    const count = () => contributionsIn(channelId);
    expect(await eventually('the contributions', count)).toBe(4);
    await slash('workshop back');
    await slash('workshop next');
    expect(await playStep()).not.toHaveProperty('trouble');
    expect(await count()).toBe(4);
  });

  it('plays on to the summary, beyond what was started by hand', async () => {
    await slash('exercise start', { exercise: 'exercice-1' });
    const window = await openWindow(site, maelle);
    await order({ do: 'end', pace: 'instant' });
    expect(await ended()).toEqual({ playing: false, step: 'On vous invite' });
    const steps = window.events
      .filter(isType('cast'))
      .map(({ cast }) => cast.step)
      .filter((step) => step !== undefined);
    expect(steps).toContain('Retour sur les outils et ressources actuels');
    const report = window.events
      .flatMap((event) => (event.type === 'message' ? event.message.attachments : []))
      .findLast(({ name }) => name.endsWith('.json'));
    window.close();
    const file = await fetch(site.page.url + (report?.url ?? ''));
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(await file.text()).toContain('Pilier – Communauté');
    expect(site.warned).toEqual([]);
  }, 40_000);
});

describe('the cast, when somebody plays with it', () => {
  it('says so if it waits for somebody played by a person', async () => {
    await order({ do: 'step', pace: 'instant' });
    await ended();
    await slash('workshop next');
    await slash('workshop next');
    const { id, channelId, components } = await cardWith(site, maelle, 'stick.give:');
    const customId = /"custom_id":"(stick\.give:[^"]+)"/u.exec(JSON.stringify(components))?.[1];
    const guest = await personNamed(site, 'Invité');
    await act(site, maelle, {
      do: 'choose',
      channel: channelId,
      message: id,
      customId: customId ?? '',
      values: [guest.id],
    });
    const { trouble } = await playStep();
    expect(trouble).toBe(
      'La troupe s’est arrêtée : Invité·e, que vous jouez, a le bâton de parole. Présentez-vous à sa place, ou passez son tour.',
    );
  });

  it('stops between two gestures, and can be sent on at once', async () => {
    await slash('workshop next');
    await order({ do: 'end', pace: 'human' });
    await eventually('the cast to play', async () =>
      (await stateOf(site)).cast.playing ? true : undefined,
    );
    expect(await order({ do: 'stop' })).toMatchObject({ playing: false });
    const { step } = (await stateOf(site)).cast;
    await new Promise((resolve) => setTimeout(resolve, pauseAfter(0) + 200));
    expect((await stateOf(site)).cast).toEqual({ playing: false, step });
  });

  it('gives people time at first, and speeds up a crowd', () => {
    expect(pauseAfter(0)).toBe(1_200);
    expect(pauseAfter(3)).toBeLessThan(pauseAfter(1));
    expect(pauseAfter(50)).toBe(250);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locales } from '../../src/kernel/text.ts';
import { misfits, phone } from './phone.ts';
import { openVenue, type Venue } from './windows.ts';
import { screenText, wordsOfOthers } from './words-of-others.ts';

const tags = { fr: 'fr-CA', en: 'en-CA', ca: 'ca-ES', es: 'es-ES' } as const;
const paths = { Discord: '', Matrix: '/matrix' } as const;
type Tab = keyof typeof paths;

/** After so many steps that the cast played: the agenda, a go-round, pillars, an exercise, the vote. */
const moments = [1, 3, 8, 14, 20];
/** Of the threads, the latest: they are all of two kinds. */
const latest = -2;

const stateSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  channels: z.array(z.object({ id: z.string(), parentId: z.string().optional() })),
  cast: z.object({ playing: z.boolean(), trouble: z.string().optional() }),
});
type State = z.infer<typeof stateSchema>;

/** The rehearsal on one of its tabs, as its server tells it. */
function tabOf({ url }: Venue, tab: Tab) {
  const base = url + paths[tab];
  const state = async (person = ''): Promise<State> => {
    const asked = `${base}/state?person=${encodeURIComponent(person)}`;
    return stateSchema.parse(await (await fetch(asked)).json());
  };
  const play = async (order: 'step' | 'end'): Promise<void> => {
    const headers = { 'content-type': 'application/json', origin: url };
    const body = JSON.stringify({ do: order, pace: 'instant' });
    await fetch(`${base}/cast`, { method: 'POST', headers, body });
    await expect
      .poll(async () => (await state()).cast, { timeout: 90_000 })
      .toMatchObject({
        playing: false,
      });
    expect((await state()).cast.trouble).toBeUndefined();
  };
  const address = (person: string, channel: string): string =>
    `${base}${tab === 'Discord' ? '/' : ''}?person=${encodeURIComponent(person)}#${channel}`;
  return { state, play, address };
}

type Look = () => Promise<void>;

/** The list of commands, the menu of boards, a form. */
async function asksOnDiscord(page: Page, fits: Look): Promise<void> {
  await page.locator('.composer-box').fill('/');
  await page.locator('[role=option]').first().waitFor();
  await fits();
  await page.locator('.composer-box').fill('');
  await page.locator('[data-action^="contribute.menu"]').first().click();
  await page.locator('.message-private [data-action^="contribute.open"]').first().waitFor();
  await fits();
  await page.locator('.message-private [data-action^="contribute.open"]').first().click();
  await page.getByRole('dialog').waitFor();
  await fits();
  await page.keyboard.press('Escape');
}

/** A vote comes in the room for two. */
async function asksOnMatrix(page: Page, fits: Look): Promise<void> {
  await page.locator('.reaction', { hasText: '🗳️' }).last().click();
  await page.locator('.came').click();
  await page.locator('.message').last().waitFor();
  await fits();
}

const all = locales.flatMap((locale) =>
  (['Discord', 'Matrix'] as const).map((tab) => ({ locale, tab })),
);

/** With each change, every language on one of the tabs, in turn; in the long form, on both. */
const isLong = process.env['LONG_FORM'] !== undefined;
const walked = all.filter(({ locale, tab }) => {
  const turn = locales.indexOf(locale) % 2 === 0 ? 'Discord' : 'Matrix';
  return isLong || tab === turn;
});

/** Each continues from the one before: it is one workshop, seen by who leads it and by who takes part. */
describe.each(walked)('a workshop in $locale on $tab, on a phone', ({ locale, tab }) => {
  const strange = wordsOfOthers(locale);
  let venue: Venue;
  let page: Page;
  let at: ReturnType<typeof tabOf>;
  let played = 0;

  beforeAll(async () => {
    venue = await openVenue(locale);
    page = await venue.window(undefined, { ...phone, locale: tags[locale] });
    at = tabOf(venue, tab);
    await page.goto(`${venue.url}${paths[tab]}`);
    await page.locator('.welcome').waitFor();
  }, 60_000);
  afterAll(async () => venue.close());

  const fits = async (): Promise<void> => {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
    expect(await misfits(page)).toEqual([]);
    expect(strange(await page.evaluate(screenText))).toEqual([]);
  };
  const isIn = async (person: string, channel: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(at.address(person, channel));
    await page.locator('.message').first().waitFor();
  };
  /** All that somebody sees, place by place. */
  const seenBy = async (name: string): Promise<void> => {
    const id = (await at.state()).people.find((each) => each.name.startsWith(name))?.id ?? '';
    const { channels } = await at.state(id);
    const tops = channels.filter(({ parentId }) => parentId === undefined);
    const threads = channels.filter(({ parentId }) => parentId !== undefined);
    for (const channel of [...tops, ...threads.slice(latest)]) {
      await isIn(id, channel.id);
      await fits();
    }
  };
  /** Where everybody is, as who takes part. */
  const inRoom = async (): Promise<void> => {
    const { people, channels } = await at.state();
    const josiane = people.find(({ name }) => name.startsWith('Josiane'))?.id ?? '';
    await isIn(josiane, channels.find(({ parentId }) => parentId === undefined)?.id ?? '');
  };
  const drawers = async (): Promise<void> => {
    for (const which of ['first', 'last'] as const) {
      await page.locator('.room-head .icon-button')[which]().click();
      await page.getByRole('dialog').waitFor();
      await fits();
      await page.keyboard.press('Escape');
    }
  };

  it('is whole, in its language, before it begins', async () => {
    await fits();
    await drawers();
  });

  it.each(moments)(
    'is whole, in its language, after %i steps',
    { timeout: 240_000 },
    async (steps) => {
      for (; played < steps; played += 1) await at.play('step');
      await seenBy('Maëlle');
      await seenBy('Josiane');
      await drawers();
    },
  );

  it('asks in forms and lists that are whole, in its language', { timeout: 60_000 }, async () => {
    await inRoom();
    await (tab === 'Discord' ? asksOnDiscord(page, fits) : asksOnMatrix(page, fits));
  });

  it('is whole, in its language, once it is over', { timeout: 240_000 }, async () => {
    await at.play('end');
    await seenBy('Maëlle');
    await seenBy('Josiane');
  });

  it('opens its report, in its language, with its look', async () => {
    await inRoom();
    const opening = page.context().waitForEvent('page');
    await page.locator('.file a:not([download])').first().click();
    const report = await opening;
    await report.locator('h1').waitFor();
    expect(strange(await report.evaluate(screenText))).toEqual([]);
    expect((await misfits(report)).filter((found) => !found.startsWith('small'))).toEqual([]);
    expect(await report.evaluate('getComputedStyle(document.body).marginTop')).not.toBe('8px');
  });
});

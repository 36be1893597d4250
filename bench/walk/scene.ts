import type { Browser, Locator, Page } from 'playwright-core';
import { settle } from '../directing.ts';
import { openHouse, type House } from './house.ts';
import { isFocused, reach, scrolledTo, sum, sweepsOf, type Reach } from './reach.ts';

export interface Seat {
  readonly locale: 'fr' | 'en';
  readonly size: 'desktop' | 'phone';
}

const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;

const words = {
  fr: { join: /^Je participe$/u, answer: /^Je réponds$/u, vote: /^Je vote$/u },
  en: {
    join: /taking part$/u,
    answer: /answer$/u,
    vote: /^(?:I v|V)ote$/u,
    send: /^(?:Send|Submit)$/u,
  },
} as const;
const next = /^(?:Suivant|Next)/u;
const pillar = /pilier$|pillar/u;
const private_ = /Animation|Facilitat/u;
const others = 9;

/** The ways of a workshop, each from where a person is when it is asked of them. */
export type Walked = ReadonlyMap<string, Reach>;

/** Walks a workshop in a window of that size, with others who answer and vote out of sight. */
export async function walk(
  browser: Browser,
  program: readonly string[],
  seat: Seat,
): Promise<Walked> {
  const house = await openHouse(program, seat.locale);
  const context = await browser.newContext({
    ...sizes[seat.size],
    reducedMotion: 'reduce',
    locale: `${seat.locale}-CA`,
  });
  context.setDefaultTimeout(15_000);
  try {
    return await walked(house, await context.newPage(), seat);
  } finally {
    await context.close();
    await house.close();
  }
}

async function walked(house: House, page: Page, { locale }: Seat): Promise<Walked> {
  const { me, people } = await house.state();
  const [guest, ...rest] = people.filter(({ bot, id }) => !bot && id !== me.id);
  if (guest === undefined) throw new Error('Nobody is there.');
  const { join, answer, vote } = words[locale];
  const goOn = async (steps: number): Promise<void> => {
    for (let at = 0; at < steps; at += 1) {
      await house.press(me.id, private_, next);
      await settle();
    }
  };
  const found = new Map<string, Reach>();
  await page.goto(`${house.url}/`);
  await page.locator('.welcome .button-main').click();
  await opened(house);
  found.set('the facilitators’ thread', await reach(page, await toPrivate(page)));
  await goOn(1);
  await page.goto(`${house.url}/?person=${guest.id}`);
  await page.locator('.message').first().waitFor();
  found.set('taking part', await reach(page, [newest(page, join)]));
  await goOn(5);
  await house.press(me.id, private_, pillar);
  await settle();
  found.set('the first form', await reach(page, await toForm(page, answer)));
  await page.keyboard.press('Escape');
  for (const { id } of rest.slice(0, others))
    await house.answer(id, /Communauté|Community/u, answer, sentence);
  // The row to answer follows at most once a minute.
  await house.later(61_000);
  await settle();
  await openThread(page);
  await settle();
  found.set('the second, after nine', await reach(page, [newest(page, answer)]));
  await page.keyboard.press('Escape');
  await goOn(13);
  await page.goto(`${house.url}/?person=${guest.id}`);
  await page.locator('.message').first().waitFor();
  const choice = page.locator('.message:has(.section)').last().locator('.section .button');
  if ((await choice.count()) > 0)
    found.set('a vote for one choice, from its card', await reach(page, [choice.first()]));
  const ballot = await reach(page, [newest(page, vote)]);
  found.set('the ballot', ballot);
  found.set('a vote for one choice, by the ballot', sum([ballot, await toSend(page)]));
  return found;
}

/** A busy machine takes its time to open the facilitators' thread, and to say where it is. */
async function opened(house: House): Promise<void> {
  while (!(await house.state()).channels.some(({ name }) => private_.test(name))) await settle(200);
  await settle();
}

const sentence =
  'Les bibliothèques du quartier, les cuisines collectives et les jardins, qui prêtent leurs salles le soir.';

const newest = (page: Page, name: RegExp): Locator =>
  page.locator('.message').getByRole('button', { name }).last();

async function toPrivate(page: Page): Promise<Locator[]> {
  const link = page.locator('.message:has(.only-you)').getByRole('button', { name: private_ });
  if ((await link.count()) > 0) return [link.first()];
  return aside(page, page.locator('.channel', { hasText: private_ }).first());
}

/** What stands in the column of channels, or in its drawer. */
async function aside(page: Page, channel: Locator): Promise<Locator[]> {
  if (await channel.isVisible()) return [channel];
  return [page.locator('.room-head .icon-button').first(), channel];
}

async function toForm(page: Page, answer: RegExp): Promise<Locator[]> {
  const here = newest(page, answer);
  if ((await here.count()) > 0) return [here];
  return [page.locator('.thread-link').last(), here];
}

async function openThread(page: Page): Promise<void> {
  if ((await page.locator('h1', { hasText: /Communauté|Community/u }).count()) > 0) return;
  await page.locator('.thread-link').last().click();
}

/** In the open form: its first choice is ticked, and it is sent. */
async function toSend(page: Page): Promise<Reach> {
  const dialog = page.getByRole('dialog');
  const { pixels, screen } = await scrolledTo(dialog.locator('[type=submit]'));
  const keys = await keysToSend(page, dialog.locator('input').first());
  await dialog.waitFor({ state: 'detached' });
  return { gestures: 2 + sweepsOf(pixels, screen), pixels, keys };
}

/** With the choice's own Enter, which sends. */
async function keysToSend(page: Page, choice: Locator): Promise<number> {
  let keys = 0;
  while (!(await isFocused(choice))) {
    await page.keyboard.press('Tab');
    keys += 1;
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  return keys + 2;
}

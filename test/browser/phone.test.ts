import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../src/kernel/text.ts';
import { strings } from '../../src/rehearsal/page/client/strings.ts';
import { misfits, phone } from './phone.ts';
import { openVenue, type Venue } from './windows.ts';

const tags = { fr: 'fr-CA', en: 'en-CA', ca: 'ca-ES', es: 'es-ES' } as const;
/** A workshop on the studio's shelf, and how it begins. */
const shelved = {
  fr: 'Cinq piliers, dix minutes chacun',
  en: 'Five pillars, ten minutes each',
  ca: 'Cinc pilars, deu minuts cadascun',
  es: 'Cinco pilares, diez minutos cada uno',
};
const welcome = { fr: 'Bienvenue', en: 'Welcome', ca: 'Benvinguda', es: 'Bienvenida' };

describe.each(locales)('on a phone, in %s', (locale) => {
  const text = strings[locale];
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue(locale);
    page = await venue.window(undefined, { ...phone, locale: tags[locale] });
  }, 60_000);
  afterAll(async () => venue.close());

  const fits = async () => expect(await misfits(page)).toEqual([]);

  it('the welcome, the workshop, the tools and a thread fit, each button on one line', async () => {
    await page.locator('.welcome').waitFor();
    await fits();
    await page.locator('.welcome .button-main').click();
    await page.locator('.container').nth(1).waitFor();
    await fits();
    await page.getByRole('button', { name: text.tools }).click();
    await page.getByText(text.paceInstant).waitFor();
    await fits();
    await page.getByRole('button', { name: text.close }).last().click();
    await page.getByRole('button', { name: text.channels }).click();
    await page.locator('.threads .channel').first().click();
    await page.locator('.message .button').first().waitFor();
    await fits();
  }, 60_000);

  it('the page that connects a community fits', async () => {
    await page.goto(`${venue.url}/connect`);
    await page.locator('.step input').first().waitFor();
    await fits();
  }, 60_000);

  it('the page that writes a workshop fits, and has those of its shelf in that language', async () => {
    await page.goto(`${venue.url}/studio`);
    await page.getByRole('button', { name: shelved[locale] }).click();
    await page.locator('.outline').waitFor();
    await fits();
    await page.locator('.outline-entry', { hasText: welcome[locale] }).waitFor();
  }, 60_000);
});

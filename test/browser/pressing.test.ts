import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserLanguage } from '../../src/rehearsal/page/client/strings.ts';
import { focused } from './keys.ts';
import { command, openVenue, type Venue } from './windows.ts';

/** Each test continues from the one before. */
describe('what one presses on the page', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue();
    page = await venue.window();
    await page.getByRole('button', { name: 'Commencer l’atelier' }).click();
    await page.getByRole('button', { name: /^fil privé.*Animation/u }).click();
  }, 60_000);
  afterAll(async () => venue.close());

  it('keeps the focus, however often the card changes under it', async () => {
    const next = page.getByRole('button', { name: 'Suivant', exact: false });
    await next.focus();
    for (const step of [2, 3, 4, 5]) {
      await page.keyboard.press('Enter');
      await page
        .locator('.container', { hasText: `Étape ${step} de 23` })
        .first()
        .waitFor();
      expect(await focused(page)).toContain('Suivant');
    }
  });

  it('takes what was typed though Enter comes at once', async () => {
    await page.getByRole('button', { name: /^atelier/u }).click();
    const box = page.locator('.composer-box');
    await box.focus();
    await page.keyboard.type('Bonjour à tout le monde\n');
    await page.locator('.md', { hasText: 'Bonjour à tout le monde' }).waitFor();
    expect(await box.inputValue()).toBe('');
    await page.keyboard.type('/pilier ouvrir\n');
    await page.locator('.command input').waitFor();
    await page.keyboard.type('Cogouv\n\n');
    await page.getByRole('button', { name: /^fil .*Cogouvernance/u }).waitFor();
    await box.waitFor();
  });

  it('starts a command at its first field, and its hours in the morning', async () => {
    await command(page, '/recap programmer');
    const [day, hour] = [
      page.getByRole('combobox', { name: 'jour' }),
      page.getByRole('combobox', { name: 'heure' }),
    ];
    await day.waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe(await day.getAttribute('id'));
    await hour.focus();
    await page.locator('[role=option]', { hasText: '09:00' }).waitFor();
    expect(await page.locator('[role=option]').first().textContent()).toBe('09:00');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('lets the settings be rehearsed, their role too', async () => {
    await command(page, '/reglages');
    await page.getByRole('button', { name: 'Ajouter role-animation' }).click();
    await page.locator('[role=option]', { hasText: '@Animation' }).click();
    await page.keyboard.press('Enter');
    await page.locator('.only-you').last().waitFor();
    await page.locator('.mention', { hasText: '@Animation' }).waitFor();
  });

  it('tells a refusal in plain words, until the next thing works', async () => {
    await page.route('**/act', (route) => {
      const body = JSON.stringify({ ...route.request().postDataJSON(), message: '42' });
      return route.continue({ postData: body });
    });
    await page.getByRole('button', { name: 'Où en est-on ?' }).first().click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Ce n’est plus là' });
    await refusal.waitFor();
    await page.unroute('**/act');
    await page.getByRole('button', { name: 'Où en est-on ?' }).first().click();
    await refusal.waitFor({ state: 'detached' });
  });

  it('separates the days', async () => {
    const moved = page.waitForResponse('**/clock');
    await page.getByRole('button', { name: /7 jours/u }).click();
    await moved;
    await page.locator('.composer-box').fill('Une semaine plus tard');
    await page.keyboard.press('Enter');
    const days = page.locator('.day');
    await days.first().waitFor();
    expect(await days.first().textContent()).toMatch(/^\p{L}+\s\d+\s\p{L}+\s\d{4}$/u);
    // In the page's language, whatever the person's Discord speaks.
    const catalan = await venue.window(undefined, { locale: 'ca-ES' });
    const day = catalan.locator('.day').first();
    await day.waitFor();
    expect(await day.textContent()).toMatch(/^\p{L}+, \d+ (?:de |d’)\p{L}+ del? \d{4}$/u);
    await catalan.context().close();
  });
});

it('takes the first of a browser’s languages that it speaks', () => {
  expect(browserLanguage(['eu', 'ca-ES', 'es'])).toBe('ca');
  expect(browserLanguage(['de-DE'])).toBe('en');
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focused, tabTo } from './keys.ts';
import { openVenue, type Venue } from './windows.ts';

describe('the page without a mouse', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue();
    page = await venue.window();
    await page.locator('.welcome').waitFor();
  }, 60_000);
  afterAll(async () => venue.close());

  it('starts a workshop, opens a pillar and contributes', async () => {
    await tabTo(page, 'Commencer l’atelier');
    await page.keyboard.press('Enter');
    await page.locator('.only-you').waitFor();
    await tabTo(page, 'Écrire en tant que Maëlle Brisebois');
    await page.keyboard.type('/pil');
    await page.keyboard.press('Tab');
    await page.locator('.command [aria-expanded=true]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.thread-link').waitFor();
    await tabTo(page, 'Ouvrir le fil 🛠️ Pilier – Coproduction', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.message .button-main').waitFor();
    await tabTo(page, 'Je réponds');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    // The form starts at its first field.
    await page.keyboard.type('Deux personnes, le mardi.');
    await tabTo(page, 'Envoyer');
    await page.keyboard.press('Enter');
    await page.locator('.only-you').waitFor();
    // The focus is back where the form was opened from.
    await expect.poll(() => focused(page), { timeout: 15_000 }).toBe('Je réponds');
    await page.getByText('Deux personnes, le mardi.').nth(1).waitFor();
  });

  it('dismisses a private reply without losing the focus', async () => {
    await page.locator('.only-you button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.only-you').waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('Conversation de');
  });

  it('goes from the box to what is asked and back, and types letters in the box', async () => {
    const box = 'Écrire en tant que Maëlle Brisebois';
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe(box);
    await page.keyboard.type('jk');
    expect(await page.locator('.composer-box').inputValue()).toBe('jk');
    await page.locator('.composer-box').fill('');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Je réponds');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(box);
  });

  it('tells screen readers what somebody else says', async () => {
    const callum = await venue.window('Thierno');
    await callum.getByRole('button', { name: /^fil .*Coproduction/u }).click();
    await callum.locator('.composer-box').fill('Et **trois** le jeudi.');
    await callum.keyboard.press('Enter');
    await page.locator('[aria-live=polite]', { hasText: 'Et trois le jeudi.' }).waitFor({
      state: 'attached',
    });
  });

  it('leaves a command with Escape, and keeps the input ready', async () => {
    await page.locator('.composer-box').fill('/atelier prolonger');
    await page.keyboard.press('Enter');
    await page.locator('.command').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('bonjour');
    expect(await page.locator('.composer-box').inputValue()).toBe('bonjour');
  });

  it('says why a command cannot be sent', async () => {
    await page.locator('.composer-box').fill('/atelier prolonger');
    await page.keyboard.press('Enter');
    await page.keyboard.type('beaucoup');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Écrivez un nombre.' }).waitFor();
    await page.keyboard.press('Escape');
  });
});

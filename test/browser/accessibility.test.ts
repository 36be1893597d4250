import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faintFrames } from './frames.ts';
import { command, graveFaults, openVenue, type Venue } from './windows.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Each state is reached from the one before it. */
describe('what axe finds on the page', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue();
    page = await venue.window();
  }, 60_000);
  afterAll(async () => venue.close());

  it('is nothing serious on the empty channel', async () => {
    await page.locator('.welcome').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('is nothing serious while commands are offered', async () => {
    await page.locator('.composer-box').fill('/');
    await page.locator('[role=option]').first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.locator('.composer-box').fill('');
  });

  it('is nothing serious in a conversation with private replies', async () => {
    await page.getByRole('button', { name: 'Commencer l’atelier' }).click();
    await page.locator('.only-you').waitFor();
    await command(page, '/pilier ouvrir', true);
    await page.locator('.thread-link').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expect(await faintFrames(page)).toEqual([]);
  });

  it('is nothing serious while an option is filled in', async () => {
    await command(page, '/pilier ouvrir');
    await page.locator('.command [aria-expanded=true]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('is nothing serious in a thread, or in the menu of a message', async () => {
    await page.locator('.thread-link').click();
    const actions = page.getByRole('button', { name: 'Actions sur le message' }).first();
    await actions.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('is nothing serious in a form, before and after something is reported missing', async () => {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.message .button-main').first().click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('is nothing serious in the developers’ view, with an entry expanded', async () => {
    await page.getByRole('button', { name: 'Côté technique' }).click();
    await page.locator('.entry summary').first().click();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('is nothing serious in the dark theme', async () => {
    const night = await venue.window('Callum', { colorScheme: 'dark', locale: 'en-CA' });
    await night.locator('.container').first().waitFor();
    expect(await graveFaults(night)).toEqual([]);
    expect(await faintFrames(night)).toEqual([]);
    await night.getByRole('button', { name: 'Start over' }).click();
    expect(await graveFaults(night)).toEqual([]);
    await night.context().close();
  });

  it('is nothing serious on a phone, in the conversation and in its drawers', async () => {
    const small = await venue.window('Josiane', phone);
    await small.locator('.container').first().waitFor();
    expect(await graveFaults(small)).toEqual([]);
    for (const drawer of ['Salons', 'Outils de la répétition']) {
      await small.getByRole('button', { name: drawer }).click();
      await small.getByRole('dialog').waitFor();
      expect(await graveFaults(small)).toEqual([]);
      await small.keyboard.press('Escape');
    }
  });

  it('leaves room for a finger on every control of a phone', async () => {
    const small = await venue.window('Josiane', phone);
    await small.locator('.container').first().waitFor();
    // A name within a sentence is as tall as the sentence, and a text field has its whole frame.
    const tooSmall = await small.evaluate(`[...document.querySelectorAll('button, select')]
      .filter((each) => each.checkVisibility() && !each.closest('.md, .skip'))
      .map((each) => [each.className, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 44 || height < 44)
      .map(([name]) => name)`);
    expect(tooSmall).toEqual([]);
  });
});

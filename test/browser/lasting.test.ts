import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVenue, type Venue } from './windows.ts';

describe('a window that stays open', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue();
    page = await venue.window();
  }, 60_000);
  afterAll(async () => venue.close());

  it('requests nothing from other hosts', async () => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.reload();
    await page.getByRole('button', { name: 'Commencer l’atelier' }).click();
    await page.locator('.container').first().waitFor();
    expect([...hosts]).toEqual([venue.url]);
  });

  it('says when the connection is lost, and reads everything again once it is back', async () => {
    const lost = page.getByText('La connexion est coupée.');
    await venue.outage(() => lost.waitFor());
    await venue.act('Maëlle', { do: 'slash', command: 'workshop next', options: {} });
    await lost.waitFor({ state: 'detached' });
    await page.locator('.container', { hasText: 'Étape 2' }).first().waitFor();
  });

  it('keeps what was typed in a form that could not be sent, and says so', async () => {
    await venue.act('Maëlle', {
      do: 'slash',
      command: 'pillar open',
      options: { pillar: 'community' },
    });
    await page.locator('.thread-link').click();
    await page.locator('.message .button-main').click();
    const field = page.getByRole('dialog').getByRole('textbox').first();
    await field.fill('Ce que je ne veux pas perdre.');
    await page.route('**/act', (route) => route.abort());
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await page.getByRole('dialog').getByText('La répétition ne répond pas.').waitFor();
    expect(await field.inputValue()).toBe('Ce que je ne veux pas perdre.');
    await page.unroute('**/act');
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await page.locator('.only-you').waitFor();
  });

  it('returns to the same person and thread after a reload', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Communauté/u }).waitFor();
  });

  it('switches to somebody else in one click, without what only the first person could see', async () => {
    await page.locator('.only-you').waitFor();
    await page.getByRole('button', { name: 'Thierno Baldé-Roy' }).click();
    await page.getByLabel('Écrire en tant que Thierno Baldé-Roy').waitFor();
    await page.locator('.only-you').waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByLabel('Écrire en tant que Maëlle Brisebois').waitFor();
  });

  it('adds a person, who can then be played', async () => {
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    await page.getByLabel('Son nom').fill('Oumou Keïta');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('button', { name: 'Oumou Keïta' }).click();
    await page.getByLabel('Écrire en tant que Oumou Keïta').waitFor();
  });

  it('moves the clock forward, and the timestamps with it', async () => {
    const hour = page.locator('.hour');
    const before = await hour.getAttribute('datetime');
    await page.getByRole('button', { name: /7 jours/u }).click();
    const weekMs = 7 * 24 * 3_600_000;
    await expect
      .poll(async () => Date.parse((await hour.getAttribute('datetime')) ?? ''), {
        timeout: 15_000,
      })
      .toBeGreaterThanOrEqual(Date.parse(before ?? '') + weekMs);
  });

  it('lets the cast play a step at once, and says which', async () => {
    await page.getByText('D’un coup').click();
    await page.getByRole('button', { name: 'Jouer cette étape' }).click();
    await page.getByText('Dernière étape jouée').waitFor();
  });

  it('shows a broken rule with a word as well as a colour', async () => {
    const entry = {
      at: Date.now(),
      direction: 'request',
      name: 'POST /channels/1/messages',
      status: 400,
      body: {},
      breaches: [{ rule: 'tooManyButtons', detail: 'six in one row' }],
    };
    const body = `data: ${JSON.stringify({ type: 'wire', entry })}\n\n`;
    await page.route('**/stream*', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body }),
    );
    await page.reload();
    await page.getByText('1 manquement').waitFor();
    await page.getByRole('button', { name: 'Côté technique' }).click();
    await page.getByText('Manquement tooManyButtons six in one row').waitFor();
  });
});

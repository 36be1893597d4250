import type { Page } from 'playwright-core';

/** A state of the page worth looking at, reached from the previous one. */
export interface Scene {
  readonly name: string;
  readonly show: (page: Page, phone: boolean) => Promise<void>;
}

export const scenes: readonly Scene[] = [
  { name: '1-welcome', show: async (page) => page.locator('.welcome').waitFor() },
  { name: '2-commands', show: typeCommand },
  { name: '3-conversation', show: startWorkshop },
  { name: '4-channels', show: openChannels },
  { name: '5-thread', show: openThread },
  { name: '6-form', show: openForm },
  { name: '7-private', show: sendForm },
  { name: '8-tools', show: openTools },
  { name: '9-summary', show: playToTheEnd },
  { name: '10-contributions', show: openContributions },
];

async function typeCommand(page: Page): Promise<void> {
  await page.locator('.composer-box').fill('/');
  await page.locator('[role=option]').first().waitFor();
}

async function startWorkshop(page: Page): Promise<void> {
  await page.locator('.composer-box').fill('');
  await page.locator('.welcome .button-main').click();
  await page.locator('.container').nth(1).waitFor();
  await command(page, '/pilier ouvrir');
  await page.locator('[role=option]').first().click();
  await page.locator('.command .button-main').click();
  await page.locator('.thread-link').waitFor();
}

async function command(page: Page, words: string): Promise<void> {
  await page.locator('.composer-box').fill(words);
  await page.locator('.composer-box').press('Enter');
}

async function openChannels(page: Page, phone: boolean): Promise<void> {
  if (phone) await page.getByRole('button', { name: 'Salons' }).click();
}

async function openThread(page: Page): Promise<void> {
  await page.locator('.threads .channel').last().click();
  await page.locator('.message .button-main').waitFor();
}

async function openForm(page: Page): Promise<void> {
  await page.locator('.message .button-main').click();
  await page
    .locator('dialog textarea')
    .first()
    .fill('Les bibliothèques du quartier, et les écoles.');
}

async function sendForm(page: Page): Promise<void> {
  await page.locator('dialog button[type=submit]').click();
  await page.locator('.only-you').last().waitFor();
}

async function openTools(page: Page, phone: boolean): Promise<void> {
  const name = 'Outils de la répétition';
  if (phone) await page.getByRole('button', { name }).click();
  else await page.getByRole('button', { name: 'Côté technique' }).click();
}

async function playToTheEnd(page: Page): Promise<void> {
  await page.getByText('D’un coup').click();
  await page.getByRole('button', { name: 'Jouer jusqu’à la fin' }).click();
  const close = page.getByRole('button', { name: 'Fermer' });
  if ((await close.count()) > 0) await close.last().click();
  const back = page.getByRole('button', { name: 'Revenir à' });
  await back.click();
  await page.locator('.file').first().waitFor({ timeout: 60_000 });
}

async function openContributions(page: Page, phone: boolean): Promise<void> {
  if (phone) await page.getByRole('button', { name: 'Salons' }).click();
  await page.locator('.threads .channel', { hasText: '1.1' }).click();
  await page.locator('.message').nth(3).waitFor();
}

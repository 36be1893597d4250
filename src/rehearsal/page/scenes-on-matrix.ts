import type { Page } from 'playwright-core';
import type { Scene } from './scenes.ts';

/** What the rehearsal on Matrix looks like, each state reached from the previous one. */
export const scenesOnMatrix: readonly Scene[] = [
  { name: '1-welcome', show: async (page) => page.locator('.welcome').waitFor() },
  { name: '2-written', show: startWorkshop },
  { name: '3-alone', show: openDirect },
  { name: '4-room', show: playToBoard },
  { name: '5-menu', show: openMenu },
  { name: '6-reply', show: reply },
  { name: '7-thread', show: openThread },
  { name: '8-rooms', show: openRooms },
  { name: '9-vote', show: playToVote },
  { name: '10-form', show: openForm },
  { name: '11-summary', show: playToTheEnd },
  { name: '12-in-thread', show: openSummary },
];

async function startWorkshop(page: Page): Promise<void> {
  await page.locator('.welcome .button-main').click();
  await page.locator('.came').waitFor();
}

async function openDirect(page: Page): Promise<void> {
  await page.locator('.came').click();
  await write(page, '2');
  await page.locator('.mention-link').waitFor();
}

async function write(page: Page, words: string): Promise<void> {
  await page.locator('.composer-box').fill(words);
  await page.locator('.composer-send').click();
}

/** Opens one of the rooms and threads, which are in a drawer on a phone. */
async function go(page: Page, name: string): Promise<void> {
  await openRooms(page);
  await page.locator('.channel', { hasText: name }).first().click();
}

/** Has the cast play a step, whatever the screen shows; resolves with what kept it from going on. */
const playStep = `(async () => {
  await fetch('/matrix/cast', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'step', pace: 'instant' }),
  });
  for (;;) {
    const { cast } = await (await fetch('/matrix/state')).json();
    if (!cast.playing) return cast.trouble;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
})()`;

async function playUntil(page: Page, text: string): Promise<void> {
  const found = page.locator('.message', { hasText: text }).last();
  while ((await found.count()) === 0) {
    const trouble: string | undefined = await page.evaluate(playStep);
    if (trouble !== undefined) throw new Error(trouble);
  }
  await found.waitFor();
}

async function playToBoard(page: Page): Promise<void> {
  await go(page, 'En commun');
  await playUntil(page, 'réponses');
}

async function openMenu(page: Page): Promise<void> {
  const card = page.locator('.message', { hasText: 'réponses' }).last();
  await card.locator('.message-menu .icon-button').click();
}

async function reply(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'Répondre' }).click();
  await page.locator('.composer-box').fill('Les bibliothèques du quartier, et les écoles.');
}

async function openThread(page: Page): Promise<void> {
  await write(page, 'Les bibliothèques du quartier, et les écoles.');
  await page.locator('.thread-link').last().click();
}

async function openRooms(page: Page): Promise<void> {
  const drawer = page.getByRole('button', { name: 'Salons', exact: true });
  const isOpen = (await page.locator('dialog[open]').count()) > 0;
  if (!isOpen && (await drawer.isVisible())) await drawer.click();
}

async function playToVote(page: Page): Promise<void> {
  await go(page, 'En commun');
  await playUntil(page, 'Je vote');
}

async function openForm(page: Page): Promise<void> {
  await page.locator('.reaction', { hasText: 'Je vote' }).last().click();
  await page.locator('.came', { hasText: 'Quels outils' }).click();
  await page.locator('.message').first().waitFor();
}

async function playToTheEnd(page: Page): Promise<void> {
  await go(page, 'En commun');
  await playUntil(page, 'Bilan :');
}

async function openSummary(page: Page): Promise<void> {
  await page.locator('.thread-link').last().click();
  await page.locator('.picture').first().waitFor();
}

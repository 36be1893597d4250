import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focused, tabTo } from './keys.ts';
import { openVenue, type Venue } from './windows.ts';

/** Each test continues from the one before: it is one workshop, from its start to its summary. */
describe('a whole workshop without a mouse', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue();
    page = await venue.window();
    await page.locator('.welcome').waitFor();
  }, 60_000);
  afterAll(async () => venue.close());

  const press = async (name: string | RegExp, key?: string): Promise<void> => {
    await tabTo(page, name, key);
    await page.keyboard.press('Enter');
  };

  const present = (step: number) =>
    page.locator('.container', { hasText: `Étape ${step} de 23` }).first();

  /** On the facilitator's card, with one button and without leaving it. */
  const goOnTo = async (step: number, from: number): Promise<void> => {
    await toAsked('Suivant ▸');
    for (let at = from + 1; at <= step; at += 1) {
      await page.keyboard.press('Enter');
      await present(at).waitFor();
      expect(await focused(page)).toBe('Suivant ▸');
    }
  };
  /** From the box for messages, where one stands once a channel is opened, to what it asks. */
  const toAsked = async (name: string): Promise<void> => {
    await expect.poll(() => focused(page)).toBe('Écrire en tant que Maëlle Brisebois');
    await page.getByRole('button', { name, exact: true }).last().waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(name);
  };
  const toChannel = () => press('Revenir à #atelier', 'Shift+Tab');
  const toFacilitation = async (): Promise<void> => {
    await press(/^fil privé.*Animation/u, 'Shift+Tab');
    await page.getByRole('heading', { level: 1, name: /Animation/u }).waitFor();
  };

  /** Fills in a form from its first field on, and sends it. */
  const fillIn = async (button: string, ...answers: readonly string[]): Promise<void> => {
    const before = await page.locator('.only-you').count();
    expect(await focused(page)).toBe(button);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (const [at, answer] of answers.entries()) {
      if (at > 0) await page.keyboard.press('Tab');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(answer);
    }
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.only-you').nth(before).waitFor();
  };

  it('starts, and leads to the facilitator’s card in one press', async () => {
    await press('Aller à ce qui m’attend');
    expect(await focused(page)).toBe('Commencer l’atelier');
    await page.keyboard.press('Enter');
    await page.locator('.only-you').waitFor();
    await press(/^#.*Animation/u);
    await page.getByRole('heading', { level: 1, name: /Animation/u }).waitFor();
    await goOnTo(3, 1);
  });

  it('introduces oneself at the go-round', async () => {
    await toChannel();
    await toAsked('Je me présente');
    await fillIn('Je me présente', 'Maëlle', 'Sentiers', 'jardin');
    await page.getByText('jardin').first().waitFor();
  });

  it('opens a pillar, and answers from its step', async () => {
    await toFacilitation();
    await goOnTo(7, 3);
    await press(/^Ouvrir le fil du pilier/u);
    await page.getByRole('button', { name: 'Pilier ouvert' }).waitFor();
    expect(await focused(page)).toBe('Pilier ouvert');
    await toChannel();
    await toAsked('Je réponds');
    await fillIn('Je réponds', 'Les bibliothèques');
  });

  it('starts an exercise, and names a person', async () => {
    await toFacilitation();
    await goOnTo(14, 7);
    await press('Lancer l’exercice');
    await page.getByRole('button', { name: 'Exercice lancé' }).waitFor();
    await toChannel();
    // The latest of three boards; the others are above.
    await toAsked('Je nomme un milieu');
    await page.keyboard.type('kkj');
    expect(await focused(page)).toBe('Je nomme une organisation');
    await page.keyboard.type('k');
    await fillIn('Je nomme une personne', 'Nour', 'Apprendre', 'Le mardi');
  });

  it('votes', async () => {
    await toFacilitation();
    await goOnTo(20, 14);
    await toChannel();
    await toAsked('Je vote');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('1 votant·e').first().waitFor();
  });

  it('ends, and opens the report', async () => {
    await toFacilitation();
    await goOnTo(22, 20);
    await page.keyboard.press('Enter');
    await present(23).waitFor();
    // The last step has nothing after it: its first button ends the workshop, once confirmed.
    expect(await focused(page)).toBe('Terminer');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Terminer et publier le bilan' }).waitFor();
    await press('Terminer et publier le bilan');
    await toChannel();
    await page.locator('.file').first().waitFor();
    await tabTo(page, /^Ouvrir bilan.*html$/u, 'Shift+Tab');
  });
});

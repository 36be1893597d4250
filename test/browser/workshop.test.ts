import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, openVenue, type Venue } from './windows.ts';

/** Each test continues from the one before: it is a single evening, in order. */
describe('a workshop by two people in two windows, one in French and one in English', () => {
  let venue: Venue;
  let maelle: Page;
  let callum: Page;

  beforeAll(async () => {
    venue = await openVenue();
    maelle = await venue.window();
    await maelle.locator('.welcome').waitFor();
  }, 60_000);
  afterAll(async () => venue.close());

  it('opens another window as somebody else', async () => {
    const opened = maelle.context().waitForEvent('page');
    await maelle.getByRole('link', { name: 'en tant que Callum Petrie' }).click();
    await (await opened).getByRole('button', { name: 'Devenir Maëlle Brisebois' }).waitFor();
  });

  it('is in the language of the browser, whoever is played', async () => {
    callum = await venue.window('Callum', { locale: 'en-CA' });
    await callum
      .getByRole('button', { name: 'Become Maëlle Brisebois, who facilitates' })
      .waitFor();
    expect(await callum.locator('html').getAttribute('lang')).toBe('en');
  });

  it('starts the workshop with one button, and both windows see it', async () => {
    await maelle.getByRole('button', { name: 'Commencer l’atelier' }).click();
    await maelle.getByText('Personne d’autre ne voit ce message').waitFor();
    await callum.locator('.container', { hasText: 'Étape 1' }).first().waitFor();
    expect(await callum.getByText('Only you can see this message').count()).toBe(0);
  });

  it('opens a pillar with its command, whose thread appears in the other window', async () => {
    await command(maelle, '/pilier ouvrir', true);
    await callum.getByRole('button', { name: /^thread.*Communauté/u }).click();
    await callum.locator('.md', { hasText: 'Qui fait ACTUELLEMENT partie' }).waitFor();
  });

  it('contributes in a form, gets a private receipt, and is read by the other person', async () => {
    await callum.locator('.message .button-main').click();
    await callum.getByLabel(/now$/u).fill('The libraries of **Lakeshore**.');
    await callum.getByRole('button', { name: 'Submit' }).click();
    await callum.getByText('Only you can see this message').waitFor();
    await callum.getByRole('button', { name: 'Dismiss' }).click();
    await maelle.getByRole('button', { name: /^fil .*Communauté/u }).click();
    const post = maelle.locator('.message', { hasText: 'The libraries of **Lakeshore**.' });
    await post.waitFor();
    // What somebody typed is shown as typed, and its author as a name.
    expect(await post.locator('strong', { hasText: 'Lakeshore' }).count()).toBe(0);
    expect(await post.locator('.mention').textContent()).toBe('@Callum Petrie');
  });

  it('collects a plain message with its own menu', async () => {
    await callum.locator('.composer-box').fill('And the skating rink.');
    await callum.keyboard.press('Enter');
    const message = maelle.locator('.message', { hasText: 'And the skating rink.' }).first();
    await message.click({ button: 'right' });
    await maelle.getByRole('menuitem', { name: 'Recueillir' }).click();
    await maelle.locator('.container', { hasText: 'And the skating rink.' }).waitFor();
  });

  it('votes in both windows, and the card counts the votes', async () => {
    await toTheVote(venue, maelle);
    for (const [page, send, receipt] of [
      [maelle, 'Envoyer', 'Personne d’autre'],
      [callum, 'Submit', 'Only you'],
    ] as const) {
      await page.getByRole('button', { name: /^atelier/u }).click();
      await page.getByRole('button', { name: 'Je vote' }).click();
      await page.getByRole('dialog').getByRole('checkbox').first().check();
      await page.getByRole('dialog').getByRole('button', { name: send }).click();
      await page.getByText(receipt).last().waitFor();
    }
    await maelle.getByText('2 votant·e·s').first().waitFor();
    await callum.getByText('2 votant·e·s').first().waitFor();
  });

  it('ends the workshop, and the other window reads its summary and its report', async () => {
    await command(maelle, '/atelier terminer');
    await maelle.locator('.message .button-danger').last().click();
    await callum.locator('.file').first().waitFor();
    const link = await callum.getByRole('link', { name: /^Open bilan.*md/u }).getAttribute('href');
    const report = await fetch(`${venue.url}${link}`);
    expect(await report.text()).toContain('And the skating rink.');
    await callum
      .getByRole('button', { name: /Le bilan, section par section/u })
      .first()
      .click();
    await callum.getByText('The libraries of **Lakeshore**.').last().waitFor();
    await callum
      .getByRole('button', { name: /^atelier/u })
      .first()
      .click();
  });

  it('starts again in every window at once, after a confirmation', async () => {
    await maelle.getByRole('button', { name: 'Recommencer' }).click();
    await maelle.getByRole('button', { name: 'Tout effacer et recommencer' }).click();
    await maelle.getByRole('heading', { name: 'Bienvenue dans votre répétition' }).waitFor();
    await callum.locator('.welcome').waitFor();
  });
});

/** The facilitator moves on, step by step, until there is something to vote on. */
async function toTheVote({ act }: Venue, page: Page): Promise<void> {
  await page.getByRole('button', { name: /^atelier/u }).click();
  const vote = page.getByRole('button', { name: 'Je vote' });
  for (let step = 0; step < 30 && (await vote.count()) === 0; step += 1) {
    await act('Maëlle', { do: 'slash', command: 'workshop next', options: {} });
    await page.waitForTimeout(100);
  }
  await vote.waitFor();
}

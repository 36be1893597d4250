import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, graveFaults, openVenue, type Venue } from './windows.ts';

const projector = { width: 1920, height: 1080 };

/** Each test continues from the one before: it is a single evening, in order. */
describe('the page for the room’s projector', () => {
  let venue: Venue;
  let maelle: Page;
  let screen: Page;
  let complaints: string[];

  beforeAll(async () => {
    venue = await openVenue();
    maelle = await venue.window();
    await maelle.getByRole('button', { name: 'Commencer l’atelier' }).click();
    await maelle.locator('.only-you').first().waitFor();
    const context = await maelle.context().browser()?.newContext({ viewport: projector });
    if (context === undefined) throw new Error('The browser is gone.');
    context.setDefaultTimeout(20_000);
    screen = await context.newPage();
    complaints = [];
    screen.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
    });
    screen.on('pageerror', (error) => complaints.push(error.message));
    await screen.goto(await address());
  }, 60_000);
  afterAll(async () => venue.close());

  /** As the facilitator is given it, when it is another than before. */
  async function address(before = ''): Promise<string> {
    await command(maelle, '/atelier montrer');
    const link = maelle.getByRole('link', { name: 'Ouvrir la page' });
    const fresh = link.and(maelle.locator(`:not([href="${before}"])`)).last();
    await fresh.waitFor();
    return (await fresh.getAttribute('href')) ?? '';
  }

  const fits = async () => screen.evaluate('document.documentElement.scrollHeight <= innerHeight');
  const next = () => venue.act('Maëlle', { do: 'slash', command: 'workshop next', options: {} });

  it('shows the step in large letters, without a control, and axe finds nothing serious', async () => {
    await screen.getByRole('heading', { level: 1 }).waitFor();
    expect(await screen.locator('.where').textContent()).toMatch(/étape\s1\sde/u);
    expect(await screen.locator('button, a, input, select, textarea').count()).toBe(0);
    const size = await screen.evaluate(
      `parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) * document.querySelector('main').style.zoom`,
    );
    expect(Number(size)).toBeGreaterThan(30);
    expect(await graveFaults(screen)).toEqual([]);
  });

  it('follows the facilitator to the next step by itself', async () => {
    const before = await screen.getByRole('heading', { level: 1 }).textContent();
    await next();
    await screen.locator('.where', { hasText: 'étape 2 de' }).waitFor();
    expect(await screen.getByRole('heading', { level: 1 }).textContent()).not.toBe(before);
  });

  it('draws the circles as people write, and counts the time down', async () => {
    await venue.act('Maëlle', {
      do: 'slash',
      command: 'exercise start',
      options: { exercise: 'exercice-1' },
    });
    await screen.locator('.clock').waitFor();
    await screen.evaluate(`window.stays = document.querySelector('h1')`);
    const first = await screen.locator('.clock').textContent();
    expect(first).toMatch(/^\d+:\d\d$/u);
    await maelle.getByRole('button', { name: /^fil .*1\.1/u }).click();
    await maelle.locator('.message .button-main').first().click();
    const dialog = maelle.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('La fanfare du quartier');
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await screen.locator('.picture', { hasText: 'La fanfare du quartier' }).waitFor();
    await screen.waitForFunction(
      `document.querySelector('.clock').textContent !== ${JSON.stringify(first)}`,
    );
    // What did not change was left as it is.
    expect(await screen.evaluate('stays.isConnected')).toBe(true);
    expect(await fits()).toBe(true);
    expect(await graveFaults(screen)).toEqual([]);
  });

  it('has nothing serious that axe finds in the dark', async () => {
    await screen.emulateMedia({ colorScheme: 'dark' });
    expect(await graveFaults(screen)).toEqual([]);
    await screen.emulateMedia({ colorScheme: 'light' });
  });

  it('scrolls on a phone, and ends with a margin', async () => {
    await screen.setViewportSize({ width: 390, height: 500 });
    const below = () =>
      screen.evaluate(`(() => {
        const ends = [...document.querySelectorAll('.picture')].map((each) => each.getBoundingClientRect().bottom);
        return document.documentElement.scrollHeight - scrollY - Math.max(...ends);
      })()`);
    expect(await fits()).toBe(false);
    expect(Number(await below())).toBeGreaterThanOrEqual(8);
    await screen.setViewportSize(projector);
    expect(await fits()).toBe(true);
  });

  it('says that it is cut off, and is found again after a restart', async () => {
    const before = screen.url();
    const cutOff = maelle.getByText('La connexion est coupée.');
    await venue.outage(async () => {
      await screen.locator('.lost', { hasText: 'Connexion perdue' }).waitFor();
      await cutOff.waitFor();
    });
    await cutOff.waitFor({ state: 'detached' });
    // The rehearsal takes any free port: a hosted Palabre keeps its own, and its pages come back.
    await maelle.getByRole('button', { name: /^atelier/u }).click();
    await screen.goto(await address(before));
    await screen.locator('.picture', { hasText: 'La fanfare du quartier' }).waitFor();
  });

  it('says when it is over', async () => {
    await command(maelle, '/atelier terminer');
    await maelle.locator('.message .button-danger').last().click();
    await screen.getByRole('heading', { name: 'C’est terminé. Merci !' }).waitFor();
  });

  it('complained of nothing but of being cut off', () => {
    expect(complaints.filter((each) => !/ERR_|Failed to load/u.test(each))).toEqual([]);
  });
});

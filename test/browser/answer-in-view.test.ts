import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phone } from './phone.ts';
import { openVenue, type Venue } from './windows.ts';

/** As after “Start” on a busy machine, where the step comes after the way to the facilitators' thread. */
describe('what one person alone is told', () => {
  let venue: Venue;
  let page: Page;

  beforeAll(async () => {
    venue = await openVenue('fr');
    await venue.act('Maëlle', {
      do: 'slash',
      command: 'workshop start',
      options: { template: 'en-commun' },
    });
    page = await venue.window('Josiane', phone);
  }, 60_000);
  afterAll(async () => venue.close());

  /** Together, they are longer than a phone's screen. */
  const stepsComeBelow = async (steps: number): Promise<void> => {
    const messages = page.locator('.message');
    const before = await messages.count();
    for (let at = 0; at < steps; at += 1)
      await venue.act('Maëlle', { do: 'slash', command: 'workshop next', options: {} });
    await expect.poll(() => messages.count(), { timeout: 20_000 }).toBe(before + steps);
  };
  const isInView = async (): Promise<boolean> => {
    const answer = await page.locator('.message-private .message-content').last().boundingBox();
    const scroll = await page.locator('[data-scroll]').boundingBox();
    if (answer === null || scroll === null) return false;
    return answer.y >= scroll.y && answer.y + answer.height <= scroll.y + scroll.height;
  };

  it('gives way to what comes below it where it only says that it is noted', async () => {
    await page.getByRole('button', { name: 'Je participe' }).last().click();
    await page.locator('.message-private').waitFor();
    await stepsComeBelow(4);
    expect(await isInView()).toBe(false);
    expect(await page.locator('.new-below').count()).toBe(0);
  });

  it('stays in view where it leads on, whatever comes below it', async () => {
    await venue.act('Josiane', { do: 'slash', command: 'contributions', options: {} });
    await page.locator('.message-private button', { hasText: 'Ne plus me nommer' }).waitFor();
    await stepsComeBelow(4);
    await page.locator('.new-below').waitFor();
    expect(await isInView()).toBe(true);
  });

  it('stays no longer than its reader does', async () => {
    await page.locator('.new-below').click();
    await expect.poll(isInView).toBe(false);
    await page.locator('.new-below').waitFor({ state: 'detached' });
    await stepsComeBelow(1);
    expect(await isInView()).toBe(false);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '../src/kernel/text.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { fontsForShots } from './fonts-for-shots.ts';
import { looks, openAs, slug, standing, type Look, type Studio } from './looks.ts';
import { openForShots } from './rehearsal-for-shots.ts';
import { stepCalled } from './step-called.ts';

const dayMs = 24 * 3_600_000;
const facilitation = '🎙';

/** All that people see of a whole workshop, channel by channel, at the moments when it is worth it. */
export async function cardShots(folder: string, locale: Locale): Promise<void> {
  const rehearsal = await openForShots(locale);
  const browser = await launchBrowser({ forOnePage: false });
  const studio = { rehearsal, browser, locale, style: fontsForShots(), folder };
  const shoot = (moment: string, who: string, ...where: readonly string[]) =>
    momentShots(studio, moment, who, where);
  const playTo = (step: string) => rehearsal.playTo(stepCalled(step, locale));
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    await shoot('1-begun', 'Maëlle', '', facilitation);
    await playTo('tour-de-table');
    await shoot('2-go-round', 'Maëlle', facilitation);
    await playTo('exercice-1');
    for (const command of ['contributions', 'help', 'settings', 'workshop status'])
      await rehearsal.slash(command);
    await shoot('3-exercise', 'Maëlle', '', facilitation, '1.1');
    if (locale === 'fr') await shoot('3-exercise-in-english', 'Callum', '', '1.1');
    await playTo('sondage');
    await shoot('4-vote', 'Maëlle', facilitation);
    await rehearsal.playTo();
    await rehearsal.slash('recap schedule', { day: 'monday', time: '09:00' });
    await rehearsal.later(8 * dayMs);
    await shoot('5-over', 'Josiane', '');
    await shoot('5-over', 'Maëlle', facilitation);
  } finally {
    await browser.close();
    await rehearsal.close();
  }
}

async function momentShots(
  studio: Studio,
  moment: string,
  who: string,
  where: readonly string[],
): Promise<void> {
  for (const { person, channel } of await standing(studio.rehearsal, who, where))
    for (const look of looks) {
      const page = await openAs(studio, look, person, channel.id);
      await inPieces(
        page,
        look,
        join(studio.folder, `${moment}-${slug(channel.name)}-${look.name}`),
      );
      await page.context().close();
    }
}

/** The whole conversation, as if the screen were that long, in pieces that a person can look at. */
async function inPieces(page: Page, { width, height }: Look, path: string): Promise<void> {
  const long = Number(await page.evaluate(`document.querySelector('[data-scroll]').scrollHeight`));
  await page.setViewportSize({ width, height: Math.min(16_000, long + 180) });
  await page.waitForTimeout(300);
  for (let y = 0, at = 1; y < Math.min(16_000, long + 180); y += height, at += 1) {
    const clip = { x: 0, y, width, height: Math.min(height, long + 180 - y) };
    await writeFile(`${path}-${at}.png`, await page.screenshot({ clip }));
  }
}

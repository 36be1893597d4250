import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { settle } from './directing.ts';
import { fontsForShots } from './fonts-for-shots.ts';
import type { Locale } from '../src/kernel/text.ts';
import { stepCalled } from './step-called.ts';
import { openForShots } from './rehearsal-for-shots.ts';

const looks = [
  { name: 'projector-light', width: 1920, height: 1080, colorScheme: 'light' },
  { name: 'projector-dark', width: 1920, height: 1080, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** Each kind of step that the page for the room shows in its own way. */
const steps = [
  ['1-agenda', 'deroulement'],
  ['2-go-round', 'tour-de-table'],
  ['3-pillar', 'cogouvernance'],
  ['4-circles', 'exercice-1'],
  ['5-debrief', 'retour-1'],
  ['6-grid', 'exercice-3'],
  ['7-vote', 'sondage'],
] as const;

/** The page for the room, at the steps of a workshop, on a projector and on a phone. */
export async function screenShots(folder: string, locale: Locale): Promise<void> {
  const rehearsal = await openForShots(locale);
  const browser = await launchBrowser();
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    const shown = JSON.stringify(await rehearsal.slash('workshop show'));
    const link = /http:\/\/127[^\s)"]+/u.exec(shown)?.[0] ?? '';
    for (const [name, step] of steps) {
      await rehearsal.playTo(stepCalled(step, locale));
      await settle();
      for (const look of looks)
        await shoot(browser, link, look, join(folder, `screen-${name}-${look.name}.png`));
    }
  } finally {
    await browser.close();
    await rehearsal.close();
  }
}

async function shoot(
  browser: Browser,
  link: string,
  { width, height, colorScheme }: (typeof looks)[number],
  path: string,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    bypassCSP: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(link);
    await page.addStyleTag({ content: fontsForShots() });
    await page.evaluate('document.fonts.ready.then(() => fitAnew())');
    await page.waitForTimeout(300);
    await writeFile(path, await page.screenshot({ fullPage: true }));
  } finally {
    await context.close();
  }
}

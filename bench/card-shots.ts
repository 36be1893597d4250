import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { settle, type Rehearsal } from './directing.ts';
import { fontsForShots } from './fonts-for-shots.ts';
import { openForShots } from './rehearsal-for-shots.ts';

const looks = [
  { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light', phone: false },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark', phone: false },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light', phone: true },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark', phone: true },
] as const;
type Look = (typeof looks)[number];

const dayMs = 24 * 3_600_000;

/** All that people see of a whole workshop, channel by channel, at the moments when it is worth it. */
export async function cardShots(folder: string): Promise<void> {
  const rehearsal = await openForShots('fr');
  const browser = await launchBrowser({ forOnePage: false });
  const style = fontsForShots();
  const shoot = (moment: string, who: string, where: readonly string[]) =>
    momentShots({ rehearsal, browser, style, folder }, moment, who, where);
  try {
    await rehearsal.slash('workshop start', { template: 'en-commun' });
    await shoot('1-begun', 'Maëlle', ['atelier', 'Animation']);
    await rehearsal.playTo(/^Tour de table/u);
    await shoot('2-go-round', 'Maëlle', ['atelier', 'Animation']);
    await rehearsal.playTo(/^Exercice 1 – Pilier/u);
    for (const command of ['contributions', 'help', 'settings', 'workshop status'])
      await rehearsal.slash(command);
    await shoot('3-exercise', 'Maëlle', ['atelier', 'Animation', '1.1']);
    await shoot('3-exercise-in-english', 'Callum', ['atelier', '1.1']);
    await rehearsal.playTo(/^Retour sur les outils/u);
    await shoot('4-vote', 'Josiane', ['atelier']);
    await rehearsal.playTo();
    await rehearsal.slash('recap schedule', { day: 'monday', time: '09:00' });
    await rehearsal.later(8 * dayMs);
    await shoot('5-over', 'Maëlle', ['atelier', 'Animation', 'Bilan']);
  } finally {
    await browser.close();
    await rehearsal.close();
  }
}

interface Studio {
  readonly rehearsal: Rehearsal;
  readonly browser: Browser;
  readonly style: string;
  readonly folder: string;
}

async function momentShots(
  { rehearsal, browser, style, folder }: Studio,
  moment: string,
  who: string,
  where: readonly string[],
): Promise<void> {
  await settle(2_000);
  const { people } = await rehearsal.state();
  const person = people.find(({ name }) => name.startsWith(who))?.id;
  const { channels } = await rehearsal.state(person);
  for (const look of looks)
    for (const name of where) {
      const channel = channels.find((each) => each.name.includes(name));
      if (channel === undefined || person === undefined) continue;
      const page = await openPage(browser, look, style);
      await page.goto(`${rehearsal.url}/?person=${person}#${channel.id}`);
      await page.locator('.message').first().waitFor();
      await page.addStyleTag({ content: style });
      await page.evaluate('document.fonts.ready.then(() => 0)');
      await inPieces(page, look, join(folder, `${moment}-${slug(name)}-${look.name}`));
      await page.context().close();
    }
}

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');

async function openPage(browser: Browser, look: Look, style: string): Promise<Page> {
  const { width, height, colorScheme, phone } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
    locale: 'fr-CA',
    // The page's own policy allows no other style.
    bypassCSP: style !== '',
  });
  return context.newPage();
}

/** The whole conversation, as if the screen were that long, in pieces that a person can look at. */
async function inPieces(page: Page, { width, height }: Look, path: string): Promise<void> {
  const long = Number(await page.evaluate(`document.querySelector('[data-scroll]').scrollHeight`));
  await page.setViewportSize({ width, height: Math.min(16_000, long + 180) });
  await page.waitForTimeout(300);
  const piece = 2 * height;
  for (let y = 0, at = 1; y < Math.min(16_000, long + 180); y += piece, at += 1) {
    const clip = { x: 0, y, width, height: Math.min(piece, long + 180 - y) };
    await writeFile(`${path}-${at}.png`, await page.screenshot({ clip }));
  }
}

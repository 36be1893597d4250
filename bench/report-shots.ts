import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { draw } from '../src/pictures/drawing/draw.ts';
import { openTypefaces } from '../src/pictures/fonts.ts';
import { openPress } from '../src/pictures/paint.ts';
import { pdfOf } from '../src/pictures/pdf.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { htmlReport } from '../src/summary/report/html.ts';
import { reportPictures } from '../src/summary/report/report-pictures.ts';
import { subtitleOf, type Report } from '../src/summary/report/report.ts';
import { posterPicture } from '../src/summary/view/poster-picture.ts';
import { fontsForShots } from './fonts-for-shots.ts';
import { pdfPages } from './pdf-pages.ts';
import type { Locale } from '../src/kernel/text.ts';
import { rehearsedReport, textOf } from '../test/support/reports.ts';
import { texts } from '../test/support/texts.ts';

const looks = [
  { name: 'desktop', width: 1200, height: 800, scale: 1 },
  { name: 'phone', width: 390, height: 844, scale: 2 },
] as const;

/** The report on a desktop and on a phone, light and dark, its printed pages, and the poster. */
export async function reportShots(folder: string, locale: Locale): Promise<void> {
  const report = rehearsedReport(texts.translatorOf(locale, 'America/Toronto'));
  const html = textOf(htmlReport(report, reportPictures(report)));
  await writeFile(join(folder, 'report.html'), html);
  await posterShots(folder, report);
  const browser = await launchBrowser();
  try {
    for (const look of looks)
      for (const colorScheme of ['light', 'dark'] as const)
        await screenShots(browser, html, look, colorScheme, folder);
    for (const format of ['A4', 'Letter']) await printedShots(browser, html, format, folder);
  } finally {
    await browser.close();
  }
}

async function posterShots(folder: string, report: Report): Promise<void> {
  const { workshop, summary, t } = report;
  const { template } = workshop.opening;
  const { picture } = posterPicture(summary, template, subtitleOf(report), t);
  const poster = await openPress(openTypefaces()).paint(draw(picture));
  await writeFile(join(folder, 'poster.png'), poster);
  await writeFile(join(folder, 'poster.pdf'), pdfOf(poster, summary.title));
}

async function screenShots(
  browser: Browser,
  html: string,
  { name, width, height, scale }: (typeof looks)[number],
  colorScheme: 'light' | 'dark',
  folder: string,
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme,
    bypassCSP: true,
  });
  await page.setContent(html);
  await page.addStyleTag({ content: fontsForShots() });
  await page.evaluate('document.fonts.ready.then(() => 0)');
  const long = Number(await page.evaluate('document.documentElement.scrollHeight'));
  // In pieces that a person can look at.
  const piece = Math.floor(1_500 / scale);
  for (let y = 0, at = 1; y < long; y += piece, at += 1) {
    const clip = { x: 0, y, width, height: Math.min(piece, long - y) };
    const shot = await page.screenshot({ fullPage: true, clip });
    await writeFile(join(folder, `report-${name}-${colorScheme}-${at}.png`), shot);
  }
  await page.close();
}

async function printedShots(
  browser: Browser,
  html: string,
  format: string,
  folder: string,
): Promise<void> {
  const page = await browser.newPage({ bypassCSP: true });
  await page.setContent(html);
  await page.addStyleTag({ content: fontsForShots() });
  await page.evaluate('document.fonts.ready.then(() => 0)');
  const pdf = await page.pdf({ format });
  await writeFile(join(folder, `report-${format}.pdf`), pdf);
  for (const [at, picture] of pdfPages(pdf).entries())
    await writeFile(join(folder, `report-${format}-${at + 1}.png`), picture);
  await page.close();
}

import type { Browser } from 'playwright-core';
import { htmlReport } from '../../src/summary/report/html.ts';
import { reportPictures } from '../../src/summary/report/report-pictures.ts';
import { rehearsedReport, textOf } from '../../test/support/reports.ts';
import { texts } from '../../test/support/texts.ts';
import { fontsForShots } from '../fonts-for-shots.ts';
import type { Size } from './beside.ts';

const parts = ['header, body', '.picture.canvas', '.picture.circles'];

/** The report on a phone: its beginning, the pillars, the circles of the community. */
export async function reportParts(
  browser: Browser,
  locale: 'fr' | 'en',
  viewport: Size,
): Promise<Buffer[]> {
  const report = rehearsedReport(texts.translatorOf(locale, 'America/Toronto'));
  const html = textOf(htmlReport(report, reportPictures(report)));
  // A machine without good fonts of its own still shows some, which the page's policy bars.
  const page = await browser.newPage({ viewport, bypassCSP: true });
  try {
    await page.setContent(html.replaceAll('Nom de ana', 'Maëlle Brisebois'));
    await page.addStyleTag({ content: fontsForShots() });
    await page.evaluate('document.fonts.ready.then(() => 0)');
    const shots: Buffer[] = [];
    for (const part of parts) {
      await page.evaluate(
        `window.scrollTo(0, document.querySelector(${JSON.stringify(part)}).closest('section, body').getBoundingClientRect().top + scrollY)`,
      );
      shots.push(await page.screenshot());
    }
    return shots;
  } finally {
    await page.close();
  }
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openTypefaces } from '../src/pictures/fonts.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { htmlReport } from '../src/summary/report/html.ts';
import { reportPictures } from '../src/summary/report/report-pictures.ts';
import { rehearsedReport, textOf } from '../test/support/reports.ts';
import { texts } from '../test/support/texts.ts';

// The report of the rehearsal as the front pages show it: on a phone, its beginning, the pillars and the
// circles of the community:
//   npm run --silent build && node bench/build.mjs && node dist/bench/docs-shots.js docs/images
const folder = process.argv[2] ?? 'docs/images';
const phone = { width: 420, height: 860 };
const gap = 16;
const files = { fr: 'bilan-fr.png', en: 'summary-en.png' } as const;

const browser = await launchBrowser();
try {
  for (const locale of ['fr', 'en'] as const)
    await writeFile(join(folder, files[locale]), await sideBySide(browser, await views(locale)));
} finally {
  await browser.close();
}

async function views(locale: 'fr' | 'en'): Promise<Buffer[]> {
  const report = rehearsedReport(texts.translatorOf(locale, 'America/Toronto'));
  const html = textOf(htmlReport(report, reportPictures(report))).replaceAll(
    /Nom de ana/gu,
    'Maëlle Brisebois',
  );
  // A machine without good fonts of its own still shows those of a phone, which the page's policy bars.
  const page = await browser.newPage({ viewport: phone, bypassCSP: true });
  await page.setContent(html);
  await page.addStyleTag({ content: facesFor(html) });
  await page.evaluate('document.fonts.ready');
  const shots: Buffer[] = [];
  for (const part of ['header, body', '.picture.canvas', '.picture.circles']) {
    await page.evaluate(
      `window.scrollTo(0, document.querySelector(${JSON.stringify(part)}).closest('section, body').getBoundingClientRect().top + scrollY)`,
    );
    shots.push(await page.screenshot());
  }
  await page.close();
  return shots;
}

async function sideBySide(from: Browser, shots: readonly Buffer[]): Promise<Buffer> {
  const width = shots.length * phone.width + (shots.length + 1) * gap;
  const page = await from.newPage({ viewport: { width, height: phone.height + 2 * gap } });
  const images = shots.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  await page.setContent(
    `<style>body{margin:${gap}px;display:flex;gap:${gap}px;background:#E4E0D6}</style>${images.join('')}`,
  );
  const shot = await page.screenshot();
  await page.close();
  return shot;
}

function facesFor(html: string): string {
  const { slices, stack } = openTypefaces().fontsFor(html.replaceAll(/<[^>]*>/gu, ' '));
  const faces = slices.map((slice) => {
    const ranges = slice.ranges().map(([a, b]) => `U+${a.toString(16)}-${b.toString(16)}`);
    const data = slice.read().toString('base64');
    return `@font-face{font-family:${slice.family.name};font-weight:100 900;unicode-range:${ranges.join()};src:url(data:font/woff2;base64,${data})}`;
  });
  return `${faces.join('')}html,body{font-family:${stack.join()}!important}`;
}

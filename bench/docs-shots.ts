import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '../src/kernel/text.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { beside } from './docs/beside.ts';
import { rehearsed } from './docs/rehearsed.ts';
import { reportParts } from './docs/report.ts';

// The pictures of the front pages and of the guides, as things are and are called now:
//   npm run --silent build && node bench/build.mjs && node dist/bench/docs-shots.js docs/images
const folder = process.argv[2] ?? 'docs/images';
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const reader = { width: 420, height: 860 };

const front = {
  fr: { page: 'repetition-fr', report: 'bilan-fr' },
  en: { page: 'rehearsal-en', report: 'summary-en' },
} as const;

const browser = await launchBrowser();
try {
  for (const locale of locales) {
    const { card, board, ballot, page } = await rehearsed(browser, locale, phone, desktop);
    await keep(`facilitating-${locale}`, [card], phone);
    await keep(`taking-part-${locale}`, [board, ballot], phone);
    if (locale !== 'fr' && locale !== 'en') continue;
    await keep(front[locale].page, [page], desktop);
    await keep(front[locale].report, await reportParts(browser, locale, reader), reader);
  }
} finally {
  await browser.close();
}

async function keep(
  name: string,
  shots: readonly Buffer[],
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await writeFile(join(folder, `${name}.webp`), await beside(browser, shots, size));
}

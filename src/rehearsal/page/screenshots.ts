import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openLog } from '../../system/pino-log.ts';
import { launchBrowser } from './browser.ts';
import { servePage } from './page-server.ts';
import { scenes } from './scenes.ts';
import { scenesOnMatrix } from './scenes-on-matrix.ts';

// Takes screenshots of the page in its main states:
//   node dist/src/rehearsal/page/screenshots.js FOLDER [--on matrix] [--look phone-dark] [--style FILE.css]
// A machine without emoji or good fonts can add some through the style.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { style: { type: 'string' }, on: { type: 'string' }, look: { type: 'string' } },
});
const folder = positionals[0] ?? 'screenshots';
const [path, shown] = values.on === 'matrix' ? ['/matrix', scenesOnMatrix] : ['/', scenes];
const style = values.style === undefined ? '' : await readFile(values.style, 'utf8');

const looks = [
  { name: 'desktop-light', width: 1280, height: 800, colorScheme: 'light', phone: false },
  { name: 'desktop-dark', width: 1280, height: 800, colorScheme: 'dark', phone: false },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light', phone: true },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark', phone: true },
] as const;
type Look = (typeof looks)[number];

await mkdir(folder, { recursive: true });
for (const look of looks)
  if (values.look === undefined || values.look === look.name) await takeAll(look);

/** Each look gets its own rehearsal, so that all start from nothing. */
async function takeAll(look: Look): Promise<void> {
  const browser = await launchBrowser({ forOnePage: true });
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const server = await servePage({
    port: 0,
    folder: data,
    log: await openLog('error'),
    editGapMs: 50,
  });
  try {
    const page = await openPage(browser, look, server.url + path);
    for (const { name, show } of shown) {
      await show(page, look.phone);
      await dress(page);
      await page.screenshot({ path: join(folder, `${look.name}-${name}.png`) });
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function openPage(from: Browser, look: Look, url: string): Promise<Page> {
  const { width, height, colorScheme, phone } = look;
  const context = await from.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    locale: 'fr-CA',
    // The page's own policy allows no other style.
    bypassCSP: style !== '',
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function dress(page: Page): Promise<void> {
  const isDressed = await page.locator('style').count();
  if (style !== '' && isDressed === 0) await page.addStyleTag({ content: style });
  await page.evaluate('Promise.all([...document.fonts].map((font) => font.load())).then(() => 0)');
  // Cards are edited a little later than the change.
  await page.waitForTimeout(400);
}

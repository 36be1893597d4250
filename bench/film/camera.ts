import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fontsForShots } from '../fonts-for-shots.ts';
import type { Stopwatch } from './stopwatch.ts';

const looks = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;

const style = fontsForShots();

/** Takes what is on the page, light and dark, on a desktop and on a phone. */
export class Camera {
  readonly #page: Page;
  readonly #folder: string;
  readonly #watch: Stopwatch;
  #taken = 0;

  constructor(page: Page, folder: string, watch: Stopwatch) {
    this.#page = page;
    this.#folder = folder;
    this.#watch = watch;
  }

  /** The stopwatch stands still meanwhile: nobody else takes pictures. */
  async take(name: string, { whole = true } = {}): Promise<void> {
    this.#watch.stop();
    this.#taken += 1;
    await mkdir(this.#folder, { recursive: true });
    const page = this.#page;
    if ((await page.locator('style').count()) === 0) await page.addStyleTag({ content: style });
    await page.evaluate('document.fonts.ready.then(() => 0)');
    for (const colorScheme of ['light', 'dark'] as const)
      for (const look of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(look);
        const path = join(
          this.#folder,
          `${String(this.#taken).padStart(2, '0')}-${name}-${look.name}-${colorScheme}.png`,
        );
        await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
      }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(looks[0]);
    this.#watch.start();
  }
}

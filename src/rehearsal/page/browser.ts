import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Made for rented functions, where nobody browses: here they would hide what a real browser checks. */
const unlikeABrowser = new Set(['--disable-web-security', '--allow-running-insecure-content']);
const oneProcess = new Set(['--single-process', '--no-zygote']);

/**
 * A Chromium that comes from the package registry, so that nothing is installed on the machine.
 * `forOnePage`: in one process, where it draws emojis in colour, and ends with its first context.
 */
export async function launchBrowser({ forOnePage = false } = {}): Promise<Browser> {
  // With graphics, the processor plays the card of pages that need none, which doubles its work.
  chromium.setGraphicsMode = forOnePage;
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(
      (arg) => !unlikeABrowser.has(arg) && (forOnePage || !oneProcess.has(arg)),
    ),
  });
}

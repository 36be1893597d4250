import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/**
 * Meant for serverless functions, where nobody browses: here they would disable checks of a real
 * browser.
 */
const serverlessFlags = new Set(['--disable-web-security', '--allow-running-insecure-content']);
const oneProcess = new Set(['--single-process', '--no-zygote']);

/**
 * Chromium from the package registry, so that nothing is installed on the machine. `forOnePage`: a
 * single process, which renders emoji in colour and ends with its first context.
 */
export async function launchBrowser({ forOnePage = false } = {}): Promise<Browser> {
  // Graphics mode emulates a GPU on the CPU, even for pages that need none, which doubles the load.
  chromium.setGraphicsMode = forOnePage;
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(
      (arg) => !serverlessFlags.has(arg) && (forOnePage || !oneProcess.has(arg)),
    ),
  });
}

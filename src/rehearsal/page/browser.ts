import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Made for rented functions, where nobody browses: here they would hide what a real browser checks. */
const unlikeABrowser = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
];

/** A Chromium that comes from the package registry, so that nothing is installed on the machine. */
export async function launchBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !unlikeABrowser.includes(arg)),
  });
}

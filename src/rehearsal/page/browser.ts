import chromium from '@sparticuz/chromium';
import { setTimeout } from 'node:timers/promises';
import { chromium as driver, type Browser, type LaunchOptions } from 'playwright-core';

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
  return launchOnceWritten({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(
      (arg) => !serverlessFlags.has(arg) && (forOnePage || !oneProcess.has(arg)),
    ),
  });
}

/** In milliseconds: what unpacking the browser takes on a slow machine, and how often to look. */
const patienceMs = 20_000;
const glanceMs = 200;

/** On a machine's first use, another process may still be unpacking the browser. */
async function launchOnceWritten(options: LaunchOptions): Promise<Browser> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await driver.launch(options);
    } catch (error) {
      if (!String(error).includes('ETXTBSY') || Date.now() > giveUpAt) throw error;
      await setTimeout(glanceMs);
    }
  }
}

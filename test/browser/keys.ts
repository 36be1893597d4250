import type { Page } from 'playwright-core';

/** The focused element, as it would be read out. */
export async function focused(page: Page): Promise<string> {
  const name: string = await page.evaluate(
    `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()`,
  );
  return name;
}

/** Further than anyone would go. */
const mostPresses = 120;

/** Moves from control to control up to the one with that name, or whose name is like this. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard never came to « ${String(name)} ».`);
}

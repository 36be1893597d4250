import type { Locator, Page } from 'playwright-core';

/** What it takes to come to something, from where one is. */
export interface Reach {
  /** Presses, and the times that most of a screen is scrolled. */
  readonly gestures: number;
  /** Scrolled. */
  readonly pixels: number;
  /** From where one writes, to have pressed it. */
  readonly keys: number;
}

/** Of a screen that somebody scrolls at once, the part that is new. */
const swept = 0.8;
/** Further than anyone would go. */
const mostKeys = 80;

const nothing: Reach = { gestures: 0, pixels: 0, keys: 0 };
export const sum = (all: readonly Reach[]): Reach =>
  all.reduce(
    (one, other) => ({
      gestures: one.gestures + other.gestures,
      pixels: one.pixels + other.pixels,
      keys: one.keys + other.keys,
    }),
    nothing,
  );

/** Presses one after the other, each from where the one before left. */
export async function reach(page: Page, hops: readonly Locator[]): Promise<Reach> {
  const reached: Reach[] = [];
  for (const hop of hops) {
    await hop.waitFor();
    const { pixels, screen } = await scrolledTo(hop);
    // Where one writes is where somebody is who has not moved yet.
    const keys = await keysTo(page, hop, reached.length === 0);
    await hop.click();
    await page.waitForTimeout(500);
    reached.push({ gestures: 1 + sweepsOf(pixels, screen), pixels, keys });
  }
  return sum(reached);
}

export const sweepsOf = (pixels: number, screen: number): number =>
  Math.ceil(pixels / (screen * swept));

interface Scrolled {
  readonly pixels: number;
  readonly screen: number;
}

/** How far it is from where it can be pressed, in what scrolls around it. */
export async function scrolledTo(hop: Locator): Promise<Scrolled> {
  return hop.evaluate((element) => {
    let around = element.parentElement;
    while (around !== null && around.scrollHeight <= around.clientHeight + 1)
      around = around.parentElement;
    if (around === null) return { pixels: 0, screen: 1 };
    const [room, its] = [around.getBoundingClientRect(), element.getBoundingClientRect()];
    const far = Math.max(0, room.top - its.top, its.bottom - room.bottom);
    return { pixels: Math.round(far), screen: around.clientHeight };
  });
}

export const isFocused = (hop: Locator): Promise<boolean> =>
  hop.evaluate((element) => element.ownerDocument.activeElement === element);

/** The fewest keys, of the ways that a page offers: its own key, forwards, backwards. */
async function keysTo(page: Page, hop: Locator, fromBox: boolean): Promise<number> {
  const start = fromBox
    ? page.locator('.composer-box').first()
    : page.locator(':focus').or(page.locator('body')).first();
  const tries: number[] = [];
  for (const way of ways) {
    await start.focus();
    tries.push(await pressed(page, hop, way, Math.min(mostKeys, ...tries)));
  }
  await start.focus();
  return Math.min(...tries) + 1;
}

/** One key, then another again and again. */
const ways = [
  ['ArrowUp', 'k'],
  ['Shift+Tab', 'Shift+Tab'],
  ['Tab', 'Tab'],
] as const;

async function pressed(
  page: Page,
  hop: Locator,
  [first, then]: (typeof ways)[number],
  most: number,
): Promise<number> {
  for (let keys = 0; keys < most; keys += 1) {
    if (await isFocused(hop)) return keys;
    // Where a key is typed into the box, it leads nowhere.
    await page.keyboard.press(keys === 0 ? first : then);
  }
  return (await isFocused(hop)) ? most : Number.POSITIVE_INFINITY;
}

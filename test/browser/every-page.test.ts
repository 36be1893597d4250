import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults, openVenue, type Venue } from './windows.ts';

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

/** Each page as it opens; what is done on it has tests of its own, in the light theme. */
describe('what axe finds on each page of the rehearsal', () => {
  let venue: Venue;

  beforeAll(async () => {
    venue = await openVenue();
  }, 60_000);
  afterAll(async () => venue.close());

  it.each(
    ['/', '/matrix', '/connect', '/studio'].flatMap((path) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        (['desktop', 'phone'] as const).map((size) => ({ path, colorScheme, size })),
      ),
    ),
  )('is nothing on $path, $colorScheme, on a $size', async ({ path, colorScheme, size }) => {
    const page = await venue.window(undefined, { ...sizes[size], colorScheme });
    await page.goto(`${venue.url}${path}`);
    await page.locator('h1, h2').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });
});

import type { Browser } from 'playwright-core';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 16;
/** As good as it gets, which is lighter for letters on flat colours, and nearly so; the lighter is kept. */
const qualities = [1, 0.65];

/** Pictures of that size beside each other on a ground; one alone stands without it. As WebP. */
export async function beside(
  browser: Browser,
  shots: readonly Buffer[],
  { width, height }: Size,
): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const around = shots.length === 1 ? 0 : gap;
    const sources = shots.map((png) => `data:image/png;base64,${png.toString('base64')}`);
    const drawn = await page.evaluate<string>(`(async () => {
      const images = await Promise.all(${JSON.stringify(sources)}.map(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return image;
      }));
      const canvas = document.createElement('canvas');
      canvas.width = images.length * ${width + around} + ${around};
      canvas.height = ${height + 2 * around};
      const context = canvas.getContext('2d');
      context.fillStyle = '#E4E0D6';
      context.fillRect(0, 0, canvas.width, canvas.height);
      images.forEach((image, at) => context.drawImage(image, ${around} + at * ${width + around}, ${around}, ${width}, ${height}));
      const drawn = ${JSON.stringify(qualities)}.map((each) => canvas.toDataURL('image/webp', each));
      return drawn.toSorted((one, other) => one.length - other.length)[0];
    })()`);
    return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

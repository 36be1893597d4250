import { launchBrowser } from '../../src/rehearsal/page/browser.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 16;
/** Letters stay sharp, and a picture weighs a third of what it does as PNG. */
const quality = 0.86;

/** Pictures of that size beside each other on a ground; one alone stands without it. As WebP. */
export async function beside(shots: readonly Buffer[], { width, height }: Size): Promise<Buffer> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
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
      return canvas.toDataURL('image/webp', ${quality});
    })()`);
    return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
  } finally {
    await browser.close();
  }
}

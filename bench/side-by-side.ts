import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../src/kernel/view/picture.ts';
import { draw } from '../src/pictures/drawing/draw.ts';
import { openTypefaces } from '../src/pictures/fonts.ts';
import { pictureHtml } from '../src/pictures/html/figure.ts';
import { openSheet } from '../src/pictures/html/sheet.ts';
import { themed, themes } from '../src/pictures/html/theme.ts';
import { openPress } from '../src/pictures/paint.ts';
import { launchBrowser } from '../src/rehearsal/page/browser.ts';
import { rehearsedPictures } from './rehearsed-pictures.ts';
import { writings } from './writings.ts';

// All the pictures of the rehearsal, and one of each writing, as they are painted and, beside it, as a
// browser sets out the same texts on a phone, light and dark:
//   npm run --silent build && node bench/build.mjs && node dist/bench/side-by-side.js FOLDER
const folder = process.argv[2] ?? 'side-by-side';
const phone = 390;
const typefaces = openTypefaces();
const press = openPress(typefaces);

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [name, picture] of [...rehearsedPictures(), ...writings]) await beside(name, picture);
} finally {
  await browser.close();
}

async function beside(name: string, picture: Picture): Promise<void> {
  const png = await press.paint(draw(picture));
  const html = pageOf(picture, `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 2 * phone, height: 100 },
      deviceScaleFactor: 2,
      colorScheme,
    });
    await page.setContent(html);
    await page.evaluate('document.fonts.ready');
    const shot = await page.screenshot({ fullPage: true });
    await writeFile(join(folder, `${name}-${colorScheme}.png`), shot);
    await page.close();
  }
}

function pageOf(picture: Picture, source: string): string {
  const sheet = openSheet();
  const figure = pictureHtml(picture, sheet);
  return `<!doctype html><style>${themes()}${facesFor(figure)}
    body{margin:0;display:flex;background:#F4F4F2}
    @media (prefers-color-scheme:dark){body{background:#313338}}
    *{box-sizing:border-box}
    body>*{width:${phone}px;padding:15px}
    img{display:block;width:100%}
    body>div{align-self:start}
    figure{margin:0;${themed('background:#FFFFFF;color:#1F2328')}}
    figure div{overflow-wrap:anywhere}
    ${themed(sheet.css())}</style>
    <div><img src="${source}"></div><figure>${figure}</figure>`;
}

/** The painter's own fonts, so that only how the texts are set out differs. */
function facesFor(html: string): string {
  const { slices, stack } = typefaces.fontsFor(html.replaceAll(/<[^>]*>/gu, ' '));
  const faces = slices.map((slice) => {
    const ranges = slice.ranges().map(([a, b]) => `U+${a.toString(16)}-${b.toString(16)}`);
    const data = slice.read().toString('base64');
    return `@font-face{font-family:${slice.family.name};font-weight:100 900;unicode-range:${ranges.join()};src:url(data:font/woff2;base64,${data})}`;
  });
  return `${faces.join('')}body{font-family:${stack.join()}}`;
}

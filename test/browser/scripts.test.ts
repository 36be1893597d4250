import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { column } from '../../src/pictures/drawing/drawing.ts';
import { palette, typeOf } from '../../src/pictures/drawing/look.ts';
import { write } from '../../src/pictures/drawing/writing.ts';
import { legibleText } from '../../src/pictures/legible.ts';
import { press, typefaces } from '../support/typefaces.ts';

/** Each kind as people have reported it of other tools, and others like it. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  // “Notice that "10" is displayed as "01".” “What of a mix between Hebrew and numbers, or English?”
  'hours beside Hebrew are not read backwards': [
    'יש לי 500 tokenים של globus2000.',
    'יום שני 18:45',
    'יום שלישי (ערב) 10:30',
    'שבת, 12/06/2025 – 50%',
    'פגישה ב-Zoom, 9:30–10:15',
  ],
  'Arabic letters join, with their dots and their hours': [
    'يوم الاثنين 10:30',
    'الثلاثاء ١٢ يونيو، ١٨:٤٥',
    'اجتماع (Zoom) 14:00 – 15:00',
    'مُحَمَّد العربي',
    'می‌خواهم، کیان رضایی ۳۰٪',
  ],
  'brackets are not turned around another script': [
    'Atelier (محمد) 10:30',
    'Atelier (שלום) 10:30',
    'Ana [سلام] 3, fin',
    'דוד (Dudu) 3',
  ],
  'long lines break where they should': [
    'מפגש של קהילת הגן המשותף בשכונה שלנו ביום שישי בבוקר 9:30 (Zoom)',
    'لقاء مجتمع الحديقة المشتركة في حيّنا صباح يوم الجمعة الساعة 9:30 (Zoom)',
    'On se voit « מפגש של קהילת הגן המשותף בשכונה » vendredi, à 9:30 (Zoom)',
  ],
  'marks stand on their letters': ['नेहा शर्मा, क्षत्रिय', 'สมชาย ใจดี น้ำ', 'ব্যাংক, বাংলা', 'தமிழ் கொடு'],
  'other writings are drawn': [
    '陳小美 和 張偉',
    '火曜日 18:45（土）',
    '김민수, 화요일 저녁',
    'ᐃᓄᒃᑎᑐᑦ, ᐊᐃᐱᖅ',
    'ማክሰኞ 18:45',
    'Вторник, Γιώργος, Nguyễn Thị Ánh',
  ],
};
const width = 220;
const lineHeight = 17;
const [top, gap] = [4, 8];
/** As high as three lines of letters that hang low. */
const boxHeight = 3 * lineHeight;

const drawn = (texts: readonly string[]) => ({
  width,
  root: column(
    { width, gap, paddingTop: top, backgroundColor: palette.ground, color: palette.ink },
    texts.map((text) =>
      column({ height: boxHeight }, [
        write(text, 3, { ...typeOf('text'), width, textWrap: 'wrap' }),
      ]),
    ),
  ),
});

/** The same texts set out by the browser, with the same fonts. */
function pageOf(texts: readonly string[]): string {
  const set = texts.map((text) => ({ text, ...typefaces.fontsFor(text) }));
  const slices = [...new Set(set.flatMap(({ slices }) => slices))];
  const faces = slices.map((slice) => {
    const ranges = slice.ranges().map(([a, b]) => `U+${a.toString(16)}-${b.toString(16)}`);
    const data = slice.read().toString('base64');
    return `@font-face{font-family:${slice.family.name};font-weight:100 900;unicode-range:${ranges.join()};
      src:url(data:font/woff2;base64,${data})}`;
  });
  const boxes = set.map(
    ({ text, stack }) =>
      `<div dir="auto" style="height:${boxHeight}px;margin-bottom:${gap}px;font-family:${stack.join()}">${text}</div>`,
  );
  return `<!doctype html><style>${faces.join('')}
    body{margin:0;padding-top:${top}px;width:${width}px;background:${palette.ground};color:${palette.ink}}
    div{font-size:13px;line-height:${lineHeight}px;overflow-wrap:anywhere}
  </style>${boxes.join('')}`;
}

const urlOf = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** How alike both pictures are in each box, from -1 to 1 (correlation), seen a little from afar. */
const likeness = `async ([a, b, boxes]) => {
  const ink = async (source) => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(${width}, image.height / 3);
    const context = canvas.getContext('2d');
    context.filter = 'blur(1px)';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return Array.from({ length: boxes }, (_, at) => {
      const from = ${top} + at * ${boxHeight + gap};
      const { data } = context.getImageData(0, from, canvas.width, ${boxHeight});
      return Array.from({ length: data.length / 4 }, (_, pixel) => 255 - data[4 * pixel]);
    });
  };
  const correlation = (x, y) => {
    const mean = (all) => all.reduce((sum, each) => sum + each, 0) / all.length;
    const [mx, my] = [mean(x), mean(y)];
    let [xy, xx, yy] = [0, 0, 0];
    x.forEach((each, at) => {
      xy += (each - mx) * (y[at] - my);
      xx += (each - mx) ** 2;
      yy += (y[at] - my) ** 2;
    });
    return xy / Math.sqrt(xx * yy);
  };
  const [ours, theirs] = [await ink(a), await ink(b)];
  return ours.map((each, at) => correlation(each, theirs[at]));
}`;

describe('the texts of a picture, beside a browser’s', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ deviceScaleFactor: 3 });
  }, 60_000);
  afterAll(async () => browser.close());

  async function alike(ours: readonly string[], theirs: readonly string[]): Promise<number[]> {
    const painted = await press.paint(drawn(ours));
    const height = top + theirs.length * (boxHeight + gap);
    await page.setViewportSize({ width, height });
    await page.setContent(pageOf(theirs.map((text) => legibleText(text, typefaces.draws))));
    await page.evaluate('document.fonts.ready');
    const shot = await page.screenshot();
    const found: unknown = await page.evaluate(
      `(${likeness})(${JSON.stringify([urlOf(painted), urlOf(shot), theirs.length])})`,
    );
    return Array.isArray(found) ? found.map(Number) : [];
  }

  it.each(Object.entries(kinds))('%s', async (_, texts) => {
    const found = await alike(texts, texts);
    const unlike = texts
      .map((text, at) => [text, found[at]] as const)
      .filter(([, like]) => !(Number(like) > 0.96));
    expect(unlike).toEqual([]);
  });

  it('would be told from texts that run the wrong way', async () => {
    const right = ['יום שני 18:45', 'Atelier (محمد) 10:30', 'يوم الاثنين 10:30'];
    const wrong = ['יום שני 45:18', 'Atelier )محمد( 30:10', 'ي و م ا ل ا ث ن ي ن 10:30'];
    for (const like of await alike(wrong, right)) expect(like).toBeLessThan(0.94);
  });
});

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Illustration, Picture } from '../../src/kernel/view/picture.ts';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { pageHtml, shownHtml } from '../../src/screen/html/page.ts';
import { fr } from '../support/scenes.ts';
import { illustration, rehearsed } from '../support/summary-pictures.ts';

/** In pixels of a projector: what is read from the back of a room. */
const readable = 24;
const projector = { width: 1920, height: 1080 };

const letters = (picture: string) => `Math.min(...[...document.querySelectorAll('${picture}')]
  .map((each) => parseFloat(getComputedStyle(each).fontSize) * each.currentCSSZoom))`;
const fits = `document.querySelector('.end').getBoundingClientRect().top <= innerHeight`;

const inter = readFileSync(
  new URL(
    '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    import.meta.url,
  ),
).toString('base64');

/** The page's first choice of fonts, which a machine for tests doesn't have. */
const withInter = (html: string) =>
  html.replace(
    '<style>',
    `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${inter})}</style><style>`,
  );

function drawn(kind: 'canvas' | 'grid' | 'circles'): Illustration {
  const found = illustration(rehearsed(), kind);
  if (found === undefined) throw new Error(`No picture of ${kind}.`);
  return found;
}

describe('the letters of the page for the room, on a projector', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => browser.close());

  async function shown(picture: Illustration): Promise<Page> {
    const page = await browser.newPage({ viewport: projector });
    const telling = { nameOf: String, timeOf: String };
    const rest = { blocks: [], counts: [], voices: [], clock: { endsAt: Date.now() + 600_000 } };
    const step = { title: 'Analyse du Modèle de soutenabilité', number: 'étape 11 de 23' };
    const html = shownHtml({ ...step, ...rest, step: 'Pilier', pictures: [picture] }, telling, fr);
    await page.setContent(withInter(pageHtml('Palabre', html, Date.now(), fr)));
    await page.evaluate('document.fonts.ready.then(() => fitAnew())');
    return page;
  }

  it.each([
    ['canvas', '.canvas .point div, .canvas .more, .canvas .heading div'],
    ['grid', '.grid .point div, .grid .count'],
  ] as const)('are read from the back of the room in the %s', async (kind, texts) => {
    const page = await shown(drawn(kind));
    expect(await page.evaluate(letters(texts))).toBeGreaterThanOrEqual(readable);
    expect(await page.evaluate(fits)).toBe(true);
    await page.close();
  });

  it('are as large when each pillar has as much as the canvas takes', async () => {
    const canvas = drawn('canvas');
    const page = await shown({ ...canvas, picture: filled(canvas.picture) });
    expect(await page.evaluate(letters('.canvas .point div'))).toBeGreaterThanOrEqual(readable);
    expect(await page.evaluate(fits)).toBe(true);
    await page.close();
  });

  it('lose no end of what people said', async () => {
    const page = await shown(drawn('canvas'));
    const text = (await page.locator('.canvas').textContent()) ?? '';
    expect(text).not.toContain('…');
    expect(text).toContain('qui montre son carnet et raconte ses erreurs.');
    await page.close();
  });
});

/** Three answers of two lines to each question. */
function filled(picture: Picture): Picture {
  if (picture.kind !== 'canvas') throw new Error('No canvas.');
  const text =
    'On se voit une fois par mois, on note tout, et qui était absent lit les notes avant la suite.';
  const points = [1, 2, 3].map((at) => ({ label: `Une question, ${at}`, text }));
  const pillars = picture.pillars.map((each) => ({
    ...each,
    points,
    more: 'et 12 autres réponses',
  }));
  return { ...picture, pillars };
}

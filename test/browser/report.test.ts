import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { htmlReport } from '../../src/summary/report/html.ts';
import { reportPictures } from '../../src/summary/report/report-pictures.ts';
import { rehearsedReport, reportAbout, textOf } from '../support/reports.ts';
import { allOpen, en, fr } from '../support/scenes.ts';
import { faults } from './windows.ts';

/** What somebody hostile, or another script, would write. */
const odd = [
  '<script>document.title = "pris"</script>',
  '"><img src="https://exemple.org/x.png" onerror="document.title = 1">',
  '</dd></dl></li></ul></main><h1>Titre</h1>',
  '&lt;b&gt; &amp; \' " `',
  'שלום \u202Erenversé',
  'a\nb\tc',
  'x'.repeat(900),
];
const rehearsed = (t = fr) => {
  const report = rehearsedReport(t);
  return textOf(htmlReport(report, reportPictures(report)));
};

/** Any content wider than the page, which paper would cut. */
const tooWide = `[...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => each.tagName)`;

/** Whether the last character of an answer is on its own line. */
const lastIsAlone = `(() => {
  const text = document.querySelector('#board-gens dd').lastChild;
  const topOf = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().top;
  };
  return topOf(text.length - 1) > topOf(text.length - 3);
})()`;

describe('the report, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => browser.close());

  async function open(html: string, bypassCSP = false): Promise<Page> {
    const context = await browser.newContext({ bypassCSP, viewport: { width: 1000, height: 800 } });
    const page = await context.newPage();
    await page.setContent(html);
    return page;
  }

  it.each([fr, en])('has nothing that axe finds, light or dark ($locale)', async (t) => {
    const page = await open(rehearsed(t), true);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1000, height: 800 });
      expect(await faults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 700 });
      expect(await faults(page)).toEqual([]);
    }
  });

  it('is dark for those whose system is, and light on paper', async () => {
    const page = await open(rehearsed());
    const ground = () => page.evaluate(`getComputedStyle(document.body).backgroundColor`);
    expect(await ground()).toBe('rgb(251, 250, 247)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(27, 29, 33)');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it('shows what was said as it was said, and executes none of it', async () => {
    const stage = allOpen();
    for (const idee of odd) stage.write('nour', 'gens', { idee });
    const page = await open(textOf(htmlReport(reportAbout(stage), [])));
    const texts = await page.locator('#board-gens dd').allInnerTexts();
    expect(texts).toEqual(odd.map((text) => text.replace('\t', ' ')));
    expect(await page.title()).toMatch(/Au verger$/u);
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('requests nothing from any host, and shows its pictures', async () => {
    const page = await open('<p>rien</p>');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(rehearsed());
    expect(await page.locator('figure').count()).toBeGreaterThan(3);
    expect(asked).toEqual([]);
  });

  it('leaves no question mark alone on a line, at any width', async () => {
    const stage = allOpen();
    stage.write('nour', 'gens', { idee: 'Que va devenir ce qu’on a écrit ?' });
    const page = await open(textOf(htmlReport(reportAbout(stage), [])));
    const alone: number[] = [];
    for (let width = 300; width < 460; width += 4) {
      await page.setViewportSize({ width, height: 700 });
      if (await page.evaluate(lastIsAlone)) alone.push(width);
    }
    expect(alone).toEqual([]);
  });

  it.each([
    ['a phone', 360],
    ['A4', 665],
    ['Letter', 687],
  ])('fits in %s', async (_, width) => {
    const page = await open(rehearsed());
    if (width > 360) await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  it('splits no short contribution between two columns or pages of paper', async () => {
    const page = await open(rehearsed());
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 665, height: 900 });
    expect(
      await page.evaluate(`[...document.querySelectorAll('.entries > li:not(.long)')]
        .filter((each) => each.getClientRects().length > 1)
        .map((each) => each.textContent)`),
    ).toEqual([]);
  });

  const pagesOf = async (html: string, format: string) => {
    const page = await open(html);
    const pdf = (await page.pdf({ format })).toString('latin1');
    return pdf.match(/\/Type \/Page\b/gu)?.length ?? 0;
  };

  it.each(['A4', 'Letter'])('prints on %s, on some fifteen pages', async (format) => {
    const words = await pagesOf(textOf(htmlReport(rehearsedReport(), [])), format);
    expect(words).toBeGreaterThan(8);
    expect(words).toBeLessThan(20);
    const whole = await pagesOf(rehearsed(), format);
    expect(whole).toBeGreaterThan(words);
    expect(whole).toBeLessThan(words + reportPictures(rehearsedReport()).length + 4);
  });
});

import { Document, type StructuredText } from 'mupdf';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/rehearsal/page/browser.ts';
import { htmlReport } from '../../src/summary/report/html.ts';
import { reportPictures } from '../../src/summary/report/report-pictures.ts';
import { rehearsedReport, reportAbout, textOf } from '../support/reports.ts';
import { allOpen } from '../support/scenes.ts';

/** Of a Letter page, and what its number stands in, in points. */
const [pageHeight, margin] = [792, 50];

const textsOf = (pages: readonly StructuredText[]) => pages.map((page) => page.asText());

/** How far down its last line is, without the number of the page. */
function endOf(page: StructuredText): number {
  const ends: number[] = [];
  page.walk({ beginLine: ([, , , bottom]) => ends.push(bottom) });
  return Math.max(...ends.filter((bottom) => bottom < pageHeight - margin)) / pageHeight;
}

describe('the report, on paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => browser.close());

  /** Its pages, with a part of it set lower. */
  async function printed(html: string, lower: string): Promise<StructuredText[]> {
    const page = await browser.newPage({ bypassCSP: true });
    await page.setContent(html);
    await page.addStyleTag({ content: lower });
    const document = Document.openDocument(await page.pdf({ format: 'Letter' }), 'application/pdf');
    await page.close();
    return Array.from({ length: document.countPages() }, (_, at) =>
      document.loadPage(at).toStructuredText('preserve-whitespace'),
    );
  }

  it('leaves the credits alone on no page, wherever the last one begins', async () => {
    const html = textOf(htmlReport(rehearsedReport(), []));
    const alone: number[] = [];
    for (let lower = 0; lower < 900; lower += 75) {
      const pages = textsOf(
        await printed(html, `main > section:last-child { padding-top: ${lower}px }`),
      );
      if (pages.at(-1)?.includes('Merci') !== true) alone.push(lower);
    }
    expect(alone).toEqual([]);
  }, 120_000);

  it('keeps the picture of the pillars whole, and leaves no half page empty before it', async () => {
    const report = rehearsedReport();
    const html = textOf(htmlReport(report, reportPictures(report)));
    const bad: number[] = [];
    for (let lower = 0; lower < 900; lower += 135) {
      const pages = await printed(
        html,
        `main::before { content: ''; display: block; height: ${lower}px }`,
      );
      const texts = textsOf(pages);
      const pageOf = (words: string) => texts.findIndex((text) => text.includes(words));
      const isWhole = pageOf('dans les mots du groupe') === pageOf('Partage – Cogouvernance');
      if (!isWhole || Math.min(...pages.slice(0, -1).map(endOf)) < 0.5) bad.push(lower);
    }
    expect(bad).toEqual([]);
  }, 120_000);

  it('continues a list on the next page rather than leave half of one empty', async () => {
    const stage = allOpen();
    const long = 'On en parle déjà entre nous, sans jamais l’écrire. '.repeat(12);
    for (const who of ['Un', 'Deux', 'Trois', 'Quatre'])
      stage.write(who, 'gens', { idee: `${who} commence. ${long} ${who} finit.` });
    const html = textOf(htmlReport(reportAbout(stage), []));
    const pages = textsOf(await printed(html, '#board-gens { padding-top: 100px }'));
    const first = pages.findIndex((text) => text.includes('Un commence'));
    for (const who of ['Un', 'Deux']) expect(pages[first]).toContain(`${who} finit`);
    for (const who of ['Trois', 'Quatre']) expect(pages[first + 1]).toContain(`${who} commence`);
  });
});

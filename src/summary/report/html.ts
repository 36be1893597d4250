import { partChunks } from './html-parts.ts';
import { reportStyle } from './html-style.ts';
import { escapeHtml, wordsHtml } from './html-text.ts';
import { partsOf } from './parts.ts';
import type { Part } from './part.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, dayOf, type Report } from './report.ts';

/**
 * A picture of the report; `alt` has the whole content, which readers can open as text below it.
 */
export interface ReportPicture {
  readonly png: Uint8Array;
  readonly alt: string;
  /** The id of the section (`parts.ts`) it follows; empty for the top of the report. */
  readonly after: string;
}

/**
 * The whole workshop as one self-contained HTML file: no scripts, pictures inline. All text is
 * escaped, and the content security policy forbids external requests anyway.
 */
export function htmlReport(report: Report, pictures: readonly ReportPicture[]): FileInPieces {
  const page = (shown: readonly ReportPicture[]): FileInPieces => ({
    name: `${baseName(report)}.html`,
    chunks: () => chunks(report, shown),
  });
  return pictures.length === 0 ? page([]) : { ...page(pictures), lighter: page([]) };
}

function* chunks(report: Report, pictures: readonly ReportPicture[]): Generator<string> {
  const parts = partsOf(report);
  yield top(report, parts);
  yield* body(report, parts, pictures);
  yield bottom(report);
}

function top(report: Report, parts: readonly Part[]): string {
  const { workshop, summary, t } = report;
  const title = escapeHtml(t.plain('report.title', { title: summary.title }));
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  const { organiser } = workshop.opening.template;
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>
${reportStyle}
</style>
</head>
<body>
<header>
<h1><bdi>${title}</bdi></h1>
<p class="day">${escapeHtml(`${dayOf(report)} · ${organiser}`)}</p>
<p class="figures">${escapeHtml(t.plain('summary.figures', summary.figures))}</p>
</header>
${contents(report, parts)}<main>
`;
}

function contents({ t }: Report, parts: readonly Part[]): string {
  const links = parts.flatMap((part) =>
    part.kind === 'heading' && part.level === 2
      ? [`<li><a href="#${escapeHtml(part.id)}"><bdi>${escapeHtml(part.text)}</bdi></a></li>`]
      : [],
  );
  if (links.length < 2) return '';
  return `<nav aria-labelledby="contents">
<h2 id="contents">${escapeHtml(t.plain('report.contents'))}</h2>
<ul>
${links.join('\n')}
</ul>
</nav>
`;
}

/** Each heading opens a section, nested by level. */
function* body(
  report: Report,
  parts: readonly Part[],
  pictures: readonly ReportPicture[],
): Generator<string> {
  const placed = placing(parts, pictures);
  const open: number[] = [];
  yield* placed('').map((picture) => pictureHtml(picture, report));
  for (const part of parts) {
    if (part.kind === 'heading') {
      yield ending(open, part.level);
      open.push(part.level);
    }
    yield* partChunks(part, report);
    if (part.kind === 'heading')
      yield* placed(part.id).map((picture) => pictureHtml(picture, report));
  }
  yield ending(open, 2);
}

/** Closes the sections that a heading of this level ends. */
function ending(open: number[], level: number): string {
  let ended = '';
  while ((open.at(-1) ?? 0) >= level) {
    open.pop();
    ended += '</section>\n';
  }
  return ended;
}

/** A picture whose section is missing goes to the top of the report. */
function placing(parts: readonly Part[], pictures: readonly ReportPicture[]) {
  const sections = new Set(parts.flatMap((part) => (part.kind === 'heading' ? [part.id] : [])));
  return (section: string) =>
    pictures.filter(({ after }) => (sections.has(after) ? after : '') === section);
}

function pictureHtml({ png, alt }: ReportPicture, { t }: Report): string {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return (
    `<figure><img src="${source}" alt="${escapeHtml(t.plain('report.pictureAlt'))}">` +
    `<figcaption><details><summary>${escapeHtml(t.plain('report.pictureWords'))}</summary>` +
    `<p dir="auto">${wordsHtml(alt)}</p></details></figcaption></figure>\n`
  );
}

function bottom({ workshop, t }: Report): string {
  const credits = workshop.opening.template.credits.map(
    (credit) => `<p>${escapeHtml(t.pick(credit))}</p>\n`,
  );
  return `</main>\n<footer>\n${credits.join('')}</footer>\n</body>\n</html>\n`;
}

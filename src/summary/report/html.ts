import { escapeHtml } from '../../kernel/escape-html.ts';
import { figuresOf, type Figures } from './html-figures.ts';
import { partChunks } from './html-parts.ts';
import { reportStyle } from './html-style.ts';
import { partsOf } from './parts.ts';
import type { Part } from './part.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, dayOf, type Report } from './report.ts';
import type { PlacedIllustration } from './report-pictures.ts';

/**
 * The whole workshop as one self-contained HTML file: no scripts, pictures as HTML and SVG. All text
 * is escaped, and the content security policy forbids external requests anyway.
 */
export function htmlReport(report: Report, pictures: readonly PlacedIllustration[]): FileInPieces {
  const page = (shown: readonly PlacedIllustration[]): FileInPieces => ({
    name: `${baseName(report)}.html`,
    chunks: () => chunks(report, shown),
  });
  return pictures.length === 0 ? page([]) : { ...page(pictures), lighter: page([]) };
}

function* chunks(report: Report, pictures: readonly PlacedIllustration[]): Generator<string> {
  const parts = partsOf(report);
  const figures = yield* figuresOf(pictures, report.t);
  yield top(report, parts, figures.css);
  yield* body(report, parts, figures);
  yield bottom(report);
}

function top(report: Report, parts: readonly Part[], css: string): string {
  const { workshop, summary, t } = report;
  const title = escapeHtml(t.plain('report.title', { title: summary.title }));
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
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
${css}
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
function* body(report: Report, parts: readonly Part[], { placed }: Figures): Generator<string> {
  const shown = placing(parts, placed);
  const open: number[] = [];
  yield* shown('');
  for (const part of parts) {
    if (part.kind === 'heading') {
      yield ending(open, part.level);
      open.push(part.level);
    }
    yield* partChunks(part, report);
    if (part.kind === 'heading') yield* shown(part.id);
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
function placing(parts: readonly Part[], placed: Figures['placed']) {
  const sections = new Set(parts.flatMap((part) => (part.kind === 'heading' ? [part.id] : [])));
  return (section: string) =>
    placed
      .filter(({ after }) => (sections.has(after) ? after : '') === section)
      .map(({ html }) => html);
}

function bottom({ workshop, t }: Report): string {
  const credits = workshop.opening.template.credits.map(
    (credit) => `<p>${escapeHtml(t.pick(credit))}</p>\n`,
  );
  return `</main>\n<footer>\n${credits.join('')}</footer>\n</body>\n</html>\n`;
}

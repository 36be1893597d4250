import { escapeHtml } from '../../kernel/escape-html.ts';
import { figuresOf, type Figures } from './html-figures.ts';
import { partChunks, type Heading } from './html-parts.ts';
import { reportStyle } from './html-style.ts';
import { bodyParts, leadParts } from './parts.ts';
import type { Part } from './part.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, subtitleOf, type Report } from './report.ts';
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
  const parts = bodyParts(report);
  const figures = yield* figuresOf(pictures, headingsOf(report, parts), report.t);
  yield top(report, figures.css);
  for (const part of leadParts(report)) yield* partChunks(part, report);
  yield `${report.summary.ideas.length > 0 ? '</section>\n' : ''}</header>\n`;
  yield contents(report, parts);
  yield '<main>\n';
  yield* body(report, parts, figures);
  yield bottom(report);
}

const headingsOf = ({ summary }: Report, parts: readonly Part[]): ReadonlySet<string> =>
  new Set([
    summary.title,
    ...parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : [])),
  ]);

function top(report: Report, css: string): string {
  const { summary, t } = report;
  const title = escapeHtml(t.plain('report.title', { title: summary.title }));
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
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
<p class="day">${escapeHtml(subtitleOf(report))}</p>
<p class="figures">${escapeHtml(t.plain('summary.figures', summary.figures))}</p>
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

/** Each heading opens a section, nested by level. A vote that is drawn isn't also told in a table. */
function* body(report: Report, parts: readonly Part[], { placed }: Figures): Generator<string> {
  const shown = placing(parts, placed);
  const open: Heading[] = [];
  let drawn = 0;
  yield* shown('');
  for (const part of parts) {
    if (part.kind === 'heading') {
      yield ending(open, part.level);
      yield* partChunks(part, report, open.at(-1));
      open.push(part);
      const figures = shown(part.id);
      drawn = figures.length;
      yield* figures;
    } else if (part.kind !== 'poll' || drawn === 0) yield* partChunks(part, report);
  }
  yield ending(open, 2);
}

/** Closes the sections that a heading of this level ends. */
function ending(open: Heading[], level: number): string {
  let ended = '';
  while ((open.at(-1)?.level ?? 0) >= level) {
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
  const title = t.pick(workshop.opening.template.title);
  const again = `<p>${escapeHtml(t.plain('summary.again', { title }))}</p>\n`;
  return `</main>\n<footer>\n${credits.join('')}${again}</footer>\n</body>\n</html>\n`;
}

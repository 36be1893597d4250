import type { Translator } from '../../i18n/translator.ts';
import { escapeHtml } from '../../kernel/escape-html.ts';
import { holdFigures, holdSigns } from '../../kernel/typography.ts';
import { oneLine } from '../../kernel/view/one-line.ts';
import type { Illustration } from '../../kernel/view/picture.ts';
import { pictureHtml } from '../../pictures/html/figure.ts';
import { openSheet, type Sheet } from '../../pictures/html/sheet.ts';
import { themed } from '../../pictures/html/theme.ts';
import type { Clock, Shown } from '../view/shown.ts';
import { blocksHtml, type Telling } from './blocks.ts';
import { screenScript } from './script.ts';
import { screenStyle } from './style.ts';

/** What changes on the page: the header and what is under it. */
export function shownHtml(shown: Shown, telling: Telling, t: Translator): string {
  const sheet = openSheet();
  const figures = shown.pictures.map((picture) => figureHtml(picture, sheet)).join('\n');
  const counts = held(shown.counts.join(' · '));
  const voices = shown.voices.map((blocks) => `<div>${blocksHtml(blocks, telling)}</div>`).join('');
  return `<style>${themed(sheet.css())}</style>
<header><div><p class="where">${held(`${shown.title} · ${shown.number}`)}</p>
<h1>${escapeHtml(shown.step)}</h1></div>${clockHtml(shown.clock, t)}</header>
${blocksHtml(shown.blocks, telling)}
${counts === '' ? '' : `<p class="counts">${counts}</p>`}
${figures}
${voices === '' ? '' : `<div class="voices">${voices}</div>`}`;
}

const held = (text: string): string => escapeHtml(holdFigures(holdSigns(text)));

/** What is left when the workshop is over. */
export const overHtml = (title: string, t: Translator): string =>
  `<header><div><p class="where">${escapeHtml(title)}</p>
<h1>${escapeHtml(t.plain('screen.over'))}</h1></div></header>`;

/** Counted by the page; what it shows before, and in a browser that runs no script. */
function clockHtml(clock: Clock | undefined, t: Translator): string {
  if (clock === undefined) return '';
  const over = escapeHtml(t.plain('screen.timeUp'));
  const left = clock.left === undefined ? '' : ` data-left="${clock.left}"`;
  return `<p class="clock" role="timer" data-ends="${clock.endsAt}"${left} data-over="${over}"></p>`;
}

function figureHtml({ picture, alt }: Illustration, sheet: Sheet): string {
  const label = escapeHtml(oneLine(pausing(alt)));
  return `<figure><div class="picture ${picture.kind}" role="img" aria-label="${label}">${pictureHtml(picture, sheet)}</div></figure>`;
}

/** A label has no lines: a voice rests at a full stop instead. */
const pausing = (alt: string): string => alt.replaceAll(/(?<![.!?…:,])\n/gu, '.\n');

/** The whole page. All text is escaped; nothing but its own script runs, and nothing else is asked for. */
export function pageHtml(title: string, shown: string, now: number, t: Translator): string {
  return `<!doctype html>
<html lang="${t.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${screenStyle}</style>
</head>
<body data-now="${now}">
<main><div class="screen">${shown}</div></main>
<div class="end"></div>
<p class="lost" role="status" hidden>${escapeHtml(t.plain('screen.lost'))}</p>
<script>${screenScript}</script>
</body>
</html>
`;
}

import { pillarIds } from '../../kernel/pillars.ts';
import { neutralAccent, pillarAccent } from '../../kernel/view/accent.ts';
import { innerWidth, palette } from '../../pictures/drawing/look.ts';
import { themed, themes } from '../../pictures/html/theme.ts';

/**
 * Light or dark on screen, light on paper. The page takes the printer's size, A4 or Letter, with
 * margins that suit both; short parts are not split across pages, and a contribution only if it is
 * long, which then has the width of the page. A pillar's colour is only used as a border: its sign is always next to it, and its name, once.
 */
export const reportStyle = `${themes()}
${themed(`
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 62rem; background: ${palette.ground};
  color: ${palette.ink}; font: 1rem/1.55 Inter, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; font-kerning: normal; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 1.2rem + 3vw, 3rem); letter-spacing: -.015em; }
h2 { font-size: 1.6rem; margin-top: 3.25rem; padding-top: .75rem; letter-spacing: -.01em;
  border-top: .3rem solid var(--accent, ${neutralAccent}); break-after: avoid; }
h3 { font-size: 1.2rem; margin-top: 2.25rem; padding-left: .75rem;
  border-left: .25rem solid var(--accent, ${palette.line}); }
h4 { font-size: 1rem; margin-top: 1.5rem; }
p, ul, table, figure, blockquote { margin: .75rem 0 0; }
a { color: ${palette.strong}; }
:where(.kept, .best) a { color: ${palette.onBest}; }
a:focus-visible { outline: 3px solid ${palette.strong}; outline-offset: 2px; }
p, li, dd, td { hyphens: auto; hyphenate-limit-chars: 12 5 4; text-wrap: pretty; }
section > p, main > p, section > ul:not([class]) { max-width: 44rem; }
.who, bdi, a { hyphens: manual; }
.pillar, .total, .day, .credits, footer { color: ${palette.muted}; }
.pillar, .total { margin: .25rem 0 0; font-size: .9rem; }
h3 + .pillar { margin-left: 1rem; }
.sign { font-weight: 400; }
.figures { font-size: 1.15rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.credits, footer { font-size: .9rem; }
/* People's own words, where they stand alone. */
blockquote { margin-left: 0; margin-right: 0; font-family: Charter, "Bitstream Charter", "Iowan Old Style",
  "Source Serif 4", "Noto Serif", Georgia, serif; }
.foreword { max-width: 46rem; margin-top: 1.75rem; font-size: 1.35rem; line-height: 1.45; }
.foreword p { margin: 0; }
.by { margin-top: .5rem; font-size: .9rem; color: ${palette.muted}; }
.ideas { list-style: none; padding: 0; display: grid; gap: 1.5rem 2.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
.ideas li { margin: 0; padding-left: 1rem; border-left: .25rem solid var(--accent, ${neutralAccent}); break-inside: avoid; }
.ideas blockquote { margin: 0; font-size: 1.15rem; line-height: 1.45; }
.ideas blockquote p + p { margin-top: .4rem; }
.ideas p { margin: 0; }
.ideas .by { margin-top: .4rem; }
.ideas b { display: block; font: 700 .85rem/1.4 Inter, "Segoe UI", "Noto Sans", Arial, sans-serif; color: ${palette.muted}; }
nav { margin-top: 2.5rem; padding: .9rem 1.1rem; background: ${palette.stripe}; }
nav h2 { font-size: 1rem; margin: 0; padding: 0; border: 0; letter-spacing: 0; }
nav ul { columns: 16rem; list-style: none; padding: 0; }
nav li { break-inside: avoid; padding: .3rem 0; line-height: 1.35; }
main ul.entries, ul.voices { list-style: none; padding: 0; }
ul.voices { columns: 18rem; column-gap: 2rem; }
.voices li { break-inside: avoid; padding: .15rem 0; }
/* Two columns where there is room for them, one on a phone. */
ul.entries { columns: 24rem 2; column-gap: 1rem; margin-top: 0; }
.entries > li { margin: 0 0 .75rem; padding: .6rem .9rem; border: 1px solid ${palette.line};
  background: ${palette.onStrong}; break-inside: avoid-column; }
section > p + ul.entries, section > h4 + ul.entries { margin-top: .75rem; }
.entries > li.kept { background: ${palette.best}; }
.entries p, .entries dl, .entries dd { margin: 0; }
.who { font-weight: 700; }
.who small { font-size: .9rem; font-weight: 400; color: ${palette.muted}; }
.kept .who small, .kept dt { color: ${palette.onBest}; }
dl > div { margin-top: .35rem; }
dt { font-size: .85rem; color: ${palette.muted}; }
table { width: 100%; max-width: 44rem; border-collapse: collapse; background: ${palette.onStrong}; }
th, td { padding: .45rem .7rem; border: 1px solid ${palette.line}; text-align: start; vertical-align: top; }
thead th { background: ${palette.stripe}; }
tbody th { font-weight: 400; }
tr.best > * { font-weight: 700; background: ${palette.best}; }
.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
figure { margin-top: 1.25rem; }
/* As wide as the page; on a phone, between its margins. */
.picture { max-width: 100%; overflow-x: auto; line-height: normal; }
.picture div { hyphens: auto; hyphenate-limit-chars: 12 5 4; }
.picture svg { display: block; }
/* Its title, where the page has said it already. */
.picture > div > :first-child:empty { display: none; }
.canvas > div, .grid > div, .circles > div, .poll > div { width: 100%; }
.circles > div > :nth-child(2) { margin-inline: auto; }
/* The page's letters may be wider than the painter's: a line takes another rather than cut a word. */
.words > div { width: 100%; }
.words > div > :nth-child(2) { width: 100%; flex-flow: row wrap; align-items: baseline; gap: .2rem 1.1rem; zoom: var(--wall, 1); }
.words > div > :nth-child(2) > div { display: contents; }
@media print, (width >= 50rem) {
  /* At the end of its heading's line, which leaves it room. */
  h2:has(+ .total) { padding-inline-end: 11rem; }
  .total { float: inline-end; margin-top: -1.32rem; }
  .picture { zoom: 1.15; }
  .words { --wall: 1.5; }
  /* What is drawn on the left, its names or its figures on the right. */
  .circles > div, .poll > div { display: grid; gap: 14px clamp(10px, 2vw, 32px); grid-template-columns: ${innerWidth}px 1fr; align-items: start; }
  .circles > div > :first-child, .circles > div > :last-child,
  .poll > div > :first-child, .poll > div > :nth-child(n + 4) { grid-column: 1 / -1; }
  .circles > div > :nth-child(2) { grid-row: 2 / span 3; }
  .circles > div > :first-child:empty + * { grid-row: 1 / span 3; }
  .circles > div > :not(:first-child, :nth-child(2), :last-child) { grid-column: 2; }
  .circles > div > :last-child { flex-flow: row wrap; column-gap: 12px; }
}
figcaption { margin-top: .5rem; font-size: .9rem; color: ${palette.muted}; }
summary { cursor: pointer; padding: .3rem 0; }
summary:focus-visible { outline: 3px solid ${palette.strong}; outline-offset: 2px; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid ${palette.line}; }
${pillarIds.map((id) => `.${id} { --accent: ${pillarAccent(id)}; }`).join('\n')}
@page { margin: 16mm 15mm 18mm; @bottom-right { content: counter(page); font: 9pt sans-serif; color: ${palette.muted}; } }
@media print {
  html { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; background: ${palette.onStrong}; }
  h1 { font-size: 2.4rem; }
  h2 { margin-top: 2.25rem; }
  h3 { margin-top: 1.5rem; }
  a { color: inherit; }
  nav { display: none; }
  h2, h3, h4, .pillar, .total, thead, p:has(+ ul, + section, + table) { break-after: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  tr, ul:not([class]), p:has(+ ul, + section, + table) { break-inside: avoid; }
  th, td { padding: .3rem .6rem; }
  /* In rows, between which a page ends: a browser cuts what is first in columns rather than leave them empty. */
  ul.entries { columns: auto; display: grid; grid-template-columns: 1fr 1fr; gap: .75rem 1rem; align-items: start; }
  .entries > li { margin: 0; padding: .4rem .7rem; break-inside: avoid; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  .entries > .long { grid-column: 1 / -1; columns: 2; column-gap: 1.5rem; break-inside: auto; }
  .who, dt { break-after: avoid; }
  .picture { zoom: 1; }
  .words { --wall: 1.15; }
  .circles, .poll { zoom: .9; }
  .canvas { zoom: .92; }
  .picture, .picture > * > * { break-inside: avoid; }
  .grid > div > :nth-child(2) { break-after: avoid; }
  /* A large one that has no room left goes to the next page whole, and what follows takes its place: at
     least a heading and an answer, for which there must be room. */
  :is(.canvas, .circles, .grid) { float: left; width: 100%; padding-bottom: 1rem; }
  figure:has(.canvas, .circles, .grid)::before { content: ""; display: block; height: 70mm; margin-bottom: -70mm; break-inside: avoid; }
  figure ~ :is(p, section) { display: flow-root; min-width: 50%; }
  figure ~ ul { min-width: 50%; }
  /* The credits take what is before them along: from another box, a browser does not. */
  main { display: contents; }
  footer { margin-top: 1.5rem; padding-top: .5rem; break-before: avoid; break-inside: avoid; }
  figcaption { display: none; }
}
`).trim()}`;

import { pillarIds } from '../../kernel/pillars.ts';
import { neutralAccent, pillarAccent } from '../../kernel/view/accent.ts';
import { innerWidth, page, palette } from '../../pictures/drawing/look.ts';
import { themed, themes } from '../../pictures/html/theme.ts';

/**
 * Light or dark on screen, light on paper. The page takes the printer's size, A4 or Letter, with
 * margins that suit both; short parts are not split across pages. A pillar's colour is only used as
 * a border: its sign and name are always next to it.
 */
export const reportStyle = `${themes()}
${themed(`
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 46rem; background: ${palette.ground};
  color: ${palette.ink}; font: 1rem/1.55 Inter, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.4rem; margin-top: 2.75rem; padding-left: .75rem;
  border-left: .35rem solid var(--accent, ${neutralAccent}); }
h3 { font-size: 1.15rem; margin-top: 2rem; padding-left: .75rem;
  border-left: .2rem solid var(--accent, ${palette.line}); }
h4 { font-size: 1rem; margin-top: 1.5rem; }
p, ul, table, figure { margin: .75rem 0 0; }
a { color: ${palette.strong}; }
a:focus-visible { outline: 3px solid ${palette.strong}; outline-offset: 2px; }
p, li, dd, td { hyphens: auto; hyphenate-limit-chars: 12 5 4; text-wrap: pretty; }
.who, bdi, a { hyphens: manual; }
.pillar, .day, .credits, footer { color: ${palette.muted}; }
.pillar { margin: .25rem 0 0 1.1rem; font-size: .9rem; }
.figures { font-size: 1.15rem; font-weight: 700; }
.credits, footer { font-size: .9rem; }
nav { margin-top: 1.5rem; padding: .9rem 1.1rem; background: ${palette.stripe}; }
nav h2 { font-size: 1rem; margin: 0; padding: 0; border: 0; }
nav ul { columns: 16rem; list-style: none; padding: 0; }
nav li { break-inside: avoid; padding: .3rem 0; line-height: 1.35; }
main ul.entries, ul.voices { list-style: none; padding: 0; }
ul.voices { columns: 20rem; column-gap: 2rem; }
.voices li { break-inside: avoid; padding: .15rem 0; }
.entries > li { margin-top: .75rem; padding: .6rem .9rem; border: 1px solid ${palette.line};
  background: ${palette.onStrong}; }
.entries > li.kept { background: ${palette.best}; }
.entries p, .entries dl, .entries dd { margin: 0; }
.who { font-weight: 700; }
.who small { font-size: .9rem; font-weight: 400; color: ${palette.muted}; }
.kept .who small, .kept dt { color: ${palette.onBest}; }
dl > div { margin-top: .35rem; }
dt { font-size: .85rem; color: ${palette.muted}; }
table { width: 100%; border-collapse: collapse; background: ${palette.onStrong}; }
th, td { padding: .45rem .7rem; border: 1px solid ${palette.line}; text-align: start; vertical-align: top; }
thead th { background: ${palette.stripe}; }
tbody th { font-weight: 400; }
tr.best > * { font-weight: 700; background: ${palette.best}; }
.number { white-space: nowrap; }
figure { break-inside: avoid; }
/* As wide as a phone leaves it between the page's margins; larger where there is more room. */
.picture { width: fit-content; max-width: 100%; overflow-x: auto; line-height: normal; }
.picture div { hyphens: auto; hyphenate-limit-chars: 12 5 4; }
.picture svg { display: block; }
@media screen and (width >= ${innerWidth + 5 * page.margin}px) {
  .picture { padding: ${page.margin}px; border: 1px solid ${palette.line}; zoom: 1.15; }
}
figcaption { margin-top: .5rem; font-size: .9rem; color: ${palette.muted}; }
summary { cursor: pointer; padding: .3rem 0; }
summary:focus-visible { outline: 3px solid ${palette.strong}; outline-offset: 2px; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid ${palette.line}; }
${pillarIds.map((id) => `.${id} { --accent: ${pillarAccent(id)}; }`).join('\n')}
@media print, (width >= 40rem) {
  dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 .9rem; align-items: baseline; }
}
@page { margin: 18mm 17mm 20mm; @bottom-right { content: counter(page); font: 9pt sans-serif; color: ${palette.muted}; } }
@media print {
  html { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; background: ${palette.onStrong}; }
  a { color: inherit; }
  h2, h3, h4, .pillar, thead, p:has(+ ul, + section, + table) { break-after: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  tr, nav, .entries > li, p:has(+ ul, + section, + table) { break-inside: avoid; }
  th, td { padding: .3rem .6rem; }
  .entries > li { padding: .4rem .7rem; }
  figure { break-inside: auto; }
  .picture { margin: 0 auto; zoom: .9; }
  .picture > * > * { break-inside: avoid; }
  figcaption { display: none; }
}
`).trim()}`;

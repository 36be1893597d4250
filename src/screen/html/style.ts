import { innerWidth, palette } from '../../pictures/drawing/look.ts';
import { themed, themes } from '../../pictures/html/theme.ts';

/** How much larger than its names a drawing is, which is looked at from the back of the room. */
const wall = 1.6;
/** And the names of a circle, than in its picture. */
const names = 1.2;
/** And a picture of texts, than on a phone: its letters of 12 pixels have 24 at the page's size of 1.3. */
const texts = 1.55;

/**
 * The width of a wall buys the height that large letters take: a question begins its answer's line, what is
 * only counted stands beside, and the community's answers are side by side.
 */
const textsOnWall = `.canvas, .grid { zoom: ${texts}; }
  .canvas .axes { display: none; }
  .canvas > div > div > svg { height: 16px; }
  .canvas .card { position: relative; gap: 5px; }
  .canvas .heading { min-height: 24px; }
  .canvas .more { position: absolute; inset-block-start: 14px; inset-inline-end: 12px; width: auto; }
  .canvas .heart .points { flex-direction: row; gap: 20px; }
  .canvas .heart .point { flex: 1 1 0; }
  .canvas .heart .point:not(:has(.asked)) { padding-block-start: 17px; }
  .grid > div { gap: 9px; }
  .grid .scenario { gap: 4px; }
  .grid .cell, .grid .points { display: block; }
  .grid .count { float: inline-end; width: auto; margin-inline-start: 12px; }
  .grid .point + .point { margin-block-start: 4px; }
  .grid .cell > :only-child { font-size: 12px; }
  .points { gap: 4px; }
  .picture :is(.point, .asked, .more, .count) { font-size: 12px; line-height: 16px; }
  .picture .card:not(.heart) .point, .grid .point { display: block; }
  .picture .card:not(.heart) .asked, .grid .asked, .picture .card:not(.heart) .asked + div, .grid .asked + div { display: inline; }
  .picture .asked { margin-inline-end: .5em; }`;

/** Large letters on a quiet ground, light or dark as the room's machine is set. */
export const screenStyle = `${themes()}
${themed(`
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { padding: 2vh 3vw; background: ${palette.ground}; color: ${palette.ink}; overflow-wrap: anywhere;
  font: 1rem/1.4 Inter, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif; text-wrap: pretty; }
header { display: flex; gap: 2vw; align-items: baseline; justify-content: space-between; border-bottom: .2rem solid ${palette.line}; padding-bottom: .4rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.15; text-wrap: balance; }
h2 { margin: 1rem 0 0; font-size: 1.15rem; text-wrap: balance; }
.where { margin: 0; color: ${palette.muted}; font-size: .8rem; }
.clock { margin: 0; font-size: 2rem; font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums; white-space: nowrap; }
.clock.soon { color: ${palette.onBest}; }
p, ul, blockquote, table, figure, .voices { margin: .6rem 0 0; }
ul { padding-left: 1.2em; }
blockquote { padding-left: .8rem; border-left: .2rem solid ${palette.line}; }
.small, .counts { color: ${palette.muted}; font-size: .85rem; }
.name { font-weight: 700; }
.voices { display: grid; gap: .6rem 1.2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.voices > div { border-top: 1px solid ${palette.line}; }
table { width: 100%; border-collapse: collapse; }
th { width: 40%; padding: .25rem .8rem .25rem 0; font-weight: 400; text-align: start; }
.best > th { font-weight: 700; }
.bar { background: ${palette.stripe}; padding: 0; }
.bar i { display: inline-block; height: 1.1rem; vertical-align: middle; background: ${palette.strong}; }
.bar i.lighter { background: ${palette.soft}; box-shadow: inset 0 0 0 .1rem ${palette.strong}; }
.figure { width: 6rem; padding-left: .8rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.picture { line-height: normal; }
.picture div { hyphens: auto; }
.picture svg { display: block; }
/* Their titles say again where one is. */
.circles > div > :first-child, .grid > div > :first-child, .canvas > div > :first-child { display: none; }
.canvas > div, .grid > div, .words > div { width: 100%; }
.words > div > :nth-child(2) { width: 100%; flex-flow: row wrap; align-items: baseline; gap: .2rem 1.1rem; }
.words > div > :nth-child(2) > div { display: contents; }
.circles > div { width: 100%; }
.circles > div > :nth-child(2) { margin-inline: auto; }
@media (width >= 50rem) {
  .circles > div { display: grid; gap: 10px 24px; grid-template-columns: ${innerWidth}px 1fr; align-items: start; }
  .circles > div > :last-child { grid-column: 1 / -1; flex-flow: row wrap; column-gap: 12px; }
  .circles > div > :nth-child(2) { grid-row: 1 / span 3; }
  .circles > div > :not(:first-child, :nth-child(2), :last-child) { grid-column: 2; }
}
@media (width >= 75rem) {
  header { align-items: last baseline; }
  .circles > div { grid-template-columns: ${innerWidth * wall}px 1fr; }
  .circles > div > :not(:first-child, :nth-child(2)) { zoom: ${names}; }
  .circles > div > :nth-child(2), .words > div > :nth-child(2) { zoom: ${wall}; }
  ${textsOnWall}
}
/* The room that is left by what fits a screen; on a phone, below what is longer. */
.end { height: 1.9vh; }
.lost { position: fixed; inset: auto 0 0 0; margin: 0; padding: .3rem 3vw; background: ${palette.best}; color: ${palette.onBest}; font-size: 1rem; }
`).trim()}`;

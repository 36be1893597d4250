import { innerWidth, palette } from '../../pictures/drawing/look.ts';
import { themed, themes } from '../../pictures/html/theme.ts';

/** How much larger than its names a drawing is, which is looked at from the back of the room. */
const wall = 1.6;
/** And a picture of texts, than the page's own words. */
const texts = 1.4;

/** Large letters on a quiet ground, light or dark as the room's machine is set. */
export const screenStyle = `${themes()}
${themed(`
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { padding: 2vh 3vw; background: ${palette.ground}; color: ${palette.ink}; overflow-wrap: anywhere;
  font: 1rem/1.4 Inter, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
header { display: flex; gap: 2vw; align-items: baseline; justify-content: space-between; border-bottom: .2rem solid ${palette.line}; padding-bottom: .4rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.15; text-wrap: balance; }
h2 { margin: 1rem 0 0; font-size: 1.15rem; }
.where { margin: 0; color: ${palette.muted}; font-size: .8rem; }
.clock { margin: 0; font-size: 2rem; font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums; white-space: nowrap; }
.clock.soon { color: ${palette.onBest}; }
p, ul, blockquote, table, figure { margin: .6rem 0 0; }
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
.bar i.lighter { background: ${palette.soft}; }
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
  .circles > div > :last-child { grid-column: 1 / -1; }
  .circles > div > :nth-child(2) { grid-row: 1 / span 3; }
  .circles > div > :not(:first-child, :nth-child(2), :last-child) { grid-column: 2; }
}
@media (width >= 75rem) {
  .circles > div { grid-template-columns: ${innerWidth * wall}px 1fr; }
  .circles > div > :nth-child(2), .words > div > :nth-child(2) { zoom: ${wall}; }
  .canvas, .grid { zoom: ${texts}; }
}
.lost { position: fixed; inset: auto 0 0 0; margin: 0; padding: .3rem 3vw; background: ${palette.best}; color: ${palette.onBest}; font-size: 1rem; }
`).trim()}`;

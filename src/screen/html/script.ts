import { createHash } from 'node:crypto';

/**
 * What the page does by itself: it listens for what changes, changes no more than that, counts down, and
 * makes everything as large as the screen holds. A size costs a layout of the whole page: letters that are
 * larger make it taller in proportion at least, so most sizes need not be tried, and one that was too large
 * is not tried again until there is less to show, at whatever size, or another window or font. A phone,
 * which scrolls, makes nothing smaller. In the oldest JavaScript that a projector's browser may have.
 */
export const screenScript = `
const main = document.querySelector('main');
const lost = document.querySelector('.lost');
let ahead = Number(document.body.dataset.now) - Date.now();
const sizes = [3, 2.6, 2.3, 2, 1.75, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9, 0.8];
const end = document.querySelector('.end');
let size = 1;
let tooLarge = { size: Infinity, height: 0 };
const use = (next) => { size = main.style.zoom = next; };
const fit = () => {
  const room = innerHeight * 0.98;
  const height = end.offsetTop;
  const before = size;
  const least = sizes.length - (innerWidth < 1200 ? 3 : 1);
  const most = size * room / height;
  let at = sizes.findIndex((each) => each <= most && (each < tooLarge.size || height / before < tooLarge.height || each <= size));
  if (at < 0 || at > least) at = least;
  use(sizes[at]);
  while (at < least && end.offsetTop > room) {
    if (sizes[at] > before) tooLarge = { size: sizes[at], height: height / before };
    use(sizes[at += 1]);
  }
};
const fitAnew = () => { tooLarge = { size: Infinity, height: 0 }; fit(); };
const two = (value) => String(value).padStart(2, '0');
const tick = () => {
  const clock = document.querySelector('.clock');
  if (clock === null) return;
  const { ends, left, over } = clock.dataset;
  const ms = left === undefined ? Number(ends) - Date.now() - ahead : Number(left);
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const time = Math.floor(seconds / 60) + ':' + two(seconds % 60);
  clock.textContent = ms <= 0 ? over : time;
  clock.classList.toggle('soon', ms < 60000);
};
const patch = (from, to) => {
  if (from.isEqualNode(to)) return;
  if (from.nodeType !== 1 || from.nodeName !== to.nodeName) { from.replaceWith(to); return; }
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  const now = [...from.childNodes];
  const next = [...to.childNodes];
  next.forEach((each, at) => now[at] === undefined ? from.append(each) : patch(now[at], each));
  now.slice(next.length).forEach((each) => each.remove());
};
const show = (html) => {
  const screen = document.querySelector('.screen');
  const next = screen.cloneNode(false);
  next.innerHTML = html;
  patch(screen, next);
  tick();
  fit();
};
addEventListener('resize', fitAnew);
setInterval(tick, 250);
tick();
fit();
document.fonts.ready.then(fitAnew);
const live = new EventSource(location.pathname.replace(/\\/$/, '') + '/live');
live.onopen = () => { lost.hidden = true; };
live.onerror = () => { lost.hidden = false; };
live.addEventListener('shown', ({ data }) => {
  const said = JSON.parse(data);
  ahead = said.now - Date.now();
  show(said.html);
});
live.addEventListener('over', ({ data }) => {
  live.close();
  show(JSON.parse(data).html);
});
`;

/** The only script that the page may run. */
export const scriptHash = `'sha256-${createHash('sha256').update(screenScript).digest('base64')}'`;

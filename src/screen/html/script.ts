import { createHash } from 'node:crypto';

/**
 * What the page does by itself: it listens for what changes, counts down, and makes everything as large
 * as the screen holds. In the oldest JavaScript that a projector's browser may have.
 */
export const screenScript = `
const main = document.querySelector('main');
const lost = document.querySelector('.lost');
let ahead = Number(document.body.dataset.now) - Date.now();
const sizes = [3, 2.6, 2.3, 2, 1.75, 1.5, 1.3, 1.15, 1];
const fit = () => {
  for (const size of sizes) {
    main.style.zoom = size;
    if (document.documentElement.scrollHeight <= innerHeight) return;
  }
};
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
const show = (html) => {
  document.querySelector('.screen').innerHTML = html;
  tick();
  fit();
};
addEventListener('resize', fit);
setInterval(tick, 250);
tick();
fit();
document.fonts.ready.then(fit);
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

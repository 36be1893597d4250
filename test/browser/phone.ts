import type { Page } from 'playwright-core';

/** A window of the size of a phone, touched. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const found = `(() => {
  const shown = (el) => { const { width, height } = el.getBoundingClientRect(); return width > 2 && height > 2; };
  const own = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const lines = (el) => {
    const tops = [...el.childNodes].filter((node) => node.nodeType === 3).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => top);
    });
    return Math.max(...tops) - Math.min(...tops) > 8 ? 2 : 1;
  };
  const all = [...document.querySelectorAll('body *')].filter((el) => shown(el) && own(el) && !el.closest('.unseen'));
  const told = (what, el) => what + ': ' + el.textContent.trim().slice(0, 60);
  return [
    ...all.filter((el) => getComputedStyle(el).overflowX === 'hidden' && el.scrollWidth > el.clientWidth + 1).map((el) => told('cut', el)),
    // On the studio's shelf, a button is a workshop's whole title.
    ...all.filter((el) => el.matches('button.button, .button') && !el.closest('.shelf') && lines(el) > 1).map((el) => told('two lines', el)),
    ...(document.scrollingElement.scrollWidth > innerWidth + 1 ? ['wider than the screen'] : []),
  ];
})()`;

/** What of the page is cut, on two lines though it is pressed, or beside the screen. */
export const misfits = (page: Page): Promise<string[]> => page.evaluate(found);

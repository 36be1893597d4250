import type { Page } from 'playwright-core';

/** A window of the size of a phone, touched. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const found = `(() => {
  const shown = (el) => {
    const { width, height } = el.getBoundingClientRect();
    return width > 2 && height > 2 && el.checkVisibility({ visibilityProperty: true });
  };
  const texts = (el) => [...el.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const rects = (el) => texts(el).flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 1);
  });
  const lines = (el) => {
    const tops = rects(el).map(({ top }) => top);
    return tops.length > 0 && Math.max(...tops) - Math.min(...tops) > 8 ? 2 : 1;
  };
  const around = (el) => [el, el.parentElement, el.parentElement?.parentElement].filter((each) => each);
  const isCut = (el) => {
    const { overflowX, overflowY } = getComputedStyle(el);
    const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return (clips(overflowX) && el.scrollWidth > el.clientWidth + 1) || (clips(overflowY) && el.scrollHeight > el.clientHeight + 2);
  };
  const isBeside = (el) => rects(el).some(({ left, right }) => left < -1 || right > innerWidth + 1);
  // The beginning of a message that is whole elsewhere, as phones show it.
  const isBeginning = (el) => el.closest('.came, .pinned, .reply-quote, .intent') !== null;
  // On the studio's shelf, a button is a workshop's whole title; in a list of channels, a name.
  const mayWrap = (el) => el.closest('.shelf, .channel, .md, .option, .person-become') !== null;
  const all = [...document.querySelectorAll('body *')].filter((el) => shown(el) && !el.closest('.unseen, .skip'));
  const written = all.filter((el) => texts(el).length > 0);
  const pressed = all.filter((el) => el.matches('button, .button, .segment, select, input, textarea, summary, a[href]') && !el.closest('.md, .picture'));
  const isSmall = (el) => {
    const whole = el.matches('[type=checkbox], [type=radio]') ? (el.closest('label') ?? el) : el;
    const { width, height } = whole.getBoundingClientRect();
    return width < 24 || height < 24;
  };
  const told = (what, el) => what + ': ' + (el.textContent.trim() || el.className).slice(0, 60);
  return [
    ...written.filter((el) => !isBeginning(el) && around(el).some(isCut)).map((el) => told('cut', el)),
    ...written.filter((el) => !isBeginning(el) && isBeside(el)).map((el) => told('beside the screen', el)),
    ...written.filter((el) => el.closest('button, .button, .segment, [role=menuitem]') && !mayWrap(el) && lines(el) > 1).map((el) => told('two lines', el)),
    ...pressed.filter(isSmall).map((el) => told('small', el)),
    ...(document.scrollingElement.scrollWidth > innerWidth + 1 ? ['wider than the screen'] : []),
  ];
})()`;

/** What of the page is cut, on two lines though it is pressed, too small for that, or beside the screen. */
export const misfits = (page: Page): Promise<string[]> => page.evaluate(found);

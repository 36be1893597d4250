import type { Page } from 'playwright-core';

/**
 * What can be pressed or filled in and has a frame that is hardly seen: less than 3:1 against the ground
 * around it. One that is filled, or greyed out, needs none.
 */
export const faintFrames = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => rgb(colour).slice(0, 3).map((each) => each / 255)
    .map((each) => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const isClear = (colour) => (rgb(colour)[3] ?? 1) === 0;
  const groundOf = (each) => {
    const colour = getComputedStyle(each).backgroundColor;
    return isClear(colour) && each.parentElement !== null ? groundOf(each.parentElement) : colour;
  };
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].toSorted((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const framed = [...document.querySelectorAll('.button, .input, .choice, .picker, select')];
  return framed.flatMap((each) => {
    const { borderTopColor, borderTopWidth } = getComputedStyle(each);
    if (each.matches(':disabled, [aria-disabled=true]') || borderTopWidth === '0px' || isClear(borderTopColor)) return [];
    if (each.checkVisibility() === false || contrast(borderTopColor, groundOf(each.parentElement)) >= 3) return [];
    return [each.textContent.trim()];
  });
})()`);

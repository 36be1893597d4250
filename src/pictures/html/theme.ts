import { darkOf } from '../drawing/dark.ts';

const colour = /#[0-9A-F]{6}\b/gu;

/** CSS or HTML of ours with each colour of the house as a variable, which `themes` sets. */
export function themed(text: string): string {
  return text.replaceAll(colour, (found) => (darkOf.has(found) ? `var(${nameOf(found)})` : found));
}

/** The colours as the reader's system would have them: light or dark, and light on paper. */
export function themes(): string {
  const light = Array.from(darkOf.keys(), (found) => `${nameOf(found)}:${found}`);
  const dark = Array.from(darkOf, ([found, other]) => `${nameOf(found)}:${other}`);
  return `:root { color-scheme: light; ${light.join(';')} }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; ${dark.join(';')} }
}`;
}

const nameOf = (found: string) => `--c${found.slice(1)}`;

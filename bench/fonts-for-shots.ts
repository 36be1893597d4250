import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/system/package-root.ts';

const fontsource = join(packageRoot(), 'node_modules', '@fontsource-variable');
const file = (font: string, name: string): string =>
  readFileSync(join(fontsource, font, 'files', name)).toString('base64');

function face(family: string, font: string, name: string, range = ''): string {
  const source = `url(data:font/woff2;base64,${file(font, name)})`;
  return `@font-face{font-family:${family};font-weight:100 900;${range}src:${source}}`;
}

/** A machine for tests has neither good fonts nor emoji: a style that brings some. */
export function fontsForShots(): string {
  const emoji = readFileSync(join(fontsource, 'noto-emoji', 'unicode.json'), 'utf8');
  const ranges: Readonly<Record<string, string>> = JSON.parse(emoji);
  const signs = Object.entries(ranges).map(([slice, range]) =>
    face(
      'Shot Emoji',
      'noto-emoji',
      `noto-emoji-${slice.replaceAll(/[[\]]/gu, '')}-wght-normal.woff2`,
      `unicode-range:${range};`,
    ),
  );
  return `${face('Shot', 'inter', 'inter-latin-wght-normal.woff2')}${signs.join('')}
    :root{--font:'Shot','Shot Emoji',sans-serif !important}body{font-family:var(--font)}`;
}

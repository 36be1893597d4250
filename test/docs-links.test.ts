import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/system/package-root.ts';

const pages = [
  'README.md',
  'LISEZMOI.md',
  'CHANGELOG.md',
  ...readdirSync(join(packageRoot(), 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const read = (page: string): string =>
  readFileSync(join(packageRoot(), page), 'utf8').replaceAll(/^ *```.*?^ *```/gmsu, '');

/** As GitHub makes them of headings: letters, digits and hyphens, apostrophes and such left out. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/\]\([^)]*\)/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

function anchorsIn(page: string): string[] {
  const text = read(page);
  const headings = [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) => anchorOf(heading));
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/gu)].map(([, id = '']) => id)];
}

/** Links of this page that lead nowhere; other sites are not asked. */
function broken(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/u.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(packageRoot(), target))) return true;
    return anchor !== undefined && !anchorsIn(target).includes(decodeURI(anchor));
  });
}

describe('a page of the docs', () => {
  it.each(pages)('leads to what exists: %s', (page) => {
    expect(broken(page)).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/system/package-root.ts';

/** Each file read at a start takes time, and one that nobody needs then is read for nothing. */

/** What a built file names without `import()`, and what that names. */
function readWith(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found;
  const text = readFileSync(file, 'utf8');
  found.set(file, text);
  for (const [, path = ''] of text.matchAll(/(?:import|from)\s*"(\.[^"]+)"/gu))
    readWith(join(dirname(file), path), found);
  return found;
}

const built = join(packageRoot(), 'dist', 'src');
const readAtStart = () => readWith(join(built, 'main.js'));

it('the program is read in one file, whatever is loaded later', () => {
  const sizes = Array.from(readAtStart().values(), ({ length }) => length);
  // Beside it the entry, and what the bundler helps itself with.
  expect(sizes.length).toBeLessThanOrEqual(3);
  expect(sizes.filter((size) => size > 5_000)).toHaveLength(1);
});

it('the process that paints reads one file, without what talks to a chat', () => {
  const [code = '', ...others] = readWith(join(built, 'pictures', 'paint-process.js')).values();
  expect(others).toEqual([]);
  expect(code).not.toMatch(/discord/iu);
});

it('nothing is read at a start that only few use', () => {
  const code = [...readAtStart().values()].join('\n');
  const read = ['_matrix/client', 'pg_advisory', 'palabre_processes'].filter((few) =>
    code.includes(few),
  );
  expect(read).toEqual([]);
});

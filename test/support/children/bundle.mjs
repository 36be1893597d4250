import { bundle } from '../../../src/bundle.mjs';

/** Before any test: the programs that tests start, bundled as the real one is. */
export async function setup() {
  const names = ['eraser', 'hurried-bot', 'journal', 'paint-once', 'soaked-bot', 'voters'];
  await bundle(
    names.map((name) => `test/support/children/${name}.mjs`),
    'dist/test',
    { outbase: 'test/support/children' },
  );
}

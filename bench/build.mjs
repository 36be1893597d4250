// The bench and its floors as they are, with libraries loaded as in any small bot: only Palabre itself,
// in a process of its own, is bundled.
import { bundle } from '../src/bundle.mjs';

await bundle(
  [
    'bench/main.ts',
    'bench/floor-bot.ts',
    'bench/matrix-floor-bot.ts',
    'bench/side-by-side.ts',
    'bench/shots.ts',
    'bench/docs-shots.ts',
    'bench/film.ts',
    'bench/walk.ts',
  ],
  'dist/bench',
  {
    outbase: 'bench',
    packages: 'external',
  },
);

import * as fc from 'fast-check';
import type { Journal } from '../../../src/engine/ports.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { anyYear } from './any-year.ts';
import { judgeYear } from './judge.ts';
import { play } from './play.ts';
import { keptIn } from './store.ts';

/** Lives any year in what was opened, judges it, and closes what was opened. */
export async function liveYearIn(opened: Result<Journal, unknown>): Promise<void> {
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const [happenings] = fc.sample(anyYear, { numRuns: 1 });
  if (happenings === undefined) throw new Error('No year');
  await judgeYear(await play(happenings, keptIn(opened.value)));
  await opened.value.close();
}

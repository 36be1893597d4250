import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Translator } from '../i18n/translator.ts';

/**
 * The line that reports a bug which ends the program, with the file that keeps its details for
 * whoever fixes it. They may contain a path of this machine, so only its user may read them.
 */
export function unexpectedLine(error: unknown, t: Translator): string {
  const details = inspect(error);
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'palabre-')), 'details.txt');
    writeFileSync(file, `${details}\n`, { mode: 0o600 });
    return t.plain('main.unexpected', { file });
  } catch {
    // Nowhere to write: the details are printed instead.
    return details;
  }
}

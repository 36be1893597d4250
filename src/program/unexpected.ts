import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Translator } from '../i18n/translator.ts';

/**
 * What to say of a bug that ends the program: a sentence, and where its details are kept for whoever
 * mends it. They may hold a path of this machine, so they are nobody's to read but its user's.
 */
export function unexpectedLine(error: unknown, t: Translator): string {
  const details = inspect(error);
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'palabre-')), 'details.txt');
    writeFileSync(file, `${details}\n`, { mode: 0o600 });
    return t.plain('main.unexpected', { file });
  } catch {
    // Nowhere to write: what nobody keeps must be said.
    return details;
  }
}

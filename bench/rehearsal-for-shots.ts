import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '../src/kernel/text.ts';
import { servePage } from '../src/rehearsal/page/page-server.ts';
import { openLog } from '../src/system/pino-log.ts';
import { direct, type Rehearsal } from './directing.ts';

/** A rehearsal in this program, to take pictures of. */
export interface Shown extends Rehearsal {
  close(): Promise<void>;
}

export async function openForShots(locale: Locale): Promise<Shown> {
  const data = await mkdtemp(join(tmpdir(), 'palabre-'));
  const log = await openLog('error');
  const server = await servePage({ port: 0, folder: data, log, editGapMs: 50, locale });
  return {
    ...direct(server.url),
    close: async () => {
      await server.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

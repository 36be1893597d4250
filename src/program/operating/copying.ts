import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Translator } from '../../i18n/translator.ts';
import { copyStore, type CopyProblem } from '../../stores/copy-store.ts';
import { folderIn } from '../../stores/lmdb/store-room.ts';
import { openStore } from '../../stores/open-journal.ts';
import type { Store } from '../../engine/drawers.ts';
import { environment } from '../config.ts';
import { StartRefusal, storeRefusal } from '../start-refusal.ts';
import { ownReader, type Desk } from './setting.ts';

/**
 * Copies everything from one store into another, each named as in `STORE_URL`, and verifies that
 * all of it is there. If interrupted, it continues when run again. Both stores are held meanwhile,
 * so that nobody writes.
 */
export async function copy({ t, say }: Desk, from: string, to: string): Promise<void> {
  const [source, target] = [addressIn(from, t), addressIn(to, t)];
  if (source === target) throw new StartRefusal(t.plain('ops.copySame'));
  const folder = folderIn(source);
  // Opening a store that does not exist would create an empty one.
  if (folder !== undefined && !existsSync(join(folder, 'data.mdb')))
    throw new StartRefusal(t.plain('ops.noStore', { folder }));
  await using(source, t, (held) =>
    using(target, t, async (empty) => {
      const copied = await copyStore(held, empty);
      if (!copied.ok) throw refusalOf(copied.error, t);
      say(t.plain('ops.copied', { ...copied.value }));
    }),
  );
}

function addressIn(given: string, t: Translator): string {
  const address = environment.shape.STORE_URL.safeParse(given);
  if (address.success) return address.data;
  throw new StartRefusal(t.plain('main.expected.STORE_URL'));
}

async function using(
  address: string,
  t: Translator,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const opened = await openStore(address, ownReader());
  if (!opened.ok) throw storeRefusal(opened.error, t);
  try {
    await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

const refusalOf = (problem: CopyProblem, t: Translator): StartRefusal =>
  new StartRefusal(
    problem.kind === 'storeNotEmpty'
      ? t.plain('ops.copyNotEmpty')
      : t.plain('ops.copyDiffers', { what: problem.what }),
  );

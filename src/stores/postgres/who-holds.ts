import { z } from 'zod';
import { databaseIn } from './address.ts';
import { queryableOn, connected, settingsOf } from './connecting.ts';
import { partsOf } from './locks.ts';
import { hasSchema } from './schema.ts';

const rowSchema = z.object({ parts: z.array(z.int()) });

/**
 * The parts of `name` that each process on a database holds, with the processes always in the same
 * order.
 */
export async function whoHolds(url: string, name: string): Promise<readonly (readonly number[])[]> {
  const database = databaseIn(url);
  if (!database.ok) return [];
  const client = await connected(settingsOf(database.value, 'palabre'));
  try {
    const db = queryableOn(client);
    if (!(await hasSchema(db))) return [];
    const { rows } = await db.query(partsOf(name));
    return rows.map((row) => rowSchema.parse(row).parts);
  } finally {
    await client.end();
  }
}

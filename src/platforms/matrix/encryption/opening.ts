import { randomUUID } from 'node:crypto';
import { indexedDB } from 'fake-indexeddb';
import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import { entryOf } from '../../../kernel/dictionary.ts';
import type { Drawer } from '../../../engine/drawers.ts';
import type { KeysApi, Password } from '../client/keys-api.ts';
import { Device } from './device.ts';
import { isKept, openKept, type KeptDatabase } from './kept-database.ts';
import type { Library } from './library.ts';
import { deviceKey } from './standing.ts';
import { openSaidOnce } from './said-once.ts';

export interface Whose {
  readonly user: string;
  readonly device: string;
  readonly password: Password | undefined;
}

export interface OpeningTools {
  readonly library: Library;
  readonly keys: KeysApi;
  /** What the library must not forget. */
  readonly drawer: Drawer;
  /** The id of that device, and the seeds of the account's identity, which outlives its devices. */
  readonly identity: Drawer;
  /** Which messages arrived, and in which event. */
  readonly said: Drawer;
}

export interface OpenDevice {
  readonly library: Library;
  readonly device: Device;
  readonly database: KeptDatabase;
  /** False if other people's clients may give it no keys. */
  readonly isSigned: boolean;
}

/** The library's own log names people and devices. */
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens the account's device, as it was left or new, publishes its keys and has them signed.
 * `taken`: the server knows keys of this device that this store does not hold, so something else is
 * using them, and this store must not take its place.
 */
export async function openDevice(tools: OpeningTools, whose: Whose): Promise<OpenDevice | 'taken'> {
  const { library, keys, drawer } = tools;
  await leaveFormerDevice(tools, whose.device);
  if (!(await isKept(drawer)) && (await isPublished(keys, whose))) return 'taken';
  const { database, value: olm } = await openOlm(library, drawer, whose);
  const saidOnce = openSaidOnce(tools.said);
  const device = new Device({ library, olm, keys, saidOnce, flush: () => database.flush() });
  try {
    await device.sendAll();
    return { library, device, database, isSigned: await sign(tools, device, whose) };
  } catch (error) {
    closeAll(olm, database);
    throw error;
  }
}

export function closeAll(olm: OlmMachine, database: KeptDatabase): void {
  database.close();
  olm.close();
}

const signedKey = 'signed';
const seedsKey = 'seeds';
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textAt = async (drawer: Drawer, key: string): Promise<string | undefined> => {
  const bytes = await drawer.get(key);
  return bytes && Buffer.from(bytes).toString('utf8');
};

/** Forgets the keys of another device: a new token is a new device, with its own keys. */
async function leaveFormerDevice({ drawer, identity }: OpeningTools, device: string) {
  if ((await textAt(identity, deviceKey)) === device) return;
  const former = new Map<string, undefined>();
  for await (const [key] of drawer.entries()) former.set(key, undefined);
  if (former.size > 0) await drawer.change(former);
  await identity.change(new Map([[deviceKey, bytesOf(device)]]));
}

const content = z.record(z.string(), z.unknown());
const queried = z.object({ device_keys: z.record(z.string(), content) });

async function isPublished(keys: KeysApi, { user, device }: Whose): Promise<boolean> {
  const answer = await keys.query(JSON.stringify({ device_keys: { [user]: [] } }));
  const devices = entryOf(queried.parse(JSON.parse(answer)).device_keys, user) ?? {};
  return entryOf(devices, device) !== undefined;
}

function openOlm(library: Library, drawer: Drawer, { user, device }: Whose) {
  // A unique name, because several stores may be open in one process.
  const name = `palabre-${randomUUID()}`;
  return openKept(indexedDB, drawer, `${name}::matrix-sdk-crypto`, async () => {
    const handle = await library.StoreHandle.open(name, undefined, quiet);
    const [whose, which] = [new library.UserId(user), new library.DeviceId(device)];
    return library.OlmMachine.initFromStore(whose, which, handle, quiet);
  });
}

const seedsSchema = z.object({ master: z.string(), self: z.string(), user: z.string() });

async function sign(
  { identity }: OpeningTools,
  device: Device,
  { device: id, password }: Whose,
): Promise<boolean> {
  if ((await textAt(identity, signedKey)) === id) return true;
  const seeds = await textAt(identity, seedsKey);
  const known = seeds === undefined ? undefined : seedsSchema.safeParse(JSON.parse(seeds)).data;
  if (known !== undefined)
    await device.olm.importCrossSigningKeys(known.master, known.self, known.user);
  if (!(await device.sign(password))) return false;
  const made = await device.olm.exportCrossSigningKeys();
  const kept = {
    master: made?.masterKey,
    self: made?.self_signing_key,
    user: made?.userSigningKey,
  };
  const changes = [
    [signedKey, id],
    [seedsKey, JSON.stringify(kept)],
  ] as const;
  await identity.change(new Map(changes.map(([key, text]) => [key, bytesOf(text)])));
  return true;
}

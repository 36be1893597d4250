import type { EncryptionSettings, UserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { Exchange, ExchangeTools } from './exchange.ts';
import type { Library } from './library.ts';

/** A room in which what is said is encrypted. */
export interface EncryptedRoom {
  readonly id: string;
  /** Those who are to read it, the account itself among them. */
  readonly people: readonly string[];
  /** After how many messages its key is changed, and after how many milliseconds, if the room says. */
  readonly keyMessages: number | undefined;
  readonly keyMs: number | undefined;
}

/** Gives the key of a room to every device of those who are to read it, and that lacks it. */
export async function shareKey(
  { library, olm, flush }: ExchangeTools,
  exchange: Exchange,
  room: EncryptedRoom,
): Promise<void> {
  const people = () => peopleOf(library, room.people);
  await olm.updateTrackedUsers(people());
  await exchange.sendAll();
  const claim = await olm.getMissingSessions(people());
  if (claim !== null && claim !== undefined) await exchange.send(claim);
  const id = new library.RoomId(room.id);
  const shares = await olm.shareRoomKey(id, people(), settingsOf(library, room));
  await flush();
  for (const share of shares) await exchange.send(share);
}

/** Each list is the library's own afterwards, so it is made anew. */
export function peopleOf({ UserId }: Library, people: readonly string[]): UserId[] {
  return people.flatMap((person) => {
    try {
      return [new UserId(person)];
    } catch {
      // An id that servers took years ago, and the library does not.
      return [];
    }
  });
}

/** The library counts in microseconds. */
const perMs = 1_000n;

function settingsOf(library: Library, { keyMessages, keyMs }: EncryptedRoom): EncryptionSettings {
  const settings = new library.EncryptionSettings();
  // Whoever is in the room reads it, whether they ever verified a device or not.
  settings.sharingStrategy = library.CollectStrategy.allDevices();
  if (keyMessages !== undefined) settings.rotationPeriodMessages = BigInt(keyMessages);
  if (keyMs !== undefined) settings.rotationPeriod = BigInt(keyMs) * perMs;
  return settings;
}

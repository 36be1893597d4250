import type { EncryptionSettings, UserId } from '@matrix-org/matrix-sdk-crypto-wasm';
import type { Exchange, ExchangeTools } from './exchange.ts';
import type { Library } from './library.ts';

/** A room whose messages are encrypted. */
export interface EncryptedRoom {
  readonly id: string;
  /** The people who can read it, the account itself included. */
  readonly people: readonly string[];
  /**
   * The number of messages, and of milliseconds, after which its key is changed, if the room says.
   */
  readonly keyMessages: number | undefined;
  readonly keyMs: number | undefined;
}

/** Sends the key of a room to every device of its readers that lacks it. */
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

/** The library takes ownership of the list, so each call needs a new one. */
export function peopleOf({ UserId }: Library, people: readonly string[]): UserId[] {
  return people.flatMap((person) => {
    try {
      return [new UserId(person)];
    } catch {
      // An id that servers accepted years ago, and the library does not.
      return [];
    }
  });
}

/** The library counts in microseconds. */
const perMs = 1_000n;

function settingsOf(library: Library, { keyMessages, keyMs }: EncryptedRoom): EncryptionSettings {
  const settings = new library.EncryptionSettings();
  // Everybody in the room can read it, whether they ever verified a device or not.
  settings.sharingStrategy = library.CollectStrategy.allDevices();
  if (keyMessages !== undefined) settings.rotationPeriodMessages = BigInt(keyMessages);
  if (keyMs !== undefined) settings.rotationPeriod = BigInt(keyMs) * perMs;
  return settings;
}

import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-wasm';
import { z } from 'zod';
import type { Password } from '../client/keys-api.ts';
import type { RoomEvent, SyncAnswer } from '../client/events.ts';
import { openExchange, type Exchange, type ExchangeTools } from './exchange.ts';
import { signDevice } from './identity.ts';
import { inTurn } from './in-turn.ts';
import type { SaidOnce } from './said-once.ts';
import { peopleOf, shareKey, type EncryptedRoom } from './sharing.ts';

type Content = Readonly<Record<string, unknown>>;

/** What a sync tells a device that encrypts. */
export type NewsOfKeys = Pick<
  SyncAnswer,
  'to_device' | 'device_lists' | 'device_one_time_keys_count' | 'device_unused_fallback_key_types'
>;

const content = z.record(z.string(), z.unknown());
const clearSchema = z.object({ type: z.string(), content: content.catch({}) });

/**
 * The types that may be encrypted. Anything else, such as a redaction, is the server's to allow,
 * and it would not have been asked.
 */
const saidInSecret = new Set(['m.room.message', 'm.reaction']);

const cipherSchema = z.object({ ciphertext: z.string() });

export interface DeviceTools extends ExchangeTools {
  readonly saidOnce: SaidOnce;
}

/** The account's device: it encrypts for others, and reads what they encrypted for it. */
export class Device {
  readonly #tools: DeviceTools;
  readonly #exchange: Exchange;
  readonly #turns = new Map<string, ReturnType<typeof inTurn>>();

  constructor(tools: DeviceTools) {
    this.#tools = tools;
    this.#exchange = openExchange(tools);
  }

  get olm(): OlmMachine {
    return this.#tools.olm;
  }

  /** Publishes its keys, and sends all else that is due. */
  sendAll(): Promise<void> {
    return this.#exchange.sendAll();
  }

  sign(password: Password | undefined): Promise<boolean> {
    return signDevice(this.#tools, this.#exchange, password);
  }

  /** Resolves once the news is on disk; only then may the server be told that it was read. */
  async take(news: NewsOfKeys): Promise<void> {
    const { library, olm, flush } = this.#tools;
    const { to_device, device_lists: lists, device_one_time_keys_count: counts } = news;
    const { device_unused_fallback_key_types: unused } = news;
    const people = (some: readonly string[]) => peopleOf(library, some);
    await olm.receiveSyncChanges(
      JSON.stringify(to_device.events),
      new library.DeviceLists(people(lists.changed), people(lists.left)),
      new Map(Object.entries(counts)),
      unused && new Set(unused),
      new library.DecryptionSettings(library.TrustRequirement.Untrusted),
    );
    await flush();
  }

  /**
   * The encrypted content to send, once its readers have the key. The key's position is on disk by
   * then: no two messages are ever encrypted at the same position, whenever the program is killed.
   */
  encrypt(room: EncryptedRoom, type: string, clear: Content): Promise<Content> {
    const { library, olm, flush } = this.#tools;
    return this.#turnOf(room.id, async () => {
      await shareKey(this.#tools, this.#exchange, room);
      const id = new library.RoomId(room.id);
      const secret = await olm.encryptRoomEvent(id, type, JSON.stringify(clear));
      await flush();
      return content.parse(JSON.parse(secret));
    });
  }

  /**
   * The event as it was before encryption; undefined if it cannot be decrypted, at least now. An
   * event whose type must not be encrypted is returned unchanged, so nothing reacts to it. So is
   * one that repeats another event's message, or uses a key that somebody else made: a server sent
   * it, not a person.
   */
  async decrypt(room: string, event: RoomEvent): Promise<RoomEvent | undefined> {
    const { library, olm, saidOnce } = this.#tools;
    const { event_id, sender, type, content, origin_server_ts } = event;
    const secret = JSON.stringify({ event_id, sender, type, content, origin_server_ts });
    const untrusted = new library.DecryptionSettings(library.TrustRequirement.Untrusted);
    const read = await olm
      .decryptRoomEvent(secret, new library.RoomId(room), untrusted)
      .catch(() => undefined);
    if (read === undefined) return undefined;
    const clear = clearSchema.safeParse(JSON.parse(read.event)).data;
    if (clear === undefined || !saidInSecret.has(clear.type)) return event;
    const isOthers = read.shieldState(false).code === library.ShieldStateCode.MismatchedSender;
    const cipher = cipherSchema.safeParse(content).data;
    if (isOthers || cipher === undefined) return event;
    if (await saidOnce.isAgain(cipher.ciphertext, event_id)) return event;
    return { ...event, ...clear, redacts: undefined };
  }

  /**
   * A key used before a start is not used again: if the store was restored from a backup, the key
   * may have advanced further than the store knows.
   */
  #turnOf<T>(room: string, work: () => Promise<T>): Promise<T> {
    const known = this.#turns.get(room);
    if (known !== undefined) return known(work);
    const turn = inTurn();
    this.#turns.set(room, turn);
    return turn(async () => {
      const { library, olm } = this.#tools;
      await olm.invalidateGroupSession(new library.RoomId(room));
      return work();
    });
  }
}

import type { Drawer } from '../../../engine/drawers.ts';
import type { Log } from '../../../engine/ports.ts';
import type { Self } from '../client/api.ts';
import type { RoomEvent } from '../client/events.ts';
import type { KeysApi, Password } from '../client/keys-api.ts';
import { isPassing, isTokenRefused, isTooMuch } from '../client/refusal.ts';
import type { NewsOfKeys } from './device.ts';
import { openFile, sealFile, type FileKeys, type SealedFile } from './files.ts';
import { loadLibrary, NotInstalled, type Library } from './library.ts';
import type { OpenDevice } from './opening.ts';
import { deviceKey, noteObstacle, obstacles, type Obstacle } from './standing.ts';
import type { EncryptedRoom } from './sharing.ts';

type Content = Readonly<Record<string, unknown>>;

export interface EncryptionTools {
  readonly keys: KeysApi;
  readonly drawer: (name: string) => Drawer;
  readonly log: Log;
  readonly load?: typeof loadLibrary;
}

interface Account extends Self {
  readonly password: Password | undefined;
}

/** The account's encryption, opened only if it is ever needed. */
export class Encryption {
  readonly #tools: EncryptionTools;
  #account: Account | undefined;
  #opening: Promise<OpenDevice | undefined> | undefined;
  #open: OpenDevice | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isClosed = false;
  #obstacle: Obstacle | undefined;
  /** Called with the session ids of keys that arrived. */
  onKeys: (sessions: readonly string[]) => void = () => {};

  constructor(tools: EncryptionTools) {
    this.#tools = tools;
  }

  /** True once encrypted messages can be read. */
  get isOn(): boolean {
    return this.#open !== undefined;
  }

  get obstacle(): Obstacle | undefined {
    return this.#obstacle;
  }

  /** Opens the device if there ever was one; must be called before the first sync. */
  async begin(account: Account): Promise<void> {
    this.#account = account;
    if ((await this.#tools.drawer('identity').get(deviceKey)) !== undefined) await this.meet();
  }

  /**
   * Must be called when an encrypted room is met. Resolves once its messages can be read, or it is
   * known why not; rejects while the server does not answer.
   */
  async meet(): Promise<void> {
    if (this.isOn || this.#obstacle !== undefined) return;
    this.#opening ??= this.#attempt().finally(() => {
      this.#opening = undefined;
    });
    this.#open = await this.#opening;
  }

  /** Resolves once the news is on disk. */
  async take(news: NewsOfKeys): Promise<void> {
    if (this.#open === undefined) return;
    const { device } = this.#open;
    await device.take(news);
    this.#sending = device.sendAll().catch((error: unknown) => {
      if (!this.#isClosed && !isTokenRefused(error))
        this.#tools.log.warn('keys could not be exchanged yet', { error });
    });
  }

  encrypt(room: EncryptedRoom, type: string, clear: Content): Promise<Content> {
    if (this.#open === undefined) throw new Error('Nothing is encrypted yet');
    return this.#open.device.encrypt(room, type, clear);
  }

  async decrypt(room: string, event: RoomEvent): Promise<RoomEvent | undefined> {
    return this.#open?.device.decrypt(room, event);
  }

  sealFile(bytes: Uint8Array): SealedFile {
    return sealFile(this.#library, bytes);
  }

  openFile(bytes: Uint8Array, keys: FileKeys): Uint8Array {
    return openFile(this.#library, bytes, keys);
  }

  get #library(): Library {
    if (this.#open === undefined) throw new Error('Nothing is encrypted yet');
    return this.#open.library;
  }

  /** Notes that requests cut off from now on were cut off on purpose. */
  closing(): void {
    this.#isClosed = true;
  }

  async close(): Promise<void> {
    const open = this.#open ?? (await this.#opening?.catch(() => undefined));
    this.closing();
    await this.#sending;
    this.#open = undefined;
    if (open === undefined) return;
    const { closeAll } = await import('./opening.ts');
    try {
      await open.database.flush();
    } finally {
      closeAll(open.device.olm, open.database);
    }
  }

  async #attempt(): Promise<OpenDevice | undefined> {
    const { log } = this.#tools;
    try {
      const found = await this.#tryToOpen();
      await this.#note(typeof found === 'object' ? undefined : found);
      if (typeof found === 'object') return found;
      log.error(obstacles[found]);
    } catch (error) {
      if (isPassing(error) || isTooMuch(error) || isTokenRefused(error)) throw error;
      await this.#note('failed').catch(() => undefined);
      log.error(obstacles.failed, { error });
    }
    return undefined;
  }

  #note(obstacle: Obstacle | undefined): Promise<void> {
    this.#obstacle = obstacle;
    return noteObstacle(this.#tools.drawer('identity'), obstacle);
  }

  async #tryToOpen(): Promise<OpenDevice | Obstacle> {
    const { keys, drawer, log, load = loadLibrary } = this.#tools;
    const { user, device, password } = this.#account ?? {};
    if (user === undefined || device === undefined) return 'noDevice';
    const library = await load().catch((error: unknown) => {
      if (error instanceof NotInstalled) return undefined;
      throw error;
    });
    if (library === undefined) return 'notInstalled';
    const { openDevice } = await import('./opening.ts');
    const [identity, said] = [drawer('identity'), drawer('said')];
    const tools = { library, keys, drawer: drawer('encryption'), identity, said };
    const open = await openDevice(tools, { user, device, password });
    if (open === 'taken') return open;
    if (!open.isSigned)
      log.warn('the account has not signed this device: some clients may share no keys with it');
    open.device.olm.registerRoomKeyUpdatedCallback(async (all) =>
      this.onKeys(all.map(({ sessionId }) => sessionId)),
    );
    return open;
  }
}

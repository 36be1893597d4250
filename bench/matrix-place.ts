import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { matrixApi, type Api } from '../src/platforms/matrix/client/api.ts';
import { openHttp } from '../src/platforms/matrix/client/http.ts';
import {
  startLocalMatrix,
  type LocalMatrix,
  type StoredEvent,
} from '../src/rehearsal/local-matrix/index.ts';
import { seenIn, type Seen } from '../src/rehearsal/matrix/seen.ts';
import { smallSource } from '../test/support/small-template.ts';
import { upTo } from './figures.ts';

const patienceMs = 60_000;
const quietMs = 20;

type Content = Readonly<Record<string, unknown>>;

/** Somebody with an account and no client: what they are shown is read from the server. */
export interface Citizen {
  readonly id: string;
  readonly api: Api;
}

/** A homeserver in this process, and what is waited for on it. Everybody takes every invitation. */
export class MatrixPlace {
  readonly server: LocalMatrix;
  readonly #citizens = new Map<string, Citizen>();
  readonly #events = new Map<string, StoredEvent[]>();
  readonly #waiting = new Set<(event: StoredEvent) => void>();
  #stirredAt = 0;

  private constructor(server: LocalMatrix) {
    this.server = server;
    server.onEvent((event) => {
      const { room, type, state_key: key = '', content } = event;
      this.#stirredAt = performance.now();
      const events = this.#events.get(room) ?? [];
      events.push(event);
      this.#events.set(room, events);
      if (type === 'm.room.member' && content['membership'] === 'invite')
        void this.#citizens.get(key)?.api.join(room);
      for (const each of this.#waiting) each(event);
    });
  }

  static async open(): Promise<MatrixPlace> {
    return new MatrixPlace(await startLocalMatrix());
  }

  citizen(name: string): Citizen {
    const { id, token } = this.server.register(name);
    const one = { id, api: matrixApi(openHttp({ url: this.server.url, token })) };
    this.#citizens.set(id, one);
    return one;
  }

  citizens(name: string, count: number): Citizen[] {
    return upTo(count).map((n) => this.citizen(`${name}${n}`));
  }

  /** An account that takes no invitation by itself. */
  bot(name: string): Citizen & { readonly token: string } {
    const { id, token } = this.server.register(name);
    return { id, token, api: matrixApi(openHttp({ url: this.server.url, token })) };
  }

  /** Waits for a bot's message with this in it, where somebody is, as it is now. */
  async shown(to: string, bot: string, text: string): Promise<Seen> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = this.roomsOf(to)
        .flatMap((room) => seenIn(room, this.#events.get(room) ?? []))
        .findLast(({ sender, body, presses }) => {
          const words = [body, ...presses.map(({ key }) => key)].join('\n');
          return sender === bot && words.replaceAll('\u{a0}', ' ').includes(text);
        });
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`${to} waited in vain for ${text}.`);
      await pause(20);
    }
  }

  /** Somebody presses what a bot offers by that label. */
  async press(person: string, bot: string, label: string): Promise<void> {
    const card = await this.shown(person, bot, label);
    this.reacts(person, card, label);
  }

  reacts(person: string, { id, room, presses }: Seen, label: string): void {
    const key = presses.find((each) => each.key.endsWith(label))?.key ?? label;
    const relation = { rel_type: 'm.annotation', event_id: id, key };
    this.does(person, room, 'm.reaction', { 'm.relates_to': relation });
  }

  /** Resolves with the first event from now on that is so. */
  next(what: string, isSo: (event: StoredEvent) => boolean): Promise<StoredEvent> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Nobody saw ${what}.`));
      }, patienceMs);
      const look = (event: StoredEvent): void => {
        if (!isSo(event)) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve(event);
      };
      this.#waiting.add(look);
    });
  }

  /** Resolves once nobody has done anything for a moment. */
  async quiet(): Promise<void> {
    while (performance.now() - this.#stirredAt < quietMs) await pause(5);
  }

  /** Somebody does something, as their client would have it done. */
  does(sender: string, room: string, type: string, content: Content): string {
    return this.server.makeUp(room, { type, sender, content });
  }

  /** Somebody is in a room from now on. */
  comes(id: string, room: string): void {
    const content = { membership: 'join', displayname: `Membre ${id}` };
    this.server.makeUp(room, { type: 'm.room.member', sender: id, state_key: id, content });
  }

  /** Where somebody is, or is invited to. */
  roomsOf(person: string): string[] {
    return [...this.#events.keys()].filter((room) => this.#isIn(room, person) !== undefined);
  }

  /** True of a room that a bot made for somebody alone. */
  isDirect(room: string, person: string): boolean {
    return this.#isIn(room, person)?.content['is_direct'] === true;
  }

  #isIn(room: string, person: string): StoredEvent | undefined {
    return this.#events
      .get(room)
      ?.find(({ type, state_key: key }) => type === 'm.room.member' && key === person);
  }

  says(sender: string, room: string, body: string): string {
    return this.does(sender, room, 'm.room.message', { msgtype: 'm.text', body });
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

/** A folder with the template of a short workshop. */
export async function templatesIn(folder: string): Promise<string> {
  const templates = join(folder, 'templates');
  await mkdir(templates, { recursive: true });
  // What is JSON is YAML.
  await writeFile(join(templates, 'small.yaml'), JSON.stringify(smallSource));
  return templates;
}

import { isTooMuch } from '../../src/platforms/matrix/client/refusal.ts';
import { matrixFor } from '../../src/platforms/matrix/platform.ts';
import { startBot, type Bot } from '../../src/program/bot.ts';
import { readTexts } from '../../src/program/texts.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import type { Seen } from '../../src/rehearsal/matrix/seen.ts';
import type { Store } from '../../src/engine/drawers.ts';
import type { Template } from '../../src/template/domain/template.ts';
import type { Homeserver } from './homeservers.ts';
import { keptLog } from './logs.ts';
import { memoryStore } from './memory-store.ts';
import { fakePainter } from './painter.ts';
import { ordinarySpaces } from './plain-view.ts';
import { encryption, secretPerson } from './secret-person.ts';
import { smallTemplate } from './small-template.ts';

/** A room on a homeserver, its people, and Palabre, which they invited. */
export class MatrixTown {
  readonly server: Homeserver;
  readonly people: Readonly<Record<string, MatrixPerson>>;
  readonly self: string;
  room = '';
  bot: Bot | undefined;
  templates: readonly Template[] = [smallTemplate];
  readonly store: Store;
  readonly kept = keptLog();
  readonly token: string;

  private constructor(
    server: Homeserver,
    palabre: { id: string; token: string },
    people: Record<string, MatrixPerson>,
    store: Store,
  ) {
    this.server = server;
    this.self = palabre.id;
    this.token = palabre.token;
    this.people = people;
    this.store = store;
  }

  /** The first of the people makes the room and leads it. */
  static open(server: Homeserver, ...names: readonly string[]): Promise<MatrixTown> {
    return MatrixTown.#open(server, names, false);
  }

  /** The same, where everything is encrypted. */
  static openSecret(server: Homeserver, ...names: readonly string[]): Promise<MatrixTown> {
    return MatrixTown.#open(server, names, true);
  }

  /** The same, where people come in by themselves, since a server lets few be invited at once. */
  static async openToAll(server: Homeserver, ...names: readonly string[]): Promise<MatrixTown> {
    const town = await MatrixTown.#peopled(server, names, false);
    const host = town.person(names[0] ?? '');
    town.room = await host.createRoom({
      name: 'Le jardin',
      preset: 'public_chat',
      invite: [town.self],
      power_level_content_override: { users: { [host.id]: 100, [town.self]: 50 } },
    });
    for (const person of Object.values(town.people).slice(1)) await comeIn(person, town.room);
    return town;
  }

  static async #peopled(
    server: Homeserver,
    names: readonly string[],
    isSecret: boolean,
  ): Promise<MatrixTown> {
    const palabre = await server.register('Palabre');
    const people: Record<string, MatrixPerson> = {};
    for (const name of names) {
      const account = await server.register(name);
      const person = isSecret
        ? await secretPerson(server.url, account)
        : new MatrixPerson(server.url, account);
      people[name] = person.start();
    }
    return new MatrixTown(server, palabre, people, await memoryStore());
  }

  static async #open(
    server: Homeserver,
    names: readonly string[],
    isSecret: boolean,
  ): Promise<MatrixTown> {
    const town = await MatrixTown.#peopled(server, names, isSecret);
    const { people, self } = town;
    const [host] = Object.values(people);
    if (host === undefined) throw new Error('Nobody lives here.');
    const invited = [
      self,
      ...Object.values(people)
        .slice(1)
        .map(({ id }) => id),
    ];
    town.room = await host.createRoom({
      name: 'Le jardin',
      invite: invited,
      ...(isSecret ? { initial_state: [encryption] } : {}),
      power_level_content_override: { users: { [host.id]: 100, [self]: 50 } },
    });
    return town;
  }

  person(name: string): MatrixPerson {
    const found = this.people[name];
    if (found === undefined) throw new Error(`Nobody here is called ${name}.`);
    return found;
  }

  async launch(): Promise<void> {
    const { log } = this.kept;
    const { clock } = this.server;
    this.bot = await startBot({
      open: matrixFor({
        url: this.server.url,
        proof: { token: this.token },
        invitedBy: undefined,
      }),
      store: { ...this.store, close: async () => {} },
      templates: () => this.templates,
      ...readTexts('matrix'),
      defaults: { locale: 'fr', timezone: 'America/Toronto' },
      log,
      painter: fakePainter(),
      clock: clock?.now ?? Date.now,
      ...(clock === undefined ? {} : { monotonic: clock.now }),
      editGapMs: 1,
    });
    await this.palabreCame();
  }

  /** It has taken the invitation. */
  async palabreCame(): Promise<void> {
    const [host] = Object.values(this.people);
    await host?.until('Palabre to come', () =>
      host.events(this.room).some(({ type, state_key: key, content }) => {
        return type === 'm.room.member' && key === this.self && content['membership'] === 'join';
      }),
    );
  }

  async rest(): Promise<void> {
    await this.bot?.stop();
    this.bot = undefined;
  }

  async close(): Promise<void> {
    await this.rest();
    for (const person of Object.values(this.people)) await person.stop();
    await this.server.close();
  }

  /** Everything of Palabre's that somebody sees, where only they do or where all do. */
  #own(name: string, room: string | undefined): Seen[] {
    const person = this.person(name);
    if (room === undefined) return [];
    return person.seen(room).filter(({ sender }) => sender === this.self);
  }

  /** Waits for a message of Palabre's in the room. */
  standing(text: string, name = Object.keys(this.people)[0] ?? ''): Promise<Seen> {
    return this.person(name).until(text, () =>
      this.#own(name, this.room).findLast(({ body }) => ordinarySpaces(body).includes(text)),
    );
  }

  /** Waits for a message of Palabre's in any room of somebody's. */
  shownTo(name: string, text: string): Promise<Seen> {
    const person = this.person(name);
    return person.until(text, () =>
      person
        .rooms()
        .flatMap((room) => this.#own(name, room))
        .findLast(({ body }) => ordinarySpaces(body).includes(text)),
    );
  }

  /** Waits for what Palabre says to somebody alone, after what it said before. */
  async told(name: string, text: string, after = ''): Promise<Seen> {
    const person = this.person(name);
    return person.until(text, () => {
      const seen = this.#own(name, person.directWith(this.self));
      const from = after === '' ? 0 : seen.findIndex(({ id }) => id === after) + 1;
      return seen.slice(from).findLast(({ body }) => ordinarySpaces(body).includes(text));
    });
  }

  /** Presses a button, as it stands for them: under the last message that has it. */
  async press(name: string, label: string): Promise<void> {
    const person = this.person(name);
    const found = await person.until(`the button ${label}`, () =>
      person
        .rooms()
        .flatMap((room) => this.#own(name, room))
        .findLast(({ presses }) => presses.some(({ key }) => ordinarySpaces(key).endsWith(label))),
    );
    const key = found.presses.find((each) => ordinarySpaces(each.key).endsWith(label))?.key ?? '';
    // A tap that stands already would be taken back by another.
    await person.until(`${label} to be given back`, () =>
      person
        .reactions(found.room, found.id)
        .every((each) => each.sender !== person.id || each.key !== key),
    );
    const tap = await person.react(found.room, found.id, key);
    await person.until('the tap', () =>
      person.events(found.room).some(({ event_id: id }) => id === tap),
    );
  }

  /** Writes to Palabre alone. */
  async tell(name: string, body: string): Promise<string> {
    const person = this.person(name);
    const room = await person.until('a direct room', () => person.directWith(this.self));
    return person.say(room, body);
  }

  async signs(name: string, message: string, sign: string): Promise<void> {
    const person = this.person(name);
    await person.until(`${sign} on a message`, () =>
      person
        .reactions(this.room, message)
        .some(({ sender, key }) => sender === this.self && key === sign),
    );
  }
}

/** As soon as the server lets one more in. */
async function comeIn(person: MatrixPerson, room: string): Promise<void> {
  for (;;)
    try {
      return await person.api.join(room);
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs ?? 1_000));
    }
}

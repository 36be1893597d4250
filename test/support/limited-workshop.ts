import type { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import { offering, shownBy, type Hands } from '../../src/rehearsal/matrix/hands.ts';
import type { Seen } from '../../src/rehearsal/matrix/seen.ts';
import type { MatrixTown } from './matrix-town.ts';
import { randomFrom } from './fuzzing.ts';
import { counted, readMarks, sentBy } from './limited-sent.ts';
import { table, type Awaited, type Gesture } from './limited-waits.ts';

const patienceMs = 300_000;
/** What was said in short is said in full once a rush is over. */
const wholeMs = 900_000;
/** How far back what a server counted still matters. */
const beforeMs = 50_000;

/** People of a town who act at the pace of people, and how long each of them waits for an answer. */
export class Crowd {
  readonly #town: MatrixTown;
  readonly #random: () => number;
  readonly waits = new Map<Awaited, number[]>();
  /** Who waited longest, for what. */
  readonly all: { gesture: Awaited; name: string; at: number; ms: number }[] = [];
  readonly #whole: Promise<void>[] = [];
  readonly failures: string[] = [];
  readonly #begun = performance.now();
  readonly #read = readMarks();

  constructor(town: MatrixTown, seed = 1) {
    this.#town = town;
    this.#random = randomFrom(seed);
  }

  get host(): MatrixPerson {
    return Object.values(this.#town.people)[0] ?? fail();
  }

  get names(): string[] {
    return Object.keys(this.#town.people).slice(1);
  }

  pause(fromS: number, toS: number): Promise<void> {
    const ms = (fromS + this.#random() * (toS - fromS)) * 1000;
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Each at a moment of their own within that time: many at once at first, as people are. */
  async each(withinS: number, act: (name: string) => Promise<unknown>): Promise<void> {
    await Promise.all(
      this.names.map(async (name) => {
        // Half of them within the first quarter of the time.
        const part = -Math.log(1 - this.#random() * (1 - Math.exp(-2.5))) / 2.5;
        await this.pause(part * withinS, part * withinS);
        await act(name);
      }),
    );
  }

  hands(name: string): Hands {
    return { person: this.#town.person(name), palabre: this.#town.self };
  }

  /** Touches a button where it stands, and waits until they are told something. */
  async tap(name: string, address: string, gesture: Gesture): Promise<void> {
    const hands = this.hands(name);
    const card = await hands.person.until(
      address,
      () => this.#inRoom(hands, address) ?? offering(hands, address),
      patienceMs,
    );
    const press = card.presses.find(({ ref }) => ref.startsWith(address));
    await this.#measure(name, gesture, () =>
      hands.person.react(card.room, card.id, press?.key ?? ''),
    );
  }

  #inRoom(hands: Hands, address: string): Seen | undefined {
    return shownBy(hands).findLast(
      ({ room, presses }) =>
        room === this.#town.room && presses.some(({ ref }) => ref.startsWith(address)),
    );
  }

  /** Waits until it is their turn, as the room or Palabre tells them. */
  async called(name: string): Promise<void> {
    const hands = this.hands(name);
    const turn = new RegExp(`Le bâton est à ${name}|C’est à vous`, 'u');
    await hands.person.until(
      `the turn of ${name}`,
      () => shownBy(hands).some(({ body }) => turn.test(body.replaceAll('\u00A0', ' '))),
      patienceMs,
    );
  }

  /** Writes to Palabre alone, in a room that they open themselves if there is none yet. */
  async tell(name: string, body: string, gesture: Gesture): Promise<void> {
    const room = await this.open(name, gesture);
    await this.#measure(name, gesture, () => this.hands(name).person.say(room, body));
  }

  /** The room for somebody and Palabre, which they open themselves if there is none yet. */
  async open(name: string, gesture: Gesture): Promise<string> {
    const { person, palabre } = this.hands(name);
    const known = person.directWith(palabre);
    if (known !== undefined) return known;
    const room = await person.createRoom({ is_direct: true, invite: [palabre] });
    await this.#within(name, gesture, () =>
      person.until('Palabre to come', () => cameTo(person, room, palabre), patienceMs),
    );
    return room;
  }

  /** Answers the last board's card in the room. */
  async reply(name: string, address: string, body: string): Promise<void> {
    const hands = this.hands(name);
    const card = await hands.person.until(address, () => this.#inRoom(hands, address), patienceMs);
    await this.#measure(name, 'contribution', () =>
      hands.person.say(this.#town.room, body, { replyTo: card.id }),
    );
  }

  /** The host gives an order, and sees what it brings. */
  async order(body: string, brings: () => unknown): Promise<void> {
    const [name = ''] = Object.keys(this.#town.people);
    await Promise.all([
      this.#within(name, 'shown', () =>
        this.host.until(body, () => brings() !== undefined, patienceMs),
      ),
      this.#measure(name, 'command', () => this.host.say(this.#town.room, body)),
    ]);
  }

  async #measure(name: string, gesture: Gesture, act: () => Promise<string>): Promise<void> {
    const { person } = this.hands(name);
    const before = this.#told(name).length;
    const ownBefore = this.#toldAlone(name).length;
    const mine = await act();
    const isTold = () => this.#told(name).length > before || this.#isSigned(person, mine);
    const until = (what: string, look: () => boolean) => () =>
      person.until(`${what} to ${gesture} of ${name}`, look, patienceMs);
    if (gesture === 'ballot') {
      const isWhole = () => this.#toldAlone(name).length > ownBefore;
      const whole = () => person.until(`all to ${gesture} of ${name}`, isWhole, wholeMs);
      this.#whole.push(this.#within(name, `${gesture}: in full`, whole));
    }
    await Promise.all([
      this.#within(
        name,
        gesture,
        until('a sign', () => isTold() || this.#read.has(mine)),
      ),
      this.#within(name, `${gesture}: words`, until('words', isTold)),
    ]);
  }

  /** What was said in short is said in full once there is room for that. */
  async inFull(): Promise<void> {
    await Promise.all(this.#whole);
  }

  async #within(name: string, gesture: Awaited, wait: () => Promise<unknown>): Promise<void> {
    const begun = performance.now();
    await wait().catch((error: unknown) => this.failures.push(String(error).slice(0, 300)));
    const ms = performance.now() - begun;
    this.all.push({ gesture, name, at: begun - this.#begun, ms });
    this.waits.set(gesture, [...(this.waits.get(gesture) ?? []), ms]);
  }

  #isSigned(person: MatrixPerson, message: string): boolean {
    return person
      .reactions(this.#town.room, message)
      .some(({ sender }) => sender === this.#town.self);
  }

  /** What Palabre told them: in their room for two, or by their name in a message for a few of them. */
  #told(name: string): readonly unknown[] {
    const { person, palabre } = this.hands(name);
    const direct = person.directWith(palabre);
    return person.rooms().flatMap((room) =>
      person.events(room).filter(({ type, sender, content }) => {
        if (type !== 'm.room.message' || sender !== palabre) return false;
        return room === direct || (content['app.palabre.for'] !== undefined && says(content, name));
      }),
    );
  }

  /** What Palabre told them in their room for two. */
  #toldAlone(name: string): readonly unknown[] {
    const { person, palabre } = this.hands(name);
    const direct = person.directWith(palabre);
    return direct === undefined
      ? []
      : person
          .events(direct)
          .filter(({ type, sender }) => type === 'm.room.message' && sender === palabre);
  }

  report(): string {
    return table(this.waits);
  }

  /** What left while somebody waited that long, in milliseconds, and how long before it would have. */
  sentWhile(ms: number): string {
    const sent = sentBy(this.#town);
    const origin = Date.now() - (performance.now() - this.#begun);
    return this.all
      .filter((each) => each.ms >= ms)
      .map(({ gesture, name, at, ms: waited }) => {
        const [from, to] = [origin + at, origin + at + waited];
        const during = sent.filter((each) => each.at >= from && each.at <= to);
        const before = sent.filter((each) => each.at >= from - beforeMs && each.at < from);
        return `${gesture} of ${name} at ${seconds(at)}: ${seconds(waited)} s; ${counted(during)}; before: ${counted(before)}`;
      })
      .join('\n');
  }

  /** The longest that somebody waited for words. */
  longest(): number {
    return Math.max(...this.all.filter(isAnswer).map(({ ms }) => ms));
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** What they saw later was no answer any more. */
const isAnswer = ({ gesture }: { readonly gesture: Awaited }): boolean =>
  gesture !== 'shown' && !gesture.endsWith('in full');

const says = (content: Readonly<Record<string, unknown>>, name: string): boolean =>
  String(content['body']).includes(name);

const cameTo = (person: MatrixPerson, room: string, palabre: string): boolean =>
  person
    .events(room)
    .some(
      ({ type, state_key: key, content }) =>
        type === 'm.room.member' && key === palabre && content['membership'] === 'join',
    );

function fail(): never {
  throw new Error('Nobody lives here.');
}

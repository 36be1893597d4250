import type { RoomEvent } from '../../platforms/matrix/client/events.ts';
import type { MatrixPerson, SaidHow } from './person.ts';
import type { Seen } from './seen.ts';

/** Somebody at their phone, and whom they write to. */
export interface Hands {
  readonly person: MatrixPerson;
  readonly palabre: string;
}

/** Everything of Palabre's that somebody sees, the latest last. */
export function shownBy({ person, palabre }: Hands): Seen[] {
  return person
    .rooms()
    .flatMap((room) => person.seen(room))
    .filter(({ sender }) => sender === palabre)
    .toSorted((a, b) => a.at - b.at);
}

/** An address is given by its start, which may have wildcards for ids not known in advance. */
const addressed = (address: string): RegExp =>
  new RegExp(`^${address.replaceAll('.', '\\.')}(?![a-z0-9-])`, 'u');

/** The latest message under which this can be pressed. */
export function offering(hands: Hands, address: string): Seen | undefined {
  const pattern = addressed(address);
  return shownBy(hands).findLast(({ presses }) => presses.some(({ ref }) => pattern.test(ref)));
}

/** The latest message in reply to which somebody may be named. */
export function naming(hands: Hands, address: string): Seen | undefined {
  const pattern = addressed(address);
  return shownBy(hands).findLast(({ asked }) => asked.some(({ ref }) => pattern.test(ref)));
}

/** Waits for a button of that address, and touches it; resolves once it was answered. */
export async function tap(hands: Hands, address: string): Promise<void> {
  const { person } = hands;
  const card = await person.until(`a button ${address}`, () => offering(hands, address));
  const pattern = addressed(address);
  await tapKey(hands, card, card.presses.find(({ ref }) => pattern.test(ref))?.key ?? '');
}

/** Reacts with one of the keys under a message, and waits until the tap is given back. */
export async function tapKey({ person }: Hands, { room, id }: Seen, key: string): Promise<void> {
  const isFree = () =>
    person.reactions(room, id).every((each) => each.sender !== person.id || each.key !== key);
  // A tap that stands already would be taken back by another.
  await person.until(`${key} to be given back`, isFree);
  const event = await person.react(room, id, key);
  await arrived(person, room, event);
  await person.until(`${key} to be answered`, isFree);
}

const arrived = (person: MatrixPerson, room: string, event: string): Promise<RoomEvent> =>
  person.until('what was sent', () => person.events(room).find((each) => each.event_id === event));

/** Palabre's messages in the room for two. */
function toldTo({ person, palabre }: Hands): Seen[] {
  const room = person.directWith(palabre);
  return room === undefined ? [] : person.seen(room).filter(({ sender }) => sender === palabre);
}

/** What Palabre says in the room for two in the course of something. */
export async function toldDuring(hands: Hands, work: () => Promise<unknown>): Promise<Seen> {
  const before = toldTo(hands).length;
  await work();
  return hands.person.until('an answer', () => toldTo(hands).slice(before).at(-1));
}

/** How long nothing more has to come, in milliseconds. */
const quietMs = 500;

/** The same for what comes with pictures, which follow one by one. */
export async function toldWhole(hands: Hands, work: () => Promise<unknown>): Promise<void> {
  await toldDuring(hands, work);
  for (let known = 0; known < toldTo(hands).length;) {
    known = toldTo(hands).length;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
}

/** Writes something, and waits for the sign under it or the message that answers. */
export async function write(
  hands: Hands,
  room: string,
  body: string,
  how?: SaidHow,
): Promise<string> {
  const { person, palabre } = hands;
  const before = toldTo(hands).length;
  const message = await person.say(room, body, how);
  await person.until(`an answer to ${body}`, () => {
    const isSigned = person.reactions(room, message).some(({ sender }) => sender === palabre);
    return isSigned || toldTo(hands).length > before;
  });
  return message;
}

/** Writes to Palabre alone. */
export async function tell(hands: Hands, body: string): Promise<void> {
  const { person, palabre } = hands;
  const room = await person.until('the room for two', () => person.directWith(palabre));
  await write(hands, room, body);
}

/** Opens a form by its button and answers it, message by message. */
export async function fillIn(
  hands: Hands,
  address: string,
  messages: readonly string[],
): Promise<void> {
  await toldDuring(hands, () => tap(hands, address));
  for (const message of messages) await tell(hands, message);
}

import { z } from 'zod';
import type { Entry } from '../../src/program/permissions.ts';
import { fromKey, offersKey } from '../../src/platforms/matrix/talk/contents.ts';
import type { StoredEvent } from '../../src/rehearsal/local-matrix/index.ts';
import { allActions } from './all-actions.ts';
import { commandOptions } from './attempts.ts';
import type { Ids } from './cells.ts';
import type { Citizen, MatrixCommons } from './matrix-commons.ts';

/** Where somebody does something, and which place it speaks of where that is another. */
export interface Spot {
  readonly room: string;
  readonly from?: string;
}

/** What somebody was shown in answer. */
export interface Shown {
  readonly words: string;
  /** All of it, with what cannot be seen. */
  readonly whole: string;
  /** The signs that were put on what they wrote or reacted to. */
  readonly signs: readonly string[];
}

/** A message, and the room in which it is spoken of. */
export interface Target {
  readonly room: string;
  readonly id: string;
}

type Event = Pick<
  StoredEvent,
  'event_id' | 'room' | 'type' | 'sender' | 'content' | 'redacts' | 'state_key'
>;

/** What Palabre did for somebody: all of it, and what it told them. */
interface Answered {
  readonly told: readonly Event[];
  readonly events: readonly Event[];
}

/** A reaction that is not given back yet. */
interface Pending {
  readonly event: string;
  readonly done: (answered: Answered) => void;
}

/** What people do on Matrix, and what each of them is shown for it: their acts are answered in order. */
export class MatrixActs {
  readonly #commons: MatrixCommons;
  readonly #direct = new Map<string, string>();
  readonly #pending = new Map<string, Pending[]>();
  /** When the last act of somebody is over: what is given back says nothing of which act was answered. */
  readonly #last = new Map<string, Promise<unknown>>();
  /** What Palabre did since somebody's last act was over, by person. */
  readonly #since = new Map<string, Event[]>();
  /** Cards that were made up already, by what they offer and where. */
  readonly #cards = new Map<string, string>();

  constructor(commons: MatrixCommons) {
    this.#commons = commons;
    commons.server.onEvent((event) => this.#heard(event));
  }

  /** Their room with Palabre, which they come to once there is one. */
  async directOf(person: Citizen, room: string): Promise<string> {
    await this.say(person, room, '!help');
    const direct = this.#direct.get(person.id);
    if (direct === undefined) throw new Error(`${person.name} was told nothing.`);
    await person.api.join(direct);
    return direct;
  }

  /**
   * Presses what a message of Palabre's offers, which nobody but whoever runs the server could have
   * written. Resolves once the reaction is given back: it was answered then.
   */
  press(person: Citizen, spot: Spot, ref: string, options: readonly string[] = []): Promise<Shown> {
    const isList = options.length > 0;
    return this.react(person, spot.room, this.#card(spot, ref, options), isList ? '1️⃣' : '🔧');
  }

  react(person: Citizen, room: string, message: string, key: string): Promise<Shown> {
    return this.#inTurn(person, async () => {
      const { told, events } = await this.#react(person, room, message, key);
      return shownIn(told, events, '');
    });
  }

  say(person: Citizen, room: string, body: string, more: Content = {}): Promise<Shown> {
    return this.send(person, room, 'm.room.message', { msgtype: 'm.text', body, ...more });
  }

  /**
   * Does something that gets any number of words and signs, or none, then presses something whose one
   * word comes after them, and is left out.
   */
  send(person: Citizen, room: string, type: string, content: Content): Promise<Shown> {
    return this.#inTurn(person, async () => {
      const mine = this.#commons.server.makeUp(room, { type, sender: person.id, content });
      const { told, events } = await this.#reactAfter(person, room);
      return shownIn(told.slice(0, -1), events, mine);
    });
  }

  /**
   * Puts a sign on a message in any room, whether they are in it or not, which gets a sign, words or
   * nothing; then presses something in a room of theirs.
   */
  point(person: Citizen, home: string, { room, id }: Target, key: string): Promise<Shown> {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: id, key } };
    return this.#inTurn(person, async () => {
      this.#commons.server.makeUp(room, { type: 'm.reaction', sender: person.id, content });
      const { told, events } = await this.#reactAfter(person, home);
      return shownIn(told.slice(0, -1), events, id);
    });
  }

  /** One act at a time of each person. */
  #inTurn({ id: person }: Citizen, act: () => Promise<Shown>): Promise<Shown> {
    const shown = (this.#last.get(person) ?? Promise.resolve()).then(act);
    this.#last.set(person, shown);
    return shown;
  }

  /** What has one word for an answer, whoever does it. */
  #reactAfter(person: Citizen, room: string): Promise<Answered> {
    const card = this.#card({ room }, 'contribution.read:nosuchone1:nosuchone2', []);
    return this.#react(person, room, card, '🔧');
  }

  #react({ id: person }: Citizen, room: string, message: string, key: string): Promise<Answered> {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: message, key } };
    return new Promise((resolve) => {
      const event = { type: 'm.reaction', sender: person, content };
      const mine = this.#commons.server.makeUp(room, event);
      const pending = this.#pending.get(person) ?? [];
      pending.push({ event: mine, done: resolve });
      this.#pending.set(person, pending);
    });
  }

  #card(spot: Spot, ref: string, options: readonly string[]): string {
    const name = JSON.stringify([spot, ref, options]);
    const known = this.#cards.get(name) ?? this.#made(spot, ref, options);
    this.#cards.set(name, known);
    return known;
  }

  #made({ room, from }: Spot, ref: string, options: readonly string[]): string {
    const press = { key: '🔧', sign: '🔧', label: 'Essai', ref };
    const lines = options.map((id) => ({ id, label: id }));
    const list = { kind: 'choose', ref, placeholder: 'Essai', options: lines };
    const offered =
      lines.length > 0 ? { presses: [], asked: [list] } : { presses: [press], asked: [] };
    return this.#commons.server.makeUp(room, {
      type: 'm.room.message',
      sender: this.#commons.palabre,
      content: {
        msgtype: 'm.notice',
        body: 'Essai',
        [offersKey]: offered,
        ...(from === undefined ? {} : { [fromKey]: { room: from } }),
      },
    });
  }

  #heard(event: Event): void {
    const { type, state_key: key, sender, room, content } = event;
    if (sender !== this.#commons.palabre) return;
    if (type === 'm.room.member' && content['is_direct'] === true)
      this.#direct.set(key ?? '', room);
    for (const [person, pending] of this.#pending) {
      const events = [...(this.#since.get(person) ?? []), event];
      const over = pending.find((each) => each.event === event.redacts);
      this.#since.set(person, over === undefined ? events : []);
      if (over === undefined) continue;
      pending.splice(pending.indexOf(over), 1);
      const isTold = (each: Event) =>
        each.type === 'm.room.message' && each.room === this.#direct.get(person);
      over.done({ told: events.filter(isTold), events });
    }
  }
}

const shownIn = (told: readonly Event[], events: readonly Event[], mine: string): Shown => ({
  words: told.map(({ content }) => bodyOf(content)).join('\n'),
  whole: JSON.stringify(told.map(({ content }) => content)),
  signs: events.flatMap((event) => (relatedTo(event) === mine ? [keyOf(event)] : [])),
});

type Content = Readonly<Record<string, unknown>>;

const bodyOf = ({ body }: Content): string => (typeof body === 'string' ? body : '');

const relationSchema = z.object({ event_id: z.string().optional(), key: z.string().optional() });
const relationOf = ({ content }: Event) => relationSchema.safeParse(content['m.relates_to']).data;
const relatedTo = (event: Event): string | undefined => relationOf(event)?.event_id;
const keyOf = (event: Event): string => relationOf(event)?.key ?? '';

/** What is chosen in a list, for those that have one. */
const chosenIn = (entry: Entry, { contribution = '', board = '' }: Ids): string[] => {
  if (entry === 'summary.board') return [board];
  return entry === 'mine.choose' || entry === 'moderate.choose' ? [contribution] : [];
};

/** One row of the table, as it is tried on Matrix. */
export function tryEntry(
  acts: MatrixActs,
  entry: Entry,
  person: Citizen,
  spot: Spot,
  ids: Ids,
): Promise<Shown> {
  const action = allActions.find(({ name }) => name === entry);
  if (action !== undefined && entry !== 'help') {
    const ref = [action.name, ...action.fields.map((field) => ids[field] ?? 'x')].join(':');
    return acts.press(person, spot, ref, chosenIn(entry, ids));
  }
  const [path = '', left] = entry.split('/');
  const options = Object.entries(optionsOf(entry, person, ids))
    .filter(([name]) => name !== left)
    .map(([name, value]) => `${name}: ${value}`);
  return acts.say(
    person,
    spot.room,
    [`!${path}`, ...options].join(' '),
    entry === 'poll import' ? file : {},
  );
}

const file = { msgtype: 'm.file', filename: 'vote.csv', url: 'mxc://ici.test/none' };

function optionsOf(
  entry: Entry,
  { name }: Citizen,
  { poll = '' }: Ids,
): Record<string, string | number> {
  // Somebody to choose who is in their room.
  if (entry === 'workshop handover') return { to: name === 'Étrangère' ? 'Régente' : 'Relève' };
  const namesPoll = ['poll open', 'poll close', 'poll results', 'poll export'].includes(entry);
  return namesPoll ? { poll } : (commandOptions[entry] ?? {});
}

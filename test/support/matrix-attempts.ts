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

type Event = Pick<
  StoredEvent,
  'event_id' | 'room' | 'type' | 'sender' | 'content' | 'redacts' | 'state_key'
>;

/** Something that somebody did, until Palabre is done with it. */
interface Pending {
  readonly event: string;
  readonly isOver: (event: Event) => boolean;
  readonly done: (shown: Shown) => void;
}

/** What people do on Matrix, and what each of them is shown for it: their acts are answered in order. */
export class MatrixActs {
  readonly #commons: MatrixCommons;
  readonly #direct = new Map<string, string>();
  readonly #pending = new Map<string, Pending[]>();
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
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: message, key } };
    return this.#act(person, room, 'm.reaction', content, (event, mine) => {
      return event.type === 'm.room.redaction' && event.redacts === mine;
    });
  }

  /** Resolves at the first sign or word of Palabre's to them: not to be done beside anything else. */
  say(person: Citizen, room: string, body: string, more: Content = {}): Promise<Shown> {
    const content = { msgtype: 'm.text', body, ...more };
    return this.#act(person, room, 'm.room.message', content, (event, mine) => {
      const isSign = event.type === 'm.reaction' && relatedTo(event) === mine;
      return isSign || (event.type === 'm.room.message' && this.#isTold(person.id, event));
    });
  }

  /** Does something that may get no answer, and asks something else, whose answer comes after it. */
  async quietly(person: Citizen, room: string, type: string, content: Content): Promise<Shown> {
    const { server } = this.#commons;
    const mine = server.makeUp(room, { type, sender: person.id, content });
    await this.press(person, { room }, 'mine:nosuchone1');
    return this.#shown(person.id, this.#last.get(person.id) ?? [], mine);
  }

  /** What was taken as the answer to somebody's last act. */
  readonly #last = new Map<string, readonly Event[]>();

  #act(
    { id: person }: Citizen,
    room: string,
    type: string,
    content: Content,
    isOver: (event: Event, mine: string) => boolean,
  ): Promise<Shown> {
    const { server } = this.#commons;
    return new Promise((resolve) => {
      const event = server.makeUp(room, { type, sender: person, content });
      const pending = this.#pending.get(person) ?? [];
      pending.push({ event, isOver: (each) => isOver(each, event), done: resolve });
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
      const [first] = pending;
      if (first === undefined) continue;
      const since = [...(this.#since.get(person) ?? []), event];
      this.#since.set(person, since);
      if (!first.isOver(event)) continue;
      pending.shift();
      this.#since.set(person, []);
      this.#last.set(person, since);
      first.done(this.#shown(person, since, first.event));
    }
  }

  #isTold(person: string, { room }: Event): boolean {
    return room === this.#direct.get(person);
  }

  #shown(person: string, events: readonly Event[], mine: string): Shown {
    const own = events.filter(
      (each) => each.type !== 'm.room.member' && this.#isTold(person, each),
    );
    return {
      words: own.map(({ content }) => String(content['body'] ?? '')).join('\n'),
      whole: JSON.stringify(own.map(({ content }) => content)),
      signs: events.flatMap((event) => (relatedTo(event) === mine ? [keyOf(event)] : [])),
    };
  }
}

type Content = Readonly<Record<string, unknown>>;

const relationSchema = z.object({ event_id: z.string().optional(), key: z.string().optional() });
const relationOf = ({ content }: Event) => relationSchema.safeParse(content['m.relates_to']).data;
const relatedTo = (event: Event): string | undefined => relationOf(event)?.event_id;
const keyOf = (event: Event): string => relationOf(event)?.key ?? '';

/** What is chosen in a list, for those that have one. */
const chosenIn = (entry: Entry, { contribution = '', board = '' }: Ids): string[] => {
  if (entry === 'summary.board') return [board];
  return entry === 'mine.choose' || entry === 'moderate.choose' ? [contribution] : [];
};

/** Those that are pressed, which may be done side by side; the others are commands. */
export const isPressed = (entry: Entry): boolean =>
  entry !== 'help' && allActions.some(({ name }) => name === entry);

/** One row of the table, as it is tried on Matrix. */
export function tryEntry(
  acts: MatrixActs,
  entry: Entry,
  person: Citizen,
  spot: Spot,
  ids: Ids,
): Promise<Shown> {
  const action = allActions.find(({ name }) => name === entry);
  if (action !== undefined && isPressed(entry)) {
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

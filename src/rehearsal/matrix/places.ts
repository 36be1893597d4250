import { oneLine } from '../../kernel/view/one-line.ts';
import { shortened } from '../../kernel/view/plain-words.ts';
import { quotesWithin } from '../../i18n/quotes-within.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { StoredEvent } from '../local-matrix/index.ts';
import { relation } from './seen.ts';
import type { MatrixStage } from './stage.ts';

/** What the transcript calls people, rooms and threads. */
export interface Places {
  /** Takes note of what an event says of them. */
  learn(event: StoredEvent): void;
  nameOf(person: string): string;
  /** Where an event stands: a room, or a thread of it. */
  of(event: StoredEvent): string;
  room(room: string): string;
  /** Where a message stands, by what was learned of it. */
  ofMessage(message: string | undefined): string | undefined;
  /** Whom a room for two is for; undefined of the others. */
  aloneIn(room: string): string | undefined;
  /** The beginning of a message. */
  quoted(message: string | undefined): string | undefined;
}

/** In characters: enough to tell messages apart. */
const longestQuote = 48;

export function createPlaces({ players, palabre, room: hall }: MatrixStage, t: Translator): Places {
  const beginnings = new Map<string, string>();
  const wheres = new Map<string, string>();
  const names = new Map<string, string>([[hall, 'En commun']]);
  const alone = new Map<string, string>();
  const everyone = [...players.values()];
  const nameOf = (id: string): string =>
    everyone.find(({ person }) => person.id === id)?.name ?? (id === palabre.id ? 'Palabre' : id);
  const room = (id: string): string =>
    alone.has(id) ? t.plain('matrix.rehearsal.alone') : (names.get(id) ?? id);
  const of = ({ room: id, content }: StoredEvent): string => {
    const relates = relation(content);
    const root = relates?.rel_type === 'm.thread' ? relates.event_id : undefined;
    const thread = root === undefined ? '' : ` › ${beginnings.get(root) ?? ''}`;
    return `${room(id)}${thread}`;
  };
  return {
    learn: (event) => {
      const { event_id: id, type, content, state_key: key = '' } = event;
      const { body, name } = content;
      if (type === 'm.room.message' && typeof body === 'string')
        beginnings.set(id, beginning(body));
      if (type === 'm.room.message') wheres.set(id, of(event));
      if (type === 'm.room.name' && typeof name === 'string') names.set(event.room, name);
      if (type === 'm.room.member' && content['is_direct'] === true) alone.set(event.room, key);
    },
    nameOf,
    room,
    of,
    ofMessage: (message) => (message === undefined ? undefined : wheres.get(message)),
    aloneIn: (id) => {
      const person = alone.get(id);
      return person === undefined ? undefined : nameOf(person);
    },
    quoted: (message) => {
      const words = message === undefined ? undefined : beginnings.get(message);
      return words === undefined ? undefined : quotesWithin(words, t);
    },
  };
}

const beginning = (body: string): string =>
  shortened(oneLine(body.trim().split('\n')[0] ?? ''), longestQuote);

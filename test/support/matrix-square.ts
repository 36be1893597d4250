import { allCapabilities } from '../../src/engine/capabilities.ts';
import type { OpenPlatform, Platform, Served } from '../../src/engine/platform.ts';
import type { ChatFailure, Messages, Threads } from '../../src/engine/ports.ts';
import { fixedTime } from '../../src/i18n/fixed-time.ts';
import { ok, err, type Result } from '../../src/kernel/result.ts';
import { leastLimits } from '../../src/kernel/view/limits.ts';
import type { View } from '../../src/kernel/view/view.ts';
import { offersKey } from '../../src/platforms/matrix/talk/contents.ts';
import { memoryIn, type KeptBytes } from '../../src/platforms/matrix/talk/memory.ts';
import { messageOf } from '../../src/platforms/matrix/talk/message.ts';
import { offeredSchema, type Press } from '../../src/platforms/matrix/talk/presses.ts';
import type { Meaning } from '../../src/platforms/matrix/talk/rich-text.ts';
import { createTalk } from '../../src/platforms/matrix/talk/talk.ts';
import type {
  Asker,
  EventContent as Content,
  Heard,
  InRoom,
  Talk,
  TalkTools,
} from '../../src/platforms/matrix/talk/tools.ts';
import { readTexts } from '../../src/program/texts.ts';
import { ordinarySpaces } from './plain-view.ts';

export const matrixTexts = readTexts('matrix');

const self = '@palabre:ici';
const community = 'commun';
export const hall = '!salon:ici';
/** Another room of the same community. */
export const yard = '!cour:ici';

interface Event {
  readonly id: string;
  readonly room: string;
  readonly sender: string;
  readonly type: string;
  content: Content;
  readonly name?: string;
}

/** Resolves before something is done that lasts: never, once the bot is as good as killed. */
export type Before = (lasting: string) => Promise<void>;

/** A drawer that outlives the bot, in memory. */
function drawerIn(kept: Map<string, Uint8Array>, before: Before): KeptBytes {
  return {
    get: async (key) => kept.get(key),
    change: async (changes) => {
      await before('drawer');
      for (const [key, value] of changes)
        if (value === undefined) kept.delete(key);
        else kept.set(key, value);
    },
  };
}

/**
 * Rooms of Matrix without a server: what conversations do there is all there is to see. Everything
 * outlives the bot, as it would on a server.
 */
export class MatrixSquare {
  readonly events: Event[] = [];
  readonly kept = new Map<string, Uint8Array>();
  /** What Palabre might have said in a room instead, had its answer had to wait. */
  readonly mightSay: InRoom[] = [];
  /** Of the bot that is opened next. */
  before: Before = async () => {};
  /** What was sent already, by its transaction. */
  readonly #sent = new Map<string, string>();
  #talk: Talk | undefined;
  #ids = 0;
  readonly #levels: Readonly<Record<string, number>>;
  readonly #left = new Set<string>();

  /** Who is in the hall, with the level of each. */
  constructor(levels: Readonly<Record<string, number>>) {
    this.#levels = levels;
  }

  readonly open: OpenPlatform = ({ clock, log }): Platform =>
    this.#platform(this.before, clock, log);

  readonly #platform = (
    before: Before,
    clock: TalkTools['clock'],
    log: TalkTools['log'],
  ): Platform => ({
    id: 'matrix',
    capabilities: { ...allCapabilities, calendar: false, movingTimes: false },
    limits: leastLimits,
    chat: { ...this.#messages(before), ...this.#threads() },
    ground: { knows: () => undefined, isGone: () => false },
    sight: { knows: () => true, coversReaders: () => true, isPublic: () => true },
    time: { now: clock, confirm: async () => clock() },
    connect: async (served) => {
      this.#talk = createTalk({ ...served, ...this.#tools(before), clock, log });
      return {};
    },
    communities: () => new Set([community]),
    isGone: async () => false,
    troubles: () => [],
    lost: new Promise(() => {}),
    close: async () => {},
  });

  #tools(before: Before): Omit<TalkTools, keyof Served | 'clock' | 'log'> {
    const send = async (room: string, type: string, content: Content, txn: string) => {
      await before('send');
      return this.#once(room, type, content, txn);
    };
    const show: TalkTools['show'] = (room, view, { as, key, more = {} }) =>
      send(room, 'm.room.message', { ...this.#content(view, as), ...more }, key);
    return {
      rooms: {
        self,
        roomsOf: () => [hall, yard],
        roomsWith: (person) => (this.#left.has(person) || !(person in this.#levels) ? [] : [hall]),
        nameOf: () => 'Le jardin',
        personIn: (_, person) => nameOf(person),
        membersOf: () => Object.keys(this.#levels).filter((each) => !this.#left.has(each)),
        isJoined: (_, person) => person in this.#levels && !this.#left.has(person),
        mayRedact: () => true,
      },
      direct: {
        personOf: (room) => /^!direct-(.*)$/u.exec(room)?.[1],
        roomWith: async (person) => `!direct-${person}`,
        roomSoon: async (person) => `!direct-${person}`,
      },
      outbox: {
        send: ({ room, type, content, txn }) => send(room, type, content, txn),
        sendOr: async ({ room, type, content, txn }) => void (await send(room, type, content, txn)),
        say: async () => {},
        answering: () => () => {},
        later: (work) => work(),
        awaited: (_, coming) => coming,
        redact: async (room, event) => {
          await before('redact');
          this.#drop(room, event);
        },
      },
      show,
      offeredIn: (room) => this.#offeredIn(room),
      showOr: (room, view, how, inRoom) => {
        this.mightSay.push(inRoom);
        return show(room, view, how);
      },
      asker: (person, place) => this.#asker(person, place),
      event: async (room, id) =>
        this.#heard(this.events.find((each) => each.id === id && each.room === room)),
      file: async () => err({ kind: 'fileUnreadable' }),
      kept: memoryIn(drawerIn(this.kept, before)),
    };
  }

  #offeredIn(room: string): string[] {
    const own = this.events.filter((each) => each.sender === self && each.room === room);
    return own.flatMap(({ content }) => offeredIn(content).map(({ ref }) => ref));
  }

  #asker(person: string, { room, thread }: { room: string; thread?: string }): Asker {
    const level = this.#levels[person] ?? 0;
    const rights = { sees: !this.#left.has(person), managesEvents: level >= 50 };
    const place =
      room === hall || room === yard
        ? {
            community,
            channel: room,
            ...(thread === undefined ? {} : { thread: `${room}|${thread}` }),
          }
        : { community, channel: hall, thread: room };
    return {
      who: {
        id: person,
        name: nameOf(person),
        roles: [],
        managesEvents: rights.managesEvents,
        administers: level >= 100,
        language: '',
        rightsIn: () => rights,
      },
      place,
      missing: [],
      textChannel: true,
      fileBytes: leastLimits.fileBytes,
    };
  }

  #content(view: View, as: 'notice' | 'text' = 'notice'): Content {
    const { plain, html, offered } = messageOf(view, this.#meaning());
    return { msgtype: `m.${as}`, body: plain, formatted_body: html, [offersKey]: offered };
  }

  #meaning(): Meaning {
    return {
      person: nameOf,
      room: (id) => id,
      addressOf: () => undefined,
      time: (moment) =>
        fixedTime(moment, Date.now(), matrixTexts.translatorOf(moment.locale, moment.zone)),
    };
  }

  #messages(before: Before): Messages {
    const gone = err<ChatFailure>({ kind: 'gone' });
    const find = (id: string) => this.events.find((each) => each.id === id);
    return {
      post: async (channel, view, name) => {
        const [room = '', root] = channel.split('|');
        const hangs = root === undefined ? {} : threadOf(root);
        await before('post');
        return ok(
          this.#add(room, self, 'm.room.message', { ...this.#content(view), ...hangs }, name),
        );
      },
      find: async (_, name) => ok(this.events.findLast((each) => each.name === name)?.id),
      edit: async (_, id, view): Promise<Result<void, ChatFailure>> => {
        await before('edit');
        const event = find(id);
        if (event === undefined) return gone;
        event.content = { ...event.content, ...this.#content(view) };
        return ok(undefined);
      },
      remove: async (channel, id) => {
        this.#drop(channel.split('|')[0] ?? '', id);
        return ok(undefined);
      },
      fileBytes: () => leastLimits.fileBytes,
    };
  }

  #threads(): Threads {
    return {
      openThread: async (channel, message) => ok(`${channel}|${message}`),
      openPrivateThread: async () => ok('!animation:ici'),
      addToThread: async () => ok(undefined),
      removeFromThread: async () => ok(undefined),
    };
  }

  /** As a server takes a transaction: the second time nothing happens. */
  #once(room: string, type: string, content: Content, txn: string): string {
    const key = JSON.stringify([room, type, txn]);
    const id = this.#sent.get(key) ?? this.#add(room, self, type, content);
    this.#sent.set(key, id);
    return id;
  }

  #add(room: string, sender: string, type: string, content: Content, name?: string): string {
    this.#ids += 1;
    const id = `$e${this.#ids}`;
    this.events.push({ id, room, sender, type, content, ...(name === undefined ? {} : { name }) });
    return id;
  }

  #drop(room: string, id: string): void {
    const at = this.events.findIndex((each) => each.id === id && each.room === room);
    if (at >= 0) this.events.splice(at, 1);
  }

  #heard(event: Event | undefined): Heard | undefined {
    if (event === undefined) return undefined;
    const { id, room, sender, type, content } = event;
    return { event_id: id, room, sender, type, content: { ...content } };
  }

  /** Somebody does something; the texts of what Palabre said to them alone meanwhile. */
  async does(person: string, room: string, type: string, content: Content): Promise<string> {
    const before = this.events.length;
    const id = this.#add(room, person, type, content);
    const heard = this.#heard(this.events.find((each) => each.id === id));
    if (heard !== undefined) await this.#talk?.hear(heard);
    return this.events
      .slice(before)
      .filter(
        ({ sender, room: at, type: kind }) =>
          sender === self && at === `!direct-${person}` && kind === 'm.room.message',
      )
      .map(bodyOf)
      .join('\n');
  }

  /** The last that somebody did is heard again, as far as it stands. */
  async again(person: string, count: number): Promise<void> {
    const own = this.events.filter(({ sender }) => sender === person).slice(-count);
    for (const event of own) {
      const heard = this.#heard(event);
      if (heard !== undefined) await this.#talk?.hear(heard);
    }
  }

  /** All that was said to somebody alone. */
  toldTo(person: string): string[] {
    const room = `!direct-${person}`;
    return this.events.filter((each) => each.sender === self && each.room === room).map(bodyOf);
  }

  say(
    person: string,
    body: string,
    how: { room?: string; replyTo?: string; thread?: string } = {},
  ): Promise<string> {
    const { room = hall, replyTo, thread } = how;
    const relation = {
      ...(replyTo === undefined ? {} : { 'm.in_reply_to': { event_id: replyTo } }),
      ...(thread === undefined ? {} : { rel_type: 'm.thread', event_id: thread }),
    };
    const hangs = Object.keys(relation).length === 0 ? {} : { 'm.relates_to': relation };
    return this.does(person, room, 'm.room.message', { msgtype: 'm.text', body, ...hangs });
  }

  /** Somebody leaves the rooms; their direct room stays. */
  leave(person: string): void {
    this.#left.add(person);
  }

  /** Writes to Palabre alone. */
  tell(person: string, body: string): Promise<string> {
    return this.say(person, body, { room: `!direct-${person}` });
  }

  change(person: string, event: string, body: string): Promise<string> {
    return this.does(person, hall, 'm.room.message', {
      msgtype: 'm.text',
      body: `* ${body}`,
      'm.new_content': { msgtype: 'm.text', body },
      'm.relates_to': { rel_type: 'm.replace', event_id: event },
    });
  }

  takeBack(person: string, event: string): Promise<string> {
    return this.does(person, hall, 'm.room.redaction', { redacts: event });
  }

  react(person: string, event: string, key: string, room = hall): Promise<string> {
    return this.does(person, room, 'm.reaction', {
      'm.relates_to': { rel_type: 'm.annotation', event_id: event, key },
    });
  }

  /** Presses the button that stands last under those words, in the hall or in their direct room. */
  press(person: string, label: string): Promise<string> {
    const keyIn = ({ content }: Event) =>
      offeredIn(content).find(({ key }) => key.endsWith(label))?.key;
    const found = this.events.findLast(
      (event) =>
        event.sender === self &&
        (!event.room.startsWith('!direct') || event.room === `!direct-${person}`) &&
        keyIn(event) !== undefined,
    );
    if (found === undefined) throw new Error(`Nothing is offered as ${label}.`);
    return this.react(person, found.id, keyIn(found) ?? '', found.room);
  }

  /** What stands in the hall and its threads, Palabre's own. */
  shown(): string[] {
    return this.events
      .filter(
        ({ sender, room, type }) => sender === self && room === hall && type === 'm.room.message',
      )
      .map(bodyOf);
  }

  /** The message of Palabre's in which this stands. */
  where(text: string): string {
    const found = this.events.findLast(
      (each) => each.sender === self && bodyOf(each).includes(text),
    );
    if (found === undefined) throw new Error(`Nowhere is said ${text}.`);
    return found.id;
  }

  /** The message that the thread of a message hangs under. */
  rootOf(event: string): string {
    const found = this.events.find(({ id }) => id === event);
    return /"event_id":"([^"]*)"/u.exec(JSON.stringify(found?.content))?.[1] ?? event;
  }

  /** What somebody wrote last. */
  lastOf(person: string): string {
    return (
      this.events.findLast(({ sender, type }) => sender === person && type === 'm.room.message')
        ?.id ?? ''
    );
  }

  /** The signs that Palabre put on a message. */
  signsOn(event: string): string[] {
    return this.events.flatMap(({ sender, type, content }) => {
      const text = JSON.stringify(content);
      const [, key = ''] = /"key":"([^"]*)"/u.exec(text) ?? [];
      return sender === self && type === 'm.reaction' && text.includes(`"${event}"`) ? [key] : [];
    });
  }
}

function offeredIn(content: Content): readonly Press[] {
  const read = offeredSchema.safeParse(content[offersKey]);
  return read.success ? read.data.presses : [];
}

const nameOf = (person: string): string => {
  const local = person.slice(1).split(':')[0] ?? person;
  return local.charAt(0).toUpperCase() + local.slice(1);
};

const threadOf = (root: string): Content => ({
  'm.relates_to': { rel_type: 'm.thread', event_id: root },
});

export function bodyOf({ content }: Pick<Event, 'content'>): string {
  const { body } = content;
  return typeof body === 'string' ? ordinarySpaces(body) : '';
}

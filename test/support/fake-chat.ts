import type { Chat, ChatFailure, CalendarEvent } from '../../src/engine/ports.ts';
import { err, ok, type Result } from '../../src/kernel/result.ts';
import type { View } from '../../src/kernel/view/view.ts';
import { Troubles } from './fake-chat-troubles.ts';
import { FakeCalendar, type FakeCalendarEvent } from './fake-calendar.ts';
import { textOf } from './reading.ts';

export interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  /** The name from the latest post or edit. */
  name: string;
  readonly at: number;
  view: View;
  edits: number;
}

export interface FakeThread {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly openedAt: number;
  readonly people: Set<string>;
  archived: boolean;
  locked: boolean;
}

const gone = err<ChatFailure>({ kind: 'gone' });
const locked = err<ChatFailure>({ kind: 'locked' });
/** As long as Discord's own protection against duplicates. */
const remembersMs = 5 * 60_000;
/** How far back it looks before the given moment. */
const lookBackMs = 5 * 60_000;

/**
 * An in-memory chat as strict as the port requires: posts once per name for some minutes, knows
 * what is gone, and fails on demand. Every channel exists, except deleted threads.
 */
export class FakeChat extends Troubles implements Chat {
  readonly messages = new Map<string, FakeMessage>();
  readonly threads = new Map<string, FakeThread>();
  readonly #names = new Map<string, { readonly id: string; readonly at: number }>();
  readonly #deleted = new Set<string>();
  readonly #free = new Set<string>();
  readonly #strangers = new Set<string>();
  readonly #now: () => number;
  readonly #calendar: FakeCalendar;
  #last = 0;
  /** The largest file allowed, in bytes. */
  room = 10_000_000;

  constructor(now: () => number = () => Date.now()) {
    super();
    this.#now = now;
    this.#calendar = new FakeCalendar(now);
  }

  get calendarEvents(): Map<string, FakeCalendarEvent> {
    return this.#calendar.calendarEvents;
  }

  async post(
    channel: string,
    view: View,
    name: string,
    since: number,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.begin('post', channel, view);
    if (failure !== undefined) return err(failure);
    if (this.#deleted.has(channel)) return gone;
    if (this.threads.get(channel)?.locked === true) return locked;
    const id = this.#take(channel, view, name, since);
    if (this.mood === 'neverAnswers') return new Promise<never>(() => {});
    return this.mood === 'losesAnswers' ? err({ kind: 'unavailable', detail: 'lost' }) : ok(id);
  }

  #take(channel: string, view: View, name: string, since: number): string {
    const at = this.#now();
    const known = this.#names.get(`${channel}/${name}/${since}`);
    if (known !== undefined && at - known.at < remembersMs) return known.id;
    const id = this.#newId('m');
    this.messages.set(id, { id, channel, name, view, edits: 0, at });
    this.#names.set(`${channel}/${name}/${since}`, { id, at });
    this.#openAgain(channel);
    return id;
  }

  async find(
    channel: string,
    name: string,
    since: number,
  ): Promise<Result<string | undefined, ChatFailure>> {
    const failure = this.begin('find', channel);
    if (failure !== undefined) return err(failure);
    if (this.#deleted.has(channel)) return gone;
    if (!this.readsHistory) return ok(undefined);
    const found = [...this.messages.values()].findLast(
      (message) =>
        message.channel === channel && message.at >= since - lookBackMs && message.name === name,
    );
    return ok(found?.id);
  }

  async edit(
    channel: string,
    id: string,
    view: View,
    name: string,
  ): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('edit', channel, view);
    if (failure !== undefined) return err(failure);
    const message = this.messages.get(id);
    if (message?.channel !== channel) return gone;
    if (this.threads.get(channel)?.locked === true) return locked;
    this.#openAgain(channel);
    message.view = view;
    message.name = name;
    message.edits += 1;
    return ok(undefined);
  }

  async remove(channel: string, id: string): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('remove', channel);
    if (failure !== undefined) return err(failure);
    if (this.messages.get(id)?.channel !== channel) return gone;
    if (this.#isShut(channel)) return locked;
    this.#openAgain(channel);
    this.messages.delete(id);
    return ok(undefined);
  }

  async openThread(
    channel: string,
    message: string,
    name: string,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.begin('openThread', channel);
    if (failure !== undefined) return err(failure);
    if (this.#free.has(message)) this.#deleted.delete(message);
    if (!this.messages.has(message) || this.#deleted.has(message)) return gone;
    if (!this.threads.has(message)) this.#addThread(message, channel, name);
    return ok(message);
  }

  async openPrivateThread(
    { channel }: { community: string; channel: string },
    name: string,
    since: number,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.begin('openPrivateThread', channel);
    if (failure !== undefined) return err(failure);
    const known = [...this.threads.values()].find(
      (thread) =>
        thread.channel === channel && thread.name === name && thread.openedAt >= since - 10_000,
    );
    return ok(known?.id ?? this.#addThread(this.#newId('t'), channel, name));
  }

  async addToThread(id: string, person: string): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('addToThread', id);
    if (failure !== undefined) return err(failure);
    const thread = this.threads.get(id);
    if (thread === undefined || this.#strangers.has(person)) return gone;
    if (this.#isShut(id)) return locked;
    this.#openAgain(id);
    thread.people.add(person);
    return ok(undefined);
  }

  async removeFromThread(id: string, person: string): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('removeFromThread', id);
    if (failure !== undefined) return err(failure);
    const thread = this.threads.get(id);
    if (thread === undefined) return gone;
    if (this.#isShut(id)) return locked;
    this.#openAgain(id);
    thread.people.delete(person);
    return ok(undefined);
  }

  async announce(
    community: string,
    calendarEvent: CalendarEvent,
    since: number,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.begin('announce', community);
    if (failure !== undefined) return err(failure);
    return this.#calendar.announce(calendarEvent, since);
  }

  async reannounce(
    community: string,
    id: string,
    calendarEvent: CalendarEvent,
  ): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('reannounce', community);
    if (failure !== undefined) return err(failure);
    return this.#calendar.reannounce(id, calendarEvent);
  }

  async callOff(community: string, id: string): Promise<Result<void, ChatFailure>> {
    const failure = this.begin('callOff', community);
    if (failure !== undefined) return err(failure);
    return this.#calendar.callOff(id);
  }

  deleteMessage(id: string): void {
    this.messages.delete(id);
  }

  /**
   * By hand: deletes the thread's messages too, and its starting message cannot carry another,
   * unless allowed.
   */
  deleteThread(id: string, mayCarryAnother = false): void {
    this.threads.delete(id);
    this.#deleted.add(id);
    if (mayCarryAnother) this.#free.add(id);
    for (const message of this.messages.values())
      if (message.channel === id) this.messages.delete(message.id);
  }

  /** Somebody who is not, or no longer, in the community. */
  forgetPerson(id: string): void {
    this.#strangers.add(id);
  }

  textsIn(channel: string): string[] {
    return [...this.messages.values()]
      .filter((message) => message.channel === channel)
      .map(({ view }) => textOf(view));
  }

  fileBytes(): number {
    return this.room;
  }

  #addThread(id: string, channel: string, name: string): string {
    const openedAt = this.#now();
    this.threads.set(id, {
      id,
      channel,
      name,
      openedAt,
      people: new Set(),
      archived: false,
      locked: false,
    });
    return id;
  }

  #isShut(channel: string): boolean {
    const thread = this.threads.get(channel);
    return thread?.locked === true && thread.archived;
  }

  #openAgain(channel: string): void {
    const thread = this.threads.get(channel);
    if (thread !== undefined) thread.archived = false;
  }

  #newId(kind: 'm' | 't'): string {
    this.#last += 1;
    return `${kind}${this.#last}`;
  }
}

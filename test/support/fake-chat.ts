import type { Chat, ChatFailure, Gathering } from '../../src/app/ports.ts';
import { err, ok, type Result } from '../../src/domain/result.ts';
import type { ActionRef } from '../../src/view/action.ts';
import type { View } from '../../src/view/view.ts';
import { buttonsOf, textOf } from './reading.ts';

export interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  readonly once: string;
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
}

export interface FakeGathering extends Gathering {
  readonly id: string;
  readonly announcedAt: number;
}

export interface ChatCall {
  readonly what: Exclude<keyof Chat, 'fileBytes'>;
  readonly channel: string;
  /** What the message shows, for a post or an edit. */
  readonly text: string;
  readonly files: number;
}

/** What a call meets; undefined lets it through. */
type Failing = (call: ChatCall) => ChatFailure | undefined;

const gone = err<ChatFailure>({ kind: 'gone' });

/**
 * A chat in memory, as strict as the port asks: it posts once per name, knows what is gone, and
 * fails as it is told to. Every channel exists, but for the threads that were deleted.
 */
export class FakeChat implements Chat {
  readonly messages = new Map<string, FakeMessage>();
  readonly threads = new Map<string, FakeThread>();
  readonly gatherings = new Map<string, FakeGathering>();
  readonly calls: ChatCall[] = [];
  readonly #names = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #free = new Set<string>();
  readonly #failing = new Set<Failing>();
  readonly #strangers = new Set<string>();
  readonly #now: () => number;
  #last = 0;
  /** The most that a file may hold, in bytes. */
  room = 10_000_000;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  async post(channel: string, view: View, once: string): Promise<Result<string, ChatFailure>> {
    const failure = this.#begin('post', channel, view);
    if (failure !== undefined) return err(failure);
    if (this.#deleted.has(channel)) return gone;
    const known = this.#names.get(once);
    if (known !== undefined) return ok(known);
    const id = this.#newId('m');
    this.messages.set(id, { id, channel, once, view, edits: 0, at: this.#now() });
    this.#names.set(once, id);
    const thread = this.threads.get(channel);
    if (thread !== undefined) thread.archived = false;
    return ok(id);
  }

  async find(
    channel: string,
    button: ActionRef,
    since: number,
  ): Promise<Result<string | undefined, ChatFailure>> {
    const failure = this.#begin('find', channel);
    if (failure !== undefined) return err(failure);
    const found = [...this.messages.values()].find(
      (message) =>
        message.channel === channel &&
        message.at >= since - 10_000 &&
        buttonsOf(message.view).some(({ action }) => action === button),
    );
    return ok(found?.id);
  }

  async edit(channel: string, id: string, view: View): Promise<Result<void, ChatFailure>> {
    const failure = this.#begin('edit', channel, view);
    if (failure !== undefined) return err(failure);
    const message = this.messages.get(id);
    if (message?.channel !== channel) return gone;
    this.#openAgain(channel);
    message.view = view;
    message.edits += 1;
    return ok(undefined);
  }

  async remove(channel: string, id: string): Promise<Result<void, ChatFailure>> {
    const failure = this.#begin('remove', channel);
    if (failure !== undefined) return err(failure);
    if (this.messages.get(id)?.channel !== channel) return gone;
    this.#openAgain(channel);
    this.messages.delete(id);
    return ok(undefined);
  }

  async openThread(
    channel: string,
    message: string,
    name: string,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.#begin('openThread', channel);
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
    const failure = this.#begin('openPrivateThread', channel);
    if (failure !== undefined) return err(failure);
    const known = [...this.threads.values()].find(
      (thread) =>
        thread.channel === channel && thread.name === name && thread.openedAt >= since - 10_000,
    );
    return ok(known?.id ?? this.#addThread(this.#newId('t'), channel, name));
  }

  async addToThread(id: string, person: string): Promise<Result<void, ChatFailure>> {
    const failure = this.#begin('addToThread', id);
    if (failure !== undefined) return err(failure);
    const thread = this.threads.get(id);
    if (thread === undefined || this.#strangers.has(person)) return gone;
    this.#openAgain(id);
    thread.people.add(person);
    return ok(undefined);
  }

  async announce(
    community: string,
    gathering: Gathering,
    since: number,
  ): Promise<Result<string, ChatFailure>> {
    const failure = this.#begin('announce', community);
    if (failure !== undefined) return err(failure);
    const known = [...this.gatherings.values()].find(
      ({ title, channel, startsAt, announcedAt }) =>
        title === gathering.title &&
        channel === gathering.channel &&
        startsAt === gathering.startsAt &&
        announcedAt >= since - 10_000,
    );
    if (known !== undefined) return ok(known.id);
    if (gathering.startsAt <= this.#now()) return err({ kind: 'unavailable', detail: 'past' });
    const id = this.#newId('g');
    this.gatherings.set(id, { ...gathering, id, announcedAt: this.#now() });
    return ok(id);
  }

  async reannounce(
    community: string,
    id: string,
    gathering: Gathering,
  ): Promise<Result<void, ChatFailure>> {
    const failure = this.#begin('reannounce', community);
    if (failure !== undefined) return err(failure);
    const known = this.gatherings.get(id);
    if (known === undefined) return gone;
    this.gatherings.set(id, { ...known, ...gathering });
    return ok(undefined);
  }

  async callOff(community: string, id: string): Promise<Result<void, ChatFailure>> {
    const failure = this.#begin('callOff', community);
    if (failure !== undefined) return err(failure);
    return this.gatherings.delete(id) ? ok(undefined) : gone;
  }

  /** Fails the calls that `failing` says, until the function this gives is called. */
  fail(failing: Failing): () => void {
    this.#failing.add(failing);
    return () => void this.#failing.delete(failing);
  }

  deleteMessage(id: string): void {
    this.messages.delete(id);
  }

  /** By hand: its messages go with it, and its starting message carries no other, unless it may. */
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

  count(what: ChatCall['what']): number {
    return this.calls.filter((call) => call.what === what).length;
  }

  fileBytes(): number {
    return this.room;
  }

  #begin(what: ChatCall['what'], channel: string, view?: View): ChatFailure | undefined {
    const text = view === undefined ? '' : textOf(view);
    const call = { what, channel, text, files: view?.files?.length ?? 0 };
    this.calls.push(call);
    for (const failing of this.#failing) {
      const failure = failing(call);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  #addThread(id: string, channel: string, name: string): string {
    const openedAt = this.#now();
    this.threads.set(id, { id, channel, name, openedAt, people: new Set(), archived: false });
    return id;
  }

  #openAgain(channel: string): void {
    const thread = this.threads.get(channel);
    if (thread !== undefined) thread.archived = false;
  }

  #newId(kind: 'm' | 't' | 'g'): string {
    this.#last += 1;
    return `${kind}${this.#last}`;
  }
}

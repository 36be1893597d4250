import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloseCodes, SimpleShardingStrategy } from 'discord.js';
import { z } from 'zod';
import { readPacket, typeName } from './packets.ts';
import { wrap } from './wrap.ts';

/** What happens to each connection to the gateway, by its shard's number. */
export interface ShardListener {
  /** It is this process's, and is about to be connected. */
  awaited(shard: number): void;
  greeted(shard: number, everyMs: number): void;
  opened(shard: number, resumed: boolean): void;
  /** A heartbeat was acknowledged. */
  beat(shard: number): void;
  closed(shard: number, code: number): void;
  /** discord.js ends the connection itself, and opens another unless it was told to stop. */
  leaving(shard: number, reason: string): void;
  invalidSession(shard: number, resumable: boolean): void;
  failed(shard: number, error: unknown): void;
  unreadable(shard: number, type: string, problem: string): void;
  /** It is another process's from now on. */
  gone(shard: number): void;
}

/** A failed attempt to connect within discord.js itself, which would not try again. */
const againAfterMs = 5_000;
const idle = 0;

/** What discord.js gives to whoever makes its shards. */
export type ShardManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** The shards of discord.js in this process, protected from malformed packets. */
export class GuardedSharding extends SimpleShardingStrategy {
  readonly #listener: ShardListener;

  constructor(manager: ShardManager, listener: ShardListener) {
    super(manager);
    this.#listener = listener;
  }

  has(id: number): boolean {
    return this.#shards().has(id);
  }

  /** One more, which is connected as soon as Discord lets it. */
  async add(id: number): Promise<void> {
    await this.spawn([id]);
    // What fails is told, and tried again, where it fails.
    told(this.#shards().get(id), 'connect').catch(() => {});
  }

  /** Its session ends: another process has it. */
  async remove(id: number): Promise<void> {
    const shards = this.#shards();
    const shard = shards.get(id);
    shards.delete(id);
    this.#listener.gone(id);
    const why = { code: CloseCodes.Normal, reason: 'Another process has this shard' };
    await told(shard, 'destroy', why);
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    const shards = this.#shards();
    for (const id of shardIds) {
      const shard: unknown = shards.get(id);
      if (typeof shard !== 'object' || shard === null) throw new Error(`There is no shard ${id}.`);
      guard(shard, id, this.#listener, () => shards.get(id) === shard);
      this.#listener.awaited(id);
    }
  }

  #shards(): Map<unknown, unknown> {
    const shards: unknown = Reflect.get(this, 'shards');
    if (!(shards instanceof Map)) throw new Error('discord.js keeps its shards elsewhere.');
    return shards;
  }
}

/** Has a shard do something; without one, nothing is done. */
async function told(shard: unknown, what: 'connect' | 'destroy', how?: object): Promise<void> {
  if (typeof shard !== 'object' || shard === null) return;
  const method: unknown = Reflect.get(shard, what);
  if (typeof method !== 'function') throw new Error(`The shards of discord.js do not ${what}.`);
  await Reflect.apply(method, shard, how === undefined ? [] : [how]);
}

function guard(shard: object, id: number, listener: ShardListener, alive: () => boolean): void {
  const state = { greeted: false };
  wrap(shard, 'unpackMessage', async (call) => unpack(await call(), id, listener, state));
  wrap(shard, 'emit', (call, [event, payload]) => {
    tell(listener, id, event, payload);
    if (event === 'closed') state.greeted = false;
    return event === 'dispatch' ? contained(call, id, payload, listener) : call();
  });
  wrap(shard, 'destroy', (call, [options]) => {
    state.greeted = false;
    const { reason } = leaving.safeParse(options).data ?? {};
    if (reason !== undefined) listener.leaving(id, reason);
    hearLateErrors(shard);
    return call();
  });
  for (const method of ['onMessage', 'onClose', 'heartbeat'])
    wrap(shard, method, async (call) => attempt(call, id, listener));
  wrap(shard, 'internalConnect', async (call) => {
    state.greeted = false;
    while (!(await attempt(call, id, listener)) && alive() && Reflect.get(shard, 'status') === idle)
      await sleep(againAfterMs, undefined, { ref: false });
  });
}

/**
 * discord.js stops listening to a socket that it abandons while it still connects; if that fails
 * later, Node would end the program for an unhandled error.
 */
function hearLateErrors(shard: object): void {
  const connection: unknown = Reflect.get(shard, 'connection');
  if (connection instanceof EventEmitter) connection.on('error', () => undefined);
}

const leaving = z.object({ reason: z.string().optional() });
const closing = z.object({ code: z.number() });
const failing = z.object({ error: z.unknown() });
const dispatched = z.object({ data: z.object({ t: z.unknown() }) });

/** The packet to continue with; null for one that must be skipped, as in discord.js. */
function unpack(
  packet: unknown,
  id: number,
  listener: ShardListener,
  state: { greeted: boolean },
): unknown {
  if (packet === null) return null;
  const read = readPacket(packet);
  switch (read.kind) {
    case 'other':
      return packet;
    case 'unreadable':
      listener.unreadable(id, read.type, read.problem);
      return null;
    case 'invalidSession':
      listener.invalidSession(id, read.resumable);
      return { op: 9, d: read.resumable };
    case 'hello':
      // With a second one, discord.js would send two series of heartbeats, and go on after the
      // connection closes.
      if (state.greeted) return null;
      state.greeted = true;
      listener.greeted(id, read.everyMs);
      return packet;
  }
}

function tell(listener: ShardListener, id: number, event: unknown, payload: unknown): void {
  if (event === 'ready' || event === 'resumed') listener.opened(id, event === 'resumed');
  if (event === 'heartbeat') listener.beat(id);
  if (event === 'closed') listener.closed(id, closing.safeParse(payload).data?.code ?? 0);
  if (event === 'error') listener.failed(id, failing.safeParse(payload).data?.error);
}

function contained(
  call: () => unknown,
  id: number,
  payload: unknown,
  listener: ShardListener,
): unknown {
  try {
    return call();
  } catch (error) {
    const type = typeName(dispatched.safeParse(payload).data?.data.t);
    listener.unreadable(id, type, error instanceof Error ? error.name : 'unknown');
    return true;
  }
}

/** False if it failed: nobody awaits these, and Node would end the program. */
async function attempt(call: () => unknown, id: number, listener: ShardListener): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    listener.failed(id, error);
    return false;
  }
}

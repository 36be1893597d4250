import { z } from 'zod';
import type { RoomEvent } from '../client/events.ts';
import {
  createSchema,
  levelOf,
  levelToSend,
  levelToSet,
  powerLevelsSchema,
  type Creation,
  type PowerLevels,
} from './levels.ts';
import { markSchema, markType, type Mark } from './mark.ts';

interface Member {
  readonly membership: string;
  readonly name: string | undefined;
}

const text = z.string().optional().catch(undefined);
const memberSchema = z.object({ membership: z.string(), displayname: text });
const nameSchema = z.object({ name: text });
const aliasSchema = z.object({ alias: text });
const historySchema = z.object({ history_visibility: text });
const joinSchema = z.object({ join_rule: text });
const count = z.number().positive().optional().catch(undefined);
const encryptionSchema = z.object({ rotation_period_ms: count, rotation_period_msgs: count });
type RoomEncryption = z.output<typeof encryptionSchema>;
const childSchema = z.object({ via: z.array(z.string()).min(1) });

/** A room that the account is in, as known from its state events alone. */
export class Room {
  readonly id: string;
  readonly #self: string;
  readonly #members = new Map<string, Member>();
  readonly #children = new Set<string>();
  #create: Creation | undefined;
  #levels: PowerLevels | undefined;
  #name: string | undefined;
  #alias: string | undefined;
  #history: string | undefined;
  #joinRule: string | undefined;
  #mark: Mark | undefined;
  #encryption: RoomEncryption | undefined;
  /** When somebody last said something there, in milliseconds since 1970. */
  heardAt = 0;

  constructor(id: string, self: string) {
    this.id = id;
    this.#self = self;
  }

  apply({ type, state_key: key, sender, content }: RoomEvent): void {
    if (key === undefined) return;
    switch (type) {
      case 'm.room.member':
        return this.#setMember(key, content);
      case 'm.room.create':
        this.#create = { ...createSchema.catch(createSchema.parse({})).parse(content), sender };
        return;
      case 'm.room.power_levels':
        this.#levels = powerLevelsSchema.safeParse(content).data;
        return;
      case 'm.room.name':
        this.#name = nameSchema.safeParse(content).data?.name;
        return;
      case 'm.room.canonical_alias':
        this.#alias = aliasSchema.safeParse(content).data?.alias;
        return;
      case 'm.room.history_visibility':
        this.#history = historySchema.safeParse(content).data?.history_visibility;
        return;
      case 'm.room.join_rules':
        this.#joinRule = joinSchema.safeParse(content).data?.join_rule;
        return;
      case 'm.room.encryption':
        this.#encryption = encryptionSchema.parse(content);
        return;
      case 'm.space.child':
        if (childSchema.safeParse(content).success) this.#children.add(key);
        else this.#children.delete(key);
        return;
      case markType:
        // Anybody with a high enough level may set a room's state: only Palabre's own mark counts.
        if (sender === this.#self) this.#mark = markSchema.safeParse(content).data;
    }
  }

  #setMember(person: string, content: RoomEvent['content']): void {
    const { data } = memberSchema.safeParse(content);
    if (data === undefined) return;
    const before = this.#members.get(person)?.name;
    this.#members.set(person, {
      membership: data.membership,
      name: data.displayname ?? (data.membership === 'leave' ? before : undefined),
    });
  }

  get isSpace(): boolean {
    return this.#create?.type === 'm.space';
  }

  get isEncrypted(): boolean {
    return this.#encryption !== undefined;
  }

  /** The room's key rotation periods, if it gives any; undefined if it is not encrypted. */
  get encryption(): RoomEncryption | undefined {
    return this.#encryption;
  }

  /**
   * The people who can read what is said: those who have joined, and those invited if they can read
   * it once they join.
   */
  readers(): string[] {
    const isForGuests = this.history !== 'joined';
    return [...this.#members].flatMap(([id, { membership }]) =>
      membership === 'join' || (membership === 'invite' && isForGuests) ? [id] : [],
    );
  }

  /** What Palabre created this room for; undefined for rooms that others created. */
  get mark(): Mark | undefined {
    return this.#create?.sender === this.#self ? this.#mark : undefined;
  }

  get history(): string {
    return this.#history ?? 'shared';
  }

  get isPublic(): boolean {
    return this.#joinRule === 'public';
  }

  get name(): string {
    return this.#name ?? this.#alias ?? '';
  }

  get alias(): string | undefined {
    return this.#alias;
  }

  has(child: string): boolean {
    return this.#children.has(child);
  }

  level(person: string): number {
    return levelOf(person, this.#create, this.#levels);
  }

  /** True if Palabre may redact others' events, such as reactions that it has read. */
  get mayRedact(): boolean {
    return this.level(this.#self) >= (this.#levels?.redact ?? 50);
  }

  get maySend(): boolean {
    return this.level(this.#self) >= levelToSend(this.#levels);
  }

  maySet(type: string): boolean {
    return this.level(this.#self) >= levelToSet(this.#levels, type);
  }

  isJoined(person: string): boolean {
    return this.#members.get(person)?.membership === 'join';
  }

  membership(person: string): string | undefined {
    return this.#members.get(person)?.membership;
  }

  /** The people who have joined, without Palabre. */
  joined(): string[] {
    return [...this.#members].flatMap(([id, { membership }]) =>
      membership === 'join' && id !== this.#self ? [id] : [],
    );
  }

  /** A person's name in the room, with their id if somebody else there has the same name. */
  called(person: string): string {
    const name = this.#members.get(person)?.name;
    if (name === undefined || name === '') return localPart(person);
    const isShared = [...this.#members].some(
      ([id, each]) => id !== person && each.name === name && each.membership === 'join',
    );
    return isShared ? `${name} (${person})` : name;
  }

  knowsName(person: string): boolean {
    return this.#members.has(person);
  }
}

/** `ana` of `@ana:example.org`. */
export const localPart = (person: string): string => /^@([^:]+):/u.exec(person)?.[1] ?? person;

import { z } from 'zod';
import type { Clock } from '../../../engine/ports.ts';
import type { KeptBytes } from './tools.ts';
import { askingSchema } from './asking.ts';
import { placeSchema } from './place.ts';

const commandSchema = z.object({
  name: z.string(),
  sub: z.string().optional(),
  /** The options that are known, as they were typed or chosen. */
  given: z.record(z.string(), z.string()),
  /** The option that was asked for. */
  asked: z.string(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
  from: placeSchema,
});
export type PendingCommand = z.output<typeof commandSchema>;

const personSchema = z.object({
  /** Forms that are being filled in, the one in hand last. */
  askings: z.array(askingSchema).default([]),
  /** A command that lacks an option. */
  command: commandSchema.optional(),
  /** Where they acted last. */
  from: placeSchema.optional(),
  /** The last message in their direct room under which something can be done. */
  offers: z.string().optional(),
  /** Something they wrote before it was known where it goes. */
  loose: z.string().optional(),
  /** The last events that changed any of this, so that none does twice. */
  heard: z.array(z.string()).default([]),
  /** When any of this changed last, in milliseconds since 1970. */
  at: z.number().default(0),
});
export type Remembered = z.output<typeof personSchema>;

const sourceSchema = z.object({ from: placeSchema });
/** Where a message was collected. */
export type Source = z.output<typeof sourceSchema>;

/** What conversations must know after a restart. */
export interface Memory {
  of(person: string): Promise<Remembered>;
  /** Resolves once it is kept. */
  keep(person: string, remembered: Remembered): Promise<void>;
  /**
   * Known at once, and kept by the time that the event counts as heard: for what the same event brings
   * about again if Palabre stops before.
   */
  note(person: string, remembered: Remembered): void;
  source(event: string): Promise<Source | undefined>;
  keepSource(event: string, source: Source | undefined): Promise<void>;
}

/** What lasts of it, whichever event is answered. */
export type Kept = Omit<Memory, 'note'>;

export interface Hearing {
  readonly memory: Memory;
  /** Resolves once all that was noted is kept. */
  settled(): Promise<void>;
}

export const nothing: Remembered = { askings: [], heard: [], at: 0 };

/** How many events of one person may be heard again after a crash. */
const mostHeard = 8;

/** The same memory while one event is answered: what that changes carries its id, in one write. */
export function hearing(memory: Kept, event: string, clock: Clock): Hearing {
  const coming: Promise<void>[] = [];
  const keep = (person: string, remembered: Remembered): Promise<void> => {
    const before = remembered.heard.filter((each) => each !== event);
    const heard = [...before.slice(1 - mostHeard), event];
    return memory.keep(person, { ...remembered, heard, at: clock() });
  };
  const note = (person: string, remembered: Remembered): void => {
    const kept = keep(person, remembered);
    // Whether it went well is asked at the end.
    kept.catch(() => {});
    coming.push(kept);
  };
  return {
    memory: { ...memory, keep, note },
    settled: async () => void (await Promise.all(coming)),
  };
}

export const personKey = (person: string): string => `person/${person}`;

/** When what is kept of somebody changed last; 0 where that cannot be read. */
export const touchedAt = (bytes: Uint8Array): number => parsed(bytes, personSchema)?.at ?? 0;

/**
 * What cannot be read any more is as if it had never been kept. `drawer`: one that knows a change at once
 * (`atHand`).
 */
export function memoryIn(drawer: KeptBytes): Kept {
  /** What was read or written is the same bytes the next time. */
  const people = new WeakMap<Uint8Array, Remembered>();
  const personIn = (bytes: Uint8Array): Remembered => {
    const known = people.get(bytes) ?? parsed(bytes, personSchema) ?? nothing;
    people.set(bytes, known);
    return known;
  };
  return {
    of: async (person) => {
      const bytes = await drawer.get(personKey(person));
      return bytes === undefined ? nothing : personIn(bytes);
    },
    keep: (person, remembered) => {
      const bytes = bytesOf(remembered);
      people.set(bytes, remembered);
      return drawer.change(new Map([[personKey(person), bytes]]));
    },
    source: async (event) => {
      const bytes = await drawer.get(sourceKey(event));
      return bytes && parsed(bytes, sourceSchema);
    },
    keepSource: (event, source) =>
      drawer.change(new Map([[sourceKey(event), source && bytesOf(source)]])),
  };
}

const sourceKey = (event: string): string => `source/${event}`;

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

function parsed<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
}

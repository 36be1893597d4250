import { z } from 'zod';
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
  /** The forms being filled in, the current one last. */
  askings: z.array(askingSchema).default([]),
  /** A command that is missing an option. */
  command: commandSchema.optional(),
  /** Where they acted last. */
  from: placeSchema.optional(),
  /** The last message in their direct room under which something can be done. */
  offers: z.string().optional(),
  /** Something they wrote before its board was known. */
  loose: z.string().optional(),
  /** The last events that changed any of this and were answered, so that none is handled twice. */
  heard: z.array(z.string()).default([]),
  /** When any of this changed last, in milliseconds since 1970. */
  at: z.number().default(0),
});
export type Remembered = z.output<typeof personSchema>;

const sourceSchema = z.object({ from: placeSchema });
/** Where a message was collected. */
export type Source = z.output<typeof sourceSchema>;

/** A small key-value store that outlives a restart. */
export interface KeptBytes {
  get(key: string): Promise<Uint8Array | undefined>;
  /** Sets each of these keys, or removes it; resolves once that would survive a power cut. */
  change(changes: ReadonlyMap<string, Uint8Array | undefined>): Promise<void>;
}

type Change = (before: Remembered) => Remembered;

/** What conversations must know after a restart. */
export interface Memory {
  of(person: string): Promise<Remembered>;
  /**
   * Changes what is known of a person at once; it is kept once the event has been answered. If
   * Palabre stops before that, the event is heard again as it was the first time: the journal
   * counts it once, and its answer is the same message.
   */
  note(person: string, change: Change): Promise<void>;
  source(event: string): Promise<Source | undefined>;
  keepSource(event: string, source: Source | undefined): Promise<void>;
}

/** The memory that all events share. */
export interface Kept extends Memory {
  /**
   * Keeps what is known of these people, in one write; rejects if it may not be kept, and it is
   * then kept with what is noted next.
   */
  keep(people: readonly string[]): Promise<void>;
}

export const nothing: Remembered = { askings: [], heard: [], at: 0 };

export const personKey = (person: string): string => `person/${person}`;

/**
 * When what is kept of somebody last changed, in milliseconds since 1970; 0 if it cannot be read.
 */
export const touchedAt = (bytes: Uint8Array): number => parsed(bytes, personSchema)?.at ?? 0;

/**
 * What can no longer be read is treated as never kept. `drawer`: one that knows a change at once
 * (`atHand`).
 */
export function memoryIn(drawer: KeptBytes): Kept {
  /** What is known of people but not kept yet. */
  const known = new Map<string, Remembered>();
  const kept = peopleIn(drawer);
  let timesKept = 0;
  const of = async (person: string): Promise<Remembered> =>
    known.get(person) ?? (await kept.read(person));
  return {
    of,
    note: async (person, change) => {
      for (;;) {
        const asOf = timesKept;
        const found = await of(person);
        // Something else may have been noted while it was read, and even been kept.
        const before = known.get(person) ?? (asOf === timesKept ? found : undefined);
        if (before !== undefined) return void known.set(person, change(before));
      }
    },
    keep: async (people) => {
      const now = new Map([...known].filter(([person]) => people.includes(person)));
      if (now.size === 0) return;
      await drawer.change(new Map([...now].map(([id, all]) => [personKey(id), kept.bytesOf(all)])));
      timesKept += 1;
      for (const [person, all] of now) if (known.get(person) === all) known.delete(person);
    },
    source: async (event) => {
      const bytes = await drawer.get(sourceKey(event));
      return bytes && parsed(bytes, sourceSchema);
    },
    keepSource: (event, source) =>
      drawer.change(new Map([[sourceKey(event), source && bytesOf(source)]])),
  };
}

/** Parses the same bytes only once, and never those that were made from a value. */
function peopleIn(drawer: KeptBytes) {
  const people = new WeakMap<Uint8Array, Remembered>();
  return {
    read: async (person: string): Promise<Remembered> => {
      const bytes = await drawer.get(personKey(person));
      if (bytes === undefined) return nothing;
      const known = people.get(bytes) ?? parsed(bytes, personSchema) ?? nothing;
      people.set(bytes, known);
      return known;
    },
    bytesOf: (person: Remembered): Uint8Array => {
      const bytes = bytesOf(person);
      people.set(bytes, person);
      return bytes;
    },
  };
}

const sourceKey = (event: string): string => `source/${event}`;

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

function parsed<T>(bytes: Uint8Array, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
}

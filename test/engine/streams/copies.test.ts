import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { streamKinds } from '../../../src/program/stream-kinds.ts';

/** Of what zod gives back as it was given, instead of a copy. */
const passedThrough = ['any', 'unknown', 'date', 'map', 'set', 'file', 'lazy', 'promise'];

function typesIn(events: z.ZodType): Set<string> {
  const known = new Set<unknown>();
  const types = new Set<string>();
  JSON.stringify(events, (_name, part: unknown) => {
    if (!(part instanceof z.core.$ZodType)) return part;
    if (known.has(part)) return undefined;
    known.add(part);
    types.add(part._zod.def.type);
    return part._zod.def;
  });
  return types;
}

describe('what is parsed of an event', () => {
  it.each(streamKinds.map(({ name, events }) => [name, events] as const))(
    'shares no part with it, so that a state and its record cannot either: %s',
    (_name, events) => {
      const types = typesIn(events);
      expect(types).toContain('object');
      expect(passedThrough.filter((type) => types.has(type))).toEqual([]);
    },
  );
});

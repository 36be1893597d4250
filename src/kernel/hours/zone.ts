import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { formattedAs, zonesLike } from './zones-like.ts';

/**
 * True for a zone that everything here can use: `America/Toronto`, or `UTC`. An abbreviation is
 * none, even where this machine knows it: `EST` never moves to summer time, and `PST` can be
 * formatted but not computed with. Neither is an offset, whose hour never moves either.
 */
export function isTimezone(name: string): boolean {
  return (name.includes('/') || name.toUpperCase() === 'UTC') && isUsable(name);
}

/** Formatting and computing know different names: what is used must be known to both. */
function isUsable(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return formattedAs(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * A zone that was recorded. Former versions took what could only be formatted, such as `PST`: it is
 * read as a zone of the same hours, since a community must not stop at it.
 */
export const recordedZone = z.string().transform((name) => {
  const zone = known.get(name) ?? usable(name);
  if (known.size < keptNames) known.set(name, zone);
  return zone;
});

/** Ten thousand communities name a few zones, and each look-up takes some 30 µs. */
const known = new Map<string, string>();
const keptNames = 1_000;

function usable(name: string): string {
  if (isTimezone(name)) return name;
  const candidates = [formattedAs(name) ?? '', ...zonesLike(name)];
  return candidates.find(isTimezone) ?? 'UTC';
}

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { formattedAs, zonesLike } from './zones-like.ts';

/**
 * True for a zone that can be both formatted and computed with: `America/Toronto`, or `UTC`.
 * Abbreviations are refused even if this machine knows them: `EST` has no summer time, and `PST`
 * can be formatted but not computed with. So are offsets, which have no summer time either.
 */
export function isTimezone(name: string): boolean {
  return (name.includes('/') || name.toUpperCase() === 'UTC') && isUsable(name);
}

/**
 * Formatting (`Intl`) and computing (`Temporal`) know different names: a zone must be known to
 * both.
 */
function isUsable(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return formattedAs(name) !== undefined;
  } catch {
    return false;
  }
}

/**
 * A recorded zone. Earlier versions accepted what could only be formatted, such as `PST`: it is
 * read as a zone with the same time, because a community must not be stopped by it.
 */
export const recordedZone = z.string().transform((name) => {
  const zone = known.get(name) ?? usable(name);
  if (known.size < keptNames) known.set(name, zone);
  return zone;
});

/**
 * Zones already looked up: ten thousand communities name only a few, and each look-up takes some 30
 * µs.
 */
const known = new Map<string, string>();
const keptNames = 1_000;

function usable(name: string): string {
  if (isTimezone(name)) return name;
  const candidates = [formattedAs(name) ?? '', ...zonesLike(name)];
  return candidates.find(isTimezone) ?? 'UTC';
}

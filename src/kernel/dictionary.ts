/**
 * The dictionary's own entry for a key. Keys from outside may be `constructor` or `__proto__`, for
 * which a plain look-up finds what every object inherits.
 */
export function entryOf<T>(dictionary: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

/**
 * Puts `around` in front of a method of this very object. discord.js offers no other place between a
 * packet and its handling; a version without the method is refused at start.
 */
export function wrap(
  target: object,
  method: string,
  around: (call: () => unknown, args: readonly unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') throw new Error(`discord.js no longer has ${method}.`);
  Reflect.set(target, method, (...args: unknown[]) =>
    around((): unknown => Reflect.apply(original, target, args), args),
  );
}

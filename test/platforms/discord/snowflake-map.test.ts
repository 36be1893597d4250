import { expect, it } from 'vitest';
import { SnowflakeMap } from '../../../src/platforms/discord/snowflake-map.ts';

/** Ids as Discord makes them: some milliseconds, then what was made in the same one. */
const idOf = (n: number): string => `${(BigInt(n * 7_919) << 22n) + BigInt(n % 3) + 1n}`;

it('holds what a map would, through all that is put in and taken out', () => {
  const [map, like] = [new SnowflakeMap(), new Map<string, string>()];
  for (let n = 1; n < 20_000; n += 1) {
    const id = idOf((n * 31) % 5_000);
    if (n % 3 === 0) expect(map.delete(id)).toBe(like.delete(id));
    else expect(map.set(id, String(n))).toBe(like.set(id, String(n)) === like);
  }
  expect(map.size).toBe(like.size);
  for (let n = 0; n < 5_000; n += 1) expect(map.get(idOf(n))).toBe(like.get(idOf(n)));
});

it('holds the largest id, and nothing that is none', () => {
  const map = new SnowflakeMap();
  const largest = '9223372036854775807';
  expect(map.set(largest, '1')).toBe(true);
  expect(map.get(largest)).toBe('1');
  for (const text of ['', '0', '01', 'constructor', '-1', '1'.repeat(30)]) {
    expect([map.set(text, '1'), map.set('2', text), map.delete(text)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(map.get(text)).toBeUndefined();
  }
  expect(map.size).toBe(1);
});

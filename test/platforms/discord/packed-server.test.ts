import { expect, it } from 'vitest';
import { packed, unpacked, unpackedOf } from '../../../src/platforms/discord/packed-server.ts';

const idOf = (n: number): string => `${1_100_000_000_000_000_000n + (BigInt(n * 7_919) << 22n)}`;
const channels = Array.from({ length: 20 }, (_, n) => ({
  id: idOf(n),
  type: 0,
  name: `salon-${n}`,
  position: n,
  nsfw: false,
  permission_overwrites: [],
}));
const roles = Array.from({ length: 10 }, (_, n) => ({ id: idOf(n + 50), name: `rôle-${n} 🌳` }));
const said = { id: idOf(99), name: 'Les Communs', preferred_locale: 'fr', features: [] };

it('takes a quarter of what it says at most, and says the same again', () => {
  const parts = unpackedOf({ ...said, channels, threads: [], roles });
  const text = parts && packed(parts);
  expect(text?.length).toBeLessThan(JSON.stringify({ channels, roles }).length / 4);
  expect(text?.length).toBeLessThan(900);
  expect(text && unpacked(text)).toEqual({ server: said, channels, roles });
});

it('is none of what Discord would not say', () => {
  expect(unpackedOf({ ...said, channels, threads: [], roles: 'none' })).toBeUndefined();
  expect(unpackedOf({ ...said, channels: [{}], roles })).toBeUndefined();
});

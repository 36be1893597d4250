import { PermissionFlagsBits as Bit } from 'discord.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers as coversBy,
  type Overwrite,
  type Role,
  type Server,
} from '../../../src/platforms/discord/covering.ts';

const byId = (all: readonly Overwrite[]) => new Map(all.map((each) => [each.id, each]));
const covers = (server: Server, here: readonly Overwrite[], there: readonly Overwrite[]) =>
  coversBy(server, byId(here), byId(there), [Bit.ViewChannel, Bit.ReadMessageHistory]);

const both = Bit.ViewChannel | Bit.ReadMessageHistory;
const owner = 'owner';

interface Case {
  readonly server: Server;
  readonly here: readonly Overwrite[];
  readonly there: readonly Overwrite[];
}

/** As Discord's documentation computes it, bit by bit, for one member with these roles. */
function granted({ server }: Case, overwrites: readonly Overwrite[], held: Role[], member: string) {
  const all = [server.everyone, ...held];
  const base = all.reduce((bits, { permissions }) => bits | permissions, 0n);
  if (member === owner || (base & Bit.Administrator) !== 0n) return ~0n;
  const said = (ids: readonly string[]) => {
    const found = overwrites.filter(({ id }) => ids.includes(id));
    const allow = found.reduce((bits, each) => bits | each.allow, 0n);
    return { allow, deny: found.reduce((bits, each) => bits | each.deny, 0n) };
  };
  const layers = [[server.everyone.id], held.map(({ id }) => id), [member]];
  return layers.map(said).reduce((bits, { allow, deny }) => (bits & ~deny) | allow, base);
}

/** Every set of roles, for each member who is named and for one who is not. */
function tryingEverybody(tried: Case): boolean {
  const { roles } = tried.server;
  const sets = Array.from({ length: 2 ** roles.length }, (_, set) =>
    roles.filter((_role, index) => (set & (2 ** index)) !== 0),
  );
  const named = [...tried.here, ...tried.there].filter(({ of }) => of === 'member');
  const members = ['nobody', ...named.map(({ id }) => id)];
  return members.every((member) =>
    sets.every((held) => {
      const sees = granted(tried, tried.here, held, member) & Bit.ViewChannel;
      return sees === 0n || (granted(tried, tried.there, held, member) & both) === both;
    }),
  );
}

const bits = fc
  .subarray([Bit.ViewChannel, Bit.ReadMessageHistory, Bit.SendMessages])
  .map((some) => some.reduce((all, bit) => all | bit, 0n));
const anyPermissions = fc.oneof(
  { weight: 9, arbitrary: bits },
  { weight: 1, arbitrary: bits.map((some) => some | Bit.Administrator) },
);
const roleIds = ['everyone', 'r1', 'r2', 'r3', 'r4', 'r5'];
const memberIds = ['m1', 'm2', owner];

const anyOverwrites = fc.subarray([...roleIds, ...memberIds]).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        of: fc.constant(memberIds.includes(id) ? ('member' as const) : ('role' as const)),
        allow: bits,
        deny: bits,
      }),
    ),
  ),
);

const anyServer = fc
  .tuple(anyPermissions, fc.integer({ min: 0, max: 5 }), fc.array(anyPermissions, { minLength: 5 }))
  .map(([everyone, count, permissions]) => ({
    everyone: { id: 'everyone', permissions: everyone },
    roles: permissions
      .slice(0, count)
      .map((each, index) => ({ id: `r${index + 1}`, permissions: each })),
    besides: [owner],
  }));

const anyCase = fc.record({ server: anyServer, here: anyOverwrites, there: anyOverwrites });

/** Channels that differ little: the most telling ones. */
const alike = fc
  .tuple(anyCase, fc.nat())
  .map(([each, at]) => ({ ...each, there: each.here.filter((_, index) => index !== at % 9) }));

describe('who reads one channel reads the other', () => {
  it.each([
    ['whatever they are', anyCase],
    ['and they differ in one word', alike],
  ])('exactly when trying everybody finds nobody who does not, %s', (_, cases) => {
    let covered = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const expected = tryingEverybody(each);
        covered += expected ? 1 : 0;
        expect(covers(each.server, each.here, each.there)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
    expect(covered).toBeGreaterThan(100);
  });
});

const sees = { id: 'everyone', permissions: both };
const role = (id: string, more: Partial<Overwrite> = {}): Overwrite => ({
  id,
  of: 'role',
  allow: 0n,
  deny: 0n,
  ...more,
});
const hidden = role('everyone', { deny: Bit.ViewChannel });
const letIn = (id: string) => role(id, { allow: Bit.ViewChannel });
const server = (...roles: string[]): Server => ({
  everyone: sees,
  roles: roles.map((id) => ({ id, permissions: 0n })),
  besides: [],
});

describe('a private channel', () => {
  it('is not read by all who read a public one, and its readers can read public ones', () => {
    expect(covers(server('r1'), [], [hidden, letIn('r1')])).toBe(false);
    expect(covers(server('r1'), [hidden, letIn('r1')], [])).toBe(true);
  });

  it('covers another only for the same people', () => {
    const [one, two] = [letIn('r1'), letIn('r2')];
    expect(covers(server('r1', 'r2'), [hidden, one], [hidden, one, two])).toBe(true);
    expect(covers(server('r1', 'r2'), [hidden, one, two], [hidden, one])).toBe(false);
  });

  it('takes two roles to be told from another: one that lets in, one that shuts out', () => {
    const out = role('r2', { deny: Bit.ViewChannel });
    expect(covers(server('r1', 'r2'), [hidden, letIn('r1')], [out])).toBe(false);
    expect(covers(server('r1', 'r2'), [hidden, letIn('r1'), out], [out])).toBe(false);
  });

  it('that lets one person in by name may let in somebody without any role', () => {
    const guest = role('m1', { of: 'member', allow: Bit.ViewChannel });
    expect(covers(server('r1'), [hidden, guest], [hidden, letIn('r1')])).toBe(false);
    expect(covers(server('r1'), [hidden, guest], [hidden, guest])).toBe(true);
  });

  it('is read by administrators and its owner, whatever it says', () => {
    const ruled = { ...server(), roles: [{ id: 'r1', permissions: Bit.Administrator }] };
    const named = role('m1', { of: 'member', allow: Bit.ViewChannel });
    expect(covers(ruled, [hidden, letIn('r1')], [hidden])).toBe(true);
    expect(covers({ ...server(), besides: ['m1'] }, [hidden, named], [hidden])).toBe(true);
  });
});

it('whose past one may not read is not covered, even where everyone may come in', () => {
  const noPast = role('everyone', { deny: Bit.ReadMessageHistory });
  expect(covers(server(), [], [noPast])).toBe(false);
  expect(covers(server(), [noPast], [])).toBe(true);
});

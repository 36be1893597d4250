import { PermissionFlagsBits as Bit } from 'discord-api-types/v10';

/** A channel's overwrite for a role or a member, on top of what their roles give them everywhere. */
export interface Overwrite {
  readonly id: string;
  readonly of: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Role {
  readonly id: string;
  readonly permissions: bigint;
}

export interface Server {
  /** The role that every member holds. */
  readonly everyone: Role;
  /** The other roles that a person may hold. */
  readonly roles: readonly Role[];
  /** Members who read everything, and Palabre itself: overwrites that name them do not matter. */
  readonly besides: readonly string[];
}

/** By the role or member they are about: an id is unique in all of Discord. */
export type Overwrites = ReadonlyMap<string, Overwrite>;
type Says = 'allow' | 'deny' | undefined;

/** What one role says about one permission: everywhere, and in one channel. */
interface Word {
  readonly gives: boolean;
  readonly says: Says;
}

/** What two channels say about one member by name. */
interface Named {
  readonly here: Says;
  readonly there: Says;
}

/** What a role says about seeing one channel, and about the permissions needed in the other. */
interface Kind {
  readonly here: Word;
  readonly there: Word;
}

/**
 * True when every member who sees `here` has all the permissions `needed` in the other channel,
 * whatever roles they hold. Exact if any member may hold any roles; people named in a channel may
 * hold any, too.
 */
export function covers(
  server: Server,
  here: Overwrites,
  there: Overwrites,
  needed: readonly bigint[],
): boolean {
  if (isAdministrator(server.everyone)) return true;
  return needed.every((bit) => !hasWitness(server, here, there, bit));
}

/**
 * Looks for a member who sees `here` and lacks `bit` there: a witness. Two roles beside everyone's are
 * enough to find one, if there is any. For let somebody be one, with any roles, none an
 * administrator's, and keep of these roles at most
 *
 * - one, `a`, for which they see `here`: one that is allowed here or, where none that they hold is
 *   denied here, one that gives the right everywhere; none if they need none;
 * - one, `d`, for which they lack `bit` there: one that is denied there; none if they need none, since
 *   then everyone is denied there, or nothing they hold gives it.
 *
 * With these two alone they still see `here`: an allowed role prevails over any other and, without
 * one, they hold no more that denies than before. They still lack `bit`: nothing they held allows it
 * there, or they would have had it, and fewer roles give no more. For people
 * named in a channel that name counts first, and roles in the same way where the name says nothing.
 */
function hasWitness(server: Server, here: Overwrites, there: Overwrites, bit: bigint): boolean {
  const kindOf = ({ id, permissions }: Role): Kind => ({
    here: wordOf(permissions, here.get(id), Bit.ViewChannel),
    there: wordOf(permissions, there.get(id), bit),
  });
  const everyone = kindOf(server.everyone);
  const roles = server.roles.filter((role) => !isAdministrator(role));
  // Most of a hundred roles say the same.
  const kinds = distinct(roles.map(kindOf));
  const held = kinds.flatMap((one, index) => kinds.slice(index).map((other) => [one, other]));
  return distinct(membersNamed(server, here, there, bit)).some((member) =>
    [[], ...held].some(
      (some) => may(member, everyone, some, 'here') && !may(member, everyone, some, 'there'),
    ),
  );
}

/**
 * Discord's order: what roles give, then the channel's overwrites for everyone, for roles, for the
 * member.
 */
function may(member: Named, everyone: Kind, roles: readonly Kind[], where: 'here' | 'there') {
  if (member[where] !== undefined) return member[where] === 'allow';
  const words = roles.map((role) => role[where]);
  if (words.some(({ says }) => says === 'allow')) return true;
  if (words.some(({ says }) => says === 'deny')) return false;
  const { says, gives } = everyone[where];
  return says === undefined ? gives || words.some((word) => word.gives) : says === 'allow';
}

/** What the two channels say by name; for most people, nothing. */
function membersNamed(
  { besides }: Server,
  here: Overwrites,
  there: Overwrites,
  bit: bigint,
): Named[] {
  const members = [...here.values(), ...there.values()].filter(
    ({ id, of }) => of === 'member' && !besides.includes(id),
  );
  return [
    { here: undefined, there: undefined },
    ...members.map(({ id }) => ({
      here: saidBy(here.get(id), Bit.ViewChannel),
      there: saidBy(there.get(id), bit),
    })),
  ];
}

const isAdministrator = ({ permissions }: Role) => (permissions & Bit.Administrator) !== 0n;

const wordOf = (permissions: bigint, overwrite: Overwrite | undefined, bit: bigint): Word => ({
  gives: (permissions & bit) !== 0n,
  says: saidBy(overwrite, bit),
});

function saidBy(overwrite: Overwrite | undefined, bit: bigint): Says {
  if (overwrite === undefined) return undefined;
  if ((overwrite.allow & bit) !== 0n) return 'allow';
  return (overwrite.deny & bit) === 0n ? undefined : 'deny';
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

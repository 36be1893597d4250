import { ApiError } from './api-error.ts';
import type { User, World } from './world.ts';

/** In bytes, from who has an account: a little more than the largest file. */
const largest = 60 * 1024 * 1024;
/** From anybody else, who can only sign in. */
const largestOfStrangers = 10_000;

/** How much of a request is read, in bytes, judging by its headers alone. */
export const mostReadOf = (world: World, authorization: string | undefined): number =>
  whoHas(world, tokenIn(authorization)) === undefined ? largestOfStrangers : largest;

/** Whose token came with a request. Throws what a homeserver says to anybody else. */
export function userOf(world: World, authorization: string | undefined): User {
  const token = tokenIn(authorization);
  if (token === undefined) throw new ApiError(401, 'M_MISSING_TOKEN', 'Missing access token');
  const user = whoHas(world, token);
  if (user === undefined) throw new ApiError(401, 'M_UNKNOWN_TOKEN', 'Invalid access token');
  return user;
}

const tokenIn = (authorization = ''): string | undefined =>
  /^Bearer (\S+)$/u.exec(authorization)?.[1];

function whoHas({ users, sessions }: World, token: string | undefined): User | undefined {
  if (token === undefined) return undefined;
  const session = sessions.get(token);
  const signedIn = session && users.get(session.user);
  if (session !== undefined && signedIn !== undefined)
    return { ...signedIn, token, device: session.device };
  return [...users.values()].find((each) => each.token === token);
}

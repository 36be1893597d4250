/**
 * Why a platform refuses something although Palabre has the right to do it, in platform-free names.
 * People can remove most of them.
 */
export const obstacles = [
  /** The community's calendar holds as many events as the platform allows. */
  'eventsFull',
  /** The community has as many open threads as the platform allows. */
  'threadsFull',
  /** A thread has as many people as the platform allows. */
  'threadPeopleFull',
  /** Another limit of the community or the channel is reached. */
  'full',
  /** A filter of the community, or of the platform, refuses the words. */
  'filtered',
  /** Files are refused, or too big. */
  'files',
  /** Old messages have been edited as often as the platform allows for now. */
  'oldEdits',
  /** The channel no longer takes messages of this kind. */
  'notForMessages',
  /** Posts there need a tag. */
  'tagRequired',
  /** The owner of the bot's account must turn on two-factor authentication. */
  'twoFactor',
  /** The community only lets in verified accounts, or people with a role. */
  'verification',
  /** The platform refuses what was sent, for a reason that only a developer understands. */
  'unexplained',
] as const;
export type Obstacle = (typeof obstacles)[number];

const ofOnePost: ReadonlySet<Obstacle> = new Set(['filtered', 'files', 'oldEdits', 'unexplained']);

/** True if it concerns one post only: others in the same place may well be accepted. */
export const isOfOnePost = (obstacle: Obstacle): boolean => ofOnePost.has(obstacle);

const passing: ReadonlySet<Obstacle> = new Set([
  'eventsFull',
  'threadsFull',
  'threadPeopleFull',
  'full',
]);

/** True if it may pass at any moment without notice, as soon as there is room. */
export const passesByItself = (obstacle: Obstacle): boolean => passing.has(obstacle);

/** The stored data is not what was written, or not ours. Never quotes it: people wrote it. */
export class Unreadable extends Error {}

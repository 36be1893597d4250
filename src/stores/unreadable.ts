/** What is stored is not what was written, or not of our writing. Quotes nothing of it: people wrote it. */
export class Unreadable extends Error {}

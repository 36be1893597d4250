/** In milliseconds; a day of which nobody asks in which time zone it is. */
export const dayMs = 24 * 60 * 60_000;

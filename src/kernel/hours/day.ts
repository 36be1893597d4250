/** In milliseconds. For durations, which have no time zone. */
export const dayMs = 24 * 60 * 60_000;

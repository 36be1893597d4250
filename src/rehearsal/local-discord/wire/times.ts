/** A time as Discord writes it. */
export const iso = (time: number): string => new Date(time).toISOString();

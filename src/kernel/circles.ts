/** The circles of a community, from its core outwards. */
export const circles = ['mobilised', 'mobilisable', 'sensible'] as const;
export type Circle = (typeof circles)[number];

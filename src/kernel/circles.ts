/** The rings of a community, from its heart outwards. */
export const circles = ['mobilised', 'mobilisable', 'sensible'] as const;
export type Circle = (typeof circles)[number];

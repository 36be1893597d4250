/** Discord's interaction types. */
export const InteractionKind = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modalSubmit: 5,
} as const;

export type InteractionKind = (typeof InteractionKind)[keyof typeof InteractionKind];

/** 3 seconds to acknowledge, then 15 minutes to follow up (Discord, "Receiving and Responding"). */
export const ACKNOWLEDGE_WITHIN = 3_000;
export const TOKEN_LIFE = 15 * 60_000;

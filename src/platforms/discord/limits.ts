import type { Limits } from '../../kernel/view/limits.ts';

/** Discord's figures, from its API documentation (message components and modals, August 2026). */
export const discordLimits = {
  componentsInMessage: 40,
  textInMessage: 4000,
  address: 100,
  threadName: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  selectOptions: 25,
  selectLabel: 100,
  placeholder: 100,
  modalTitle: 45,
  fieldLabel: 45,
  fieldHelp: 100,
  groupOptions: 10,
  choices: 25,
  choiceName: 100,
  files: 10,
  /** On a server without boosts; more where people paid for it. */
  fileBytes: 10 * 1024 * 1024,
  pictureAlt: 1024,
  eventName: 100,
  eventDescription: 1000,
} as const;

/** The same as rooms count them. */
export const shownLimits: Limits = {
  characters: discordLimits.textInMessage,
  // Beside these, five rows of buttons and what holds it all.
  blocks: discordLimits.componentsInMessage - 6,
  address: discordLimits.address,
  fields: 5,
  fieldLabel: discordLimits.fieldLabel,
  fieldHelp: discordLimits.fieldHelp,
  listed: discordLimits.selectOptions,
  optionLabel: discordLimits.selectLabel,
  buttonLabel: discordLimits.buttonLabel,
  threadName: discordLimits.threadName,
  fileBytes: discordLimits.fileBytes,
};

/** What boosts give a whole server: a file's size in bytes, by its level. */
export function fileBytesOf(premiumTier: number): number {
  const { fileBytes } = discordLimits;
  return premiumTier >= 3 ? fileBytes * 10 : premiumTier === 2 ? fileBytes * 5 : fileBytes;
}

/** When an answer is announced that is not there yet, in milliseconds: Discord gives up after 3,000. */
export const deferAfterMs = 1_800;

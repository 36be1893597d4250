import type { PollRules } from '../domain/state.ts';

/** How Framadate holds a poll: what is read from its file was voted under these rules. */
export const framadateRules: PollRules = {
  ifNeedBe: true,
  resultsWhileOpen: true,
  named: true,
  ranking: 'yes',
};

/** Blank: not answered. */
export const sheetStances = ['yes', 'ifNeedBe', 'no', 'blank'] as const;
export type SheetStance = (typeof sheetStances)[number];

export interface SheetOption {
  readonly label: string;
  /** The lines above the column: one for a plain option, two (day, moment) for a date. */
  readonly heading: readonly string[];
}

export interface SheetRow {
  readonly name: string;
  /** One for each option, in their order. */
  readonly stances: readonly SheetStance[];
  readonly comment?: string;
}

/** A poll as a table, the shape that every export shares. */
export interface PollSheet {
  readonly question: string;
  readonly locale: 'fr' | 'en';
  readonly options: readonly SheetOption[];
  readonly rows: readonly SheetRow[];
}

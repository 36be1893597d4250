import type { Locale } from '../../kernel/text.ts';

/** Blank: not answered. */
export const sheetStances = ['yes', 'ifNeedBe', 'no', 'blank'] as const;
export type SheetStance = (typeof sheetStances)[number];

export interface SheetOption {
  readonly label: string;
  /** The headings of the column: one for a plain option, two (day, moment) for a date. */
  readonly heading: readonly string[];
}

export interface SheetRow {
  readonly name: string;
  /** One per option, in order. */
  readonly stances: readonly SheetStance[];
  readonly comment?: string;
}

/** A poll as a table, the shape that all exports share. */
export interface PollSheet {
  readonly question: string;
  readonly locale: Locale;
  readonly options: readonly SheetOption[];
  readonly rows: readonly SheetRow[];
}

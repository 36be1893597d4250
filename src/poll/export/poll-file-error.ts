import type { SetUpError } from '../domain/set-up.ts';

/**
 * Why a table of votes cannot be read. Lines and columns start at 1; a row is identified by the
 * line it ends on. An error without a line concerns the first line or the whole file.
 */
export type PollFileError =
  | { readonly kind: 'pollFileEmpty' }
  | { readonly kind: 'pollFileNotCsv'; readonly line: number }
  | { readonly kind: 'pollFileNotAPoll' }
  /** The file is the export of an anonymous poll: totals, without ballots. */
  | { readonly kind: 'pollFileTotals' }
  /** A spreadsheet's own file, such as .xlsx or .ods. */
  | { readonly kind: 'pollFileWorkbook' }
  /** Every row has fewer answers than there are titles. */
  | { readonly kind: 'pollFileTitles'; readonly titles: number; readonly answers: number }
  | { readonly kind: 'pollFileUntitled'; readonly column: number }
  | {
      readonly kind: 'pollFileCells';
      readonly line: number;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly kind: 'pollFileWord'; readonly line: number; readonly word: string }
  | { readonly kind: 'pollFileTooLong'; readonly max: number }
  | SetUpError;

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly pollFile: PollFileError;
  }
}

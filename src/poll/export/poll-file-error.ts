import type { SetUpError } from '../domain/set-up.ts';

/**
 * Why a table of votes cannot be read. Lines and columns count from 1; a row is told by the line it
 * ends on. What names no line is said of the first, or of the whole file.
 */
export type PollFileError =
  | { readonly kind: 'pollFileEmpty' }
  | { readonly kind: 'pollFileNotCsv'; readonly line: number }
  | { readonly kind: 'pollFileNotAPoll' }
  /** It is what an anonymous poll is exported as: totals, which hold no ballot. */
  | { readonly kind: 'pollFileTotals' }
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

import type { CommunityError } from '../community/domain/community.ts';
import type { SetUpError } from '../poll/domain/set-up.ts';
import type { ResultsError } from '../poll/domain/tally.ts';
import type { PollError } from '../poll/domain/poll.ts';
import type { RecapError } from '../recap/domain/recap.ts';
import type { WorkshopError } from '../workshop/domain/workshop.ts';

/** The rights Palabre needs in a channel, by the platform-free names its messages use. */
export type ChatPermission =
  | 'view'
  | 'send'
  | 'publicThreads'
  | 'privateThreads'
  | 'sendInThreads'
  | 'attachFiles'
  | 'createEvents';

/** Why a file that somebody gave cannot be used; `max` in bytes. */
export type FileError =
  | { readonly kind: 'fileTooBig'; readonly max: number }
  | { readonly kind: 'fileUnreadable' }
  | { readonly kind: 'fileNotText' };

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

/** Everything that may be refused or fail in a way a person is told about, in their language. */
export type PalabreError =
  | WorkshopError
  | PollError
  | CommunityError
  | RecapError
  | FileError
  | PollFileError
  /** What was to be given back is more than the platform takes in one file; `max` in bytes. */
  | { readonly kind: 'answerTooBig'; readonly max: number }
  | { readonly kind: 'storeDown' }
  | { readonly kind: 'templateUnknown'; readonly name: string }
  | {
      readonly kind: 'permissionsMissing';
      readonly permissions: readonly ChatPermission[];
      readonly channel: string;
    }
  | { readonly kind: 'notATextChannel' }
  /** The channel of a workshop: what is asked would have to be posted there. */
  | { readonly kind: 'channelGone' }
  /** No channel of this community, or none that the person can see. */
  | { readonly kind: 'channelUnknown' }
  | { readonly kind: 'mayNotStart' }
  | { readonly kind: 'noBoardHere' }
  | { readonly kind: 'notAContribution' }
  | { readonly kind: 'noPollHere' }
  /** An hour of the day that could not be read. */
  | { readonly kind: 'hourUnclear'; readonly typed: string }
  /** A day or an hour that could not be read. */
  | { readonly kind: 'momentUnclear'; readonly typed: string }
  /** A day without an hour, where one is needed. */
  | { readonly kind: 'hourMissing'; readonly typed: string }
  | { readonly kind: 'eventsNotAllowed' }
  | ResultsError
  | { readonly kind: 'draftGone' }
  /** They write faster than anybody reads; `seconds` until one more is taken. */
  | { readonly kind: 'tooFast'; readonly seconds: number }
  /** The same gesture came twice, and was recorded the first time. */
  | { readonly kind: 'countedOnce' }
  | { readonly kind: 'unknownAction' };

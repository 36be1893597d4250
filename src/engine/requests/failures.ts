import type { ChatPermission } from '../../kernel/chat-permission.ts';

/** Why a file that somebody gave cannot be used; `max` in bytes. */
export type FileError =
  | { readonly kind: 'fileTooBig'; readonly max: number }
  | { readonly kind: 'fileUnreadable' }
  | { readonly kind: 'fileNotText' };

/** What keeps a request from being carried out, whatever it is about. */
export type RequestError =
  | FileError
  /** What was to be given back is more than the platform takes in one file; `max` in bytes. */
  | { readonly kind: 'answerTooBig'; readonly max: number }
  | {
      readonly kind: 'permissionsMissing';
      readonly permissions: readonly ChatPermission[];
      readonly channel: string;
    }
  | { readonly kind: 'notATextChannel' }
  /** No channel of this community, or none that the person can see. */
  | { readonly kind: 'channelUnknown' }
  | { readonly kind: 'notAPerson' }
  | { readonly kind: 'notAdministrator' }
  | { readonly kind: 'draftGone' }
  /** They write faster than anybody reads; `seconds` until one more is taken. */
  | { readonly kind: 'tooFast'; readonly seconds: number }
  /** The same gesture came twice, and was recorded the first time. */
  | { readonly kind: 'countedOnce' }
  | { readonly kind: 'unknownAction' };

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly request: RequestError;
  }
}

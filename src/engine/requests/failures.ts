import type { ChatPermission } from '../../kernel/chat-permission.ts';

/** Why a file that somebody attached cannot be used; `max` in bytes. */
export type FileError =
  | { readonly kind: 'fileTooBig'; readonly max: number }
  | { readonly kind: 'fileUnreadable' }
  | { readonly kind: 'fileNotText' };

/** What prevents a request, whatever it is about. */
export type RequestError =
  | FileError
  /** The answer is larger than the platform accepts in one file; `max` in bytes. */
  | { readonly kind: 'answerTooBig'; readonly max: number }
  | {
      readonly kind: 'permissionsMissing';
      readonly permissions: readonly ChatPermission[];
      readonly channel: string;
    }
  | { readonly kind: 'notATextChannel' }
  /** Not a channel of this community, or not one that the person can see. */
  | { readonly kind: 'channelUnknown' }
  | { readonly kind: 'notAPerson' }
  | { readonly kind: 'notAdministrator' }
  | { readonly kind: 'draftGone' }
  /** They write faster than anybody reads; the next is accepted in `seconds`. */
  | { readonly kind: 'tooFast'; readonly seconds: number }
  /** The same request came twice, and was recorded the first time. */
  | { readonly kind: 'countedOnce' }
  | { readonly kind: 'unknownAction' };

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly request: RequestError;
  }
}

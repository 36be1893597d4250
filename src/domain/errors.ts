import type { CommunityError } from './community.ts';
import type { PollError } from './poll.ts';
import type { WorkshopError } from './workshop.ts';

/** The rights Palabre needs in a channel, by the platform-free names its messages use. */
export type ChatPermission =
  'view' | 'send' | 'publicThreads' | 'privateThreads' | 'sendInThreads' | 'attachFiles';

/** Everything that may be refused or fail in a way a person is told about, in their language. */
export type PalabreError =
  | WorkshopError
  | PollError
  | CommunityError
  | { readonly kind: 'storeDown' }
  | { readonly kind: 'templateUnknown'; readonly name: string }
  | {
      readonly kind: 'permissionsMissing';
      readonly permissions: readonly ChatPermission[];
      readonly channel: string;
    }
  | { readonly kind: 'notATextChannel' }
  | { readonly kind: 'notAdministrator' }
  | { readonly kind: 'mayNotStart' }
  | { readonly kind: 'noBoardHere' }
  | { readonly kind: 'noPollHere' }
  | { readonly kind: 'resultsHidden' }
  | { readonly kind: 'draftGone' }
  | { readonly kind: 'unknownAction' };

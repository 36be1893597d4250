import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import type { Obstacle } from '../../kernel/obstacle.ts';

/** What a code says: something is gone, a right is missing, a thread is locked, later, or an obstacle. */
export type Meaning = Obstacle | 'gone' | 'view' | 'right' | 'locked' | 'later';

/**
 * What Discord's own error codes mean for what Palabre posts, opens and announces. A code that isn't
 * here is told as it is, by its number: nothing is refused without anybody knowing.
 */
const codes: readonly (readonly [Meaning, readonly number[]])[] = [
  [
    'gone',
    [
      Code.UnknownChannel,
      Code.UnknownGuild,
      Code.UnknownMember,
      Code.UnknownMessage,
      Code.UnknownUser,
      Code.UnknownGuildScheduledEvent,
      Code.UserBannedFromThisGuild,
      // The message of another bot: the account was changed, and what the former one posted is out of reach.
      Code.CannotEditMessageAuthoredByAnotherUser,
      Code.CannotUpdateAFinishedEvent,
    ],
  ],
  ['view', [Code.MissingAccess]],
  ['right', [Code.MissingPermissions, Code.CannotReplyWithoutPermissionToReadMessageHistory]],
  // An archived thread is opened again first: one that stays archived is locked.
  ['locked', [Code.ThreadLocked, Code.InvalidActionOnArchivedThread]],
  [
    'later',
    [
      Code.ActionCannotBePerformedDueToSlowmodeRateLimit,
      Code.ChannelSendRateLimit,
      Code.ServerSendRateLimit,
      Code.SendMessagesHasBeenTemporarilyDisabled,
      Code.FeatureTemporarilyDisabledServerSide,
      Code.ServiceResourceIsBeingRateLimited,
      Code.CloudflareIsBlockingYourRequest,
      Code.IndexNotYetAvailable,
      Code.ApplicationNotYetAvailable,
      Code.APIResourceOverloaded,
    ],
  ],
  ['eventsFull', [Code.MaximumNumberOfUncompletedGuildScheduledEventsReached]],
  ['threadsFull', [Code.MaximumActiveThreads, Code.MaximumActiveAnnouncementThreads]],
  ['threadPeopleFull', [Code.MaximumThreadParticipantsReached]],
  [
    'full',
    [
      Code.MaximumNumberOfPinsReachedForTheChannel,
      Code.MaximumNumberOfGuildRolesReached,
      Code.MaximumNumberOfWebhooksReached,
      Code.MaximumNumberOfReactionsReached,
      Code.MaximumNumberOfGuildChannelsReached,
      Code.MaximumNumberOfServerCategoriesReached,
      Code.MaximumNumberOfPinnedThreadsInForumHasBeenReached,
      Code.MaximumNumberOfTagsInForumHasBeenReached,
      Code.MaximumNumberOfWebhooksPerGuildReached,
      Code.MaximumNumberOfChannelPermissionOverwritesReached,
      Code.TheChannelsForThisGuildAreTooLarge,
    ],
  ],
  [
    'filtered',
    [
      Code.ExplicitContentCannotBeSentToTheDesiredRecipient,
      Code.StageTopicServerNameServerDescriptionOrChannelNamesContainDisallowedWords,
      Code.MessageWasBlockedByAutomaticModeration,
      Code.TitleWasBlockedByAutomaticModeration,
      Code.MessageBlockedByHarmfulLinksFilter,
    ],
  ],
  [
    'files',
    [
      Code.RequestEntityTooLarge,
      Code.MaximumNumberOfAttachmentsInAMessageReached,
      Code.FileUploadedExceedsMaximumSize,
      Code.InvalidFileUploaded,
      Code.ProvidedFileIsInvalid,
      Code.ProvidedFileTypeIsInvalid,
      Code.UploadedFileNotFound,
      Code.AccessToFileUploadsHasBeenLimitedForThisGuild,
    ],
  ],
  ['oldEdits', [Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]],
  [
    'notForMessages',
    [
      Code.CannotSendMessagesInNonTextChannel,
      Code.CannotExecuteActionOnThisChannelType,
      Code.CannotSendAMessageInAForumChannel,
    ],
  ],
  [
    'tagRequired',
    [
      Code.ThereAreNoTagsAvailableThatCanBeSetByNonModerators,
      Code.TagRequiredToCreateAForumPostInThisChannel,
    ],
  ],
  ['twoFactor', [Code.TwoFactorAuthenticationIsRequired, Code.InvalidMFALevel]],
  [
    'verification',
    [
      Code.VerifyYourAccount,
      Code.ChannelVerificationLevelTooHighForYouToGainAccess,
      Code.TheUserAccountMustFirstBeVerified,
    ],
  ],
  [
    'unexplained',
    [
      Code.CannotSendAnEmptyMessage,
      Code.InvalidFormBodyOrContentType,
      Code.InvalidMessageType,
      Code.RequestBodyContainsInvalidJSON,
    ],
  ],
];

const meanings = new Map(
  codes.flatMap(([meaning, all]) => all.map((code) => [code, meaning] as const)),
);

/** Undefined for a code whose meaning for what Palabre does is not known. */
export const meaningOf = (code: number): Meaning | undefined => meanings.get(code);

/** True if waiting, or trying again at once, is all there is to do. */
export const isForLater = (code: number): boolean => (meaningOf(code) ?? 'later') === 'later';

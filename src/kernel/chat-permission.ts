/** The rights Palabre needs in a channel, by the platform-free names its messages use. */
export type ChatPermission =
  | 'view'
  | 'send'
  | 'publicThreads'
  | 'privateThreads'
  | 'sendInThreads'
  | 'attachFiles'
  | 'createEvents';

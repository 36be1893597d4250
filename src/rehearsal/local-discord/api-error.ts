/** Discord's error codes that the local server returns. Each key doubles as the name of a rule. */
const KNOWN = {
  /** For requests that are not the bot's; Discord has no such answer. */
  stranger: { status: 403, code: 0, message: '403: Forbidden' },
  noAddress: { status: 400, code: 0, message: '400: Bad Request' },
  noFile: { status: 404, code: 0, message: '404: Not Found' },
  unauthorized: { status: 401, code: 0, message: '401: Unauthorized' },
  routeNotEmulated: { status: 404, code: 0, message: '404: Not Found' },
  invalidJson: { status: 400, code: 50109, message: 'The request body contains invalid JSON.' },
  unknownApplication: { status: 404, code: 10002, message: 'Unknown Application' },
  unknownChannel: { status: 404, code: 10003, message: 'Unknown Channel' },
  unknownGuild: { status: 404, code: 10004, message: 'Unknown Guild' },
  unknownMember: { status: 404, code: 10007, message: 'Unknown Member' },
  unknownMessage: { status: 404, code: 10008, message: 'Unknown Message' },
  unknownUser: { status: 404, code: 10013, message: 'Unknown User' },
  unknownWebhook: { status: 404, code: 10015, message: 'Unknown Webhook' },
  unknownInteraction: { status: 404, code: 10062, message: 'Unknown interaction' },
  unknownScheduledEvent: {
    status: 404,
    code: 10070,
    message: 'Unknown Guild Scheduled Event',
  },
  unknownCommand: { status: 404, code: 10063, message: 'Unknown application command' },
  lateAcknowledgement: { status: 404, code: 10062, message: 'Unknown interaction' },
  webhookBeforeAcknowledgement: { status: 404, code: 10015, message: 'Unknown Webhook' },
  tokenExpired: { status: 401, code: 50027, message: 'Invalid Webhook Token' },
  doubleAcknowledgement: {
    status: 400,
    code: 40060,
    message: 'Interaction has already been acknowledged.',
  },
  tooManyThreadMembers: {
    status: 400,
    code: 30033,
    message: 'Maximum number of thread participants reached (1000)',
  },
  tooManyEvents: {
    status: 400,
    code: 30038,
    message: 'Maximum number of guild scheduled events reached (100)',
  },
  tooManyChannels: {
    status: 400,
    code: 30013,
    message: 'Maximum number of server channels reached (500)',
  },
  tooManyOldEdits: {
    status: 429,
    code: 30046,
    message: 'Maximum number of edits to messages older than 1 hour reached. Try again later.',
  },
  requestTooLarge: { status: 413, code: 40005, message: 'Request entity too large' },
  missingAccess: { status: 403, code: 50001, message: 'Missing Access' },
  notTheAuthor: {
    status: 403,
    code: 50005,
    message: 'Cannot edit a message authored by another user',
  },
  emptyMessage: { status: 400, code: 50006, message: 'Cannot send an empty message' },
  wrongChannelType: {
    status: 400,
    code: 50024,
    message: 'Cannot execute action on this channel type',
  },
  missingPermissions: { status: 403, code: 50013, message: 'Missing Permissions' },
  invalidForm: { status: 400, code: 50035, message: 'Invalid Form Body' },
  threadArchived: { status: 400, code: 50083, message: 'Thread is archived' },
  threadExists: {
    status: 400,
    code: 160004,
    message: 'A thread has already been created for this message',
  },
  /** A bug in the local server itself, to be fixed there. */
  localDiscordFault: { status: 500, code: 0, message: '500: Internal Server Error' },
  threadLocked: { status: 400, code: 160005, message: 'Thread is locked' },
  tooManyThreads: {
    status: 400,
    code: 160006,
    message: 'Maximum number of active threads reached',
  },
  blockedMessage: {
    status: 400,
    code: 200000,
    message: 'Message was blocked by automatic moderation',
  },
  blockedTitle: {
    status: 400,
    code: 200001,
    message: 'Title was blocked by automatic moderation',
  },
} as const;

export type KnownError = keyof typeof KNOWN;

/** One problem in a request body. `rule` is ours and stable; `code` and `message` go to the bot. */
export interface Issue {
  rule: string;
  path: readonly (string | number)[];
  message: string;
}

/** Thrown by routes; returned as Discord's error JSON. */
export class ApiError extends Error {
  readonly rule: KnownError;
  readonly status: number;
  readonly code: number;
  readonly issues: readonly Issue[];

  constructor(rule: KnownError, detail = '', issues: readonly Issue[] = []) {
    const known = KNOWN[rule];
    super(detail ? `${known.message} (${detail})` : known.message);
    this.rule = rule;
    this.status = known.status;
    this.code = known.code;
    this.issues = issues;
  }

  body(): { code: number; message: string; errors?: ErrorTree } {
    const { message } = KNOWN[this.rule];
    if (this.issues.length === 0) return { code: this.code, message };
    return { code: this.code, message, errors: toTree(this.issues) };
  }
}

/** Throws Discord's "Invalid Form Body" if there are any issues. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ApiError('invalidForm', '', issues);
}

export interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Has no prototype: paths contain the sender's own keys. */
const branch = (): ErrorTree => Object.create(null);

function toTree(issues: readonly Issue[]): ErrorTree {
  const root = branch();
  for (const issue of issues) {
    let node = root;
    for (const key of issue.path) {
      const next = node[key];
      if (next && !Array.isArray(next)) node = next;
      else {
        const child = branch();
        node[key] = child;
        node = child;
      }
    }
    const errors = node['_errors'];
    const error = { code: issue.rule, message: issue.message };
    if (Array.isArray(errors)) errors.push(error);
    else node['_errors'] = [error];
  }
  return root;
}

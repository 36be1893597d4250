import type { Strings } from './fr.ts';

export const en: Strings = {
  pageTitle: 'Palabre · my community',
  title: 'Connect my community',
  lead: 'Six steps, five minutes. You can stop and come back: nothing gets lost.',
  statusTitle: 'Palabre and your community',
  toRehearsal: 'Back to the rehearsal',
  toStudio: 'Write a workshop',
  where: 'Where your group talks',
  needs:
    'You need a Discord account, and permission to add a bot to your server (“Manage Server”).',
  loading: 'Checking where you left off…',
  silent:
    'Palabre has stopped answering. Start it again in the terminal, then reload this page. What was saved still is.',
  done: 'done',

  createTitle: 'Create the application',
  createLead: 'That’s what Discord calls a bot you add. Open its portal, then follow the pictures.',
  openPortal: 'Open Discord’s portal',
  createOne: 'Press “New Application”, at the top right.',
  createTwo: 'Give it the name people will see, such as Palabre, then “Create”.',

  tokenTitle: 'Paste its token',
  tokenLead: 'The token is the bot’s password. It stays on this computer.',
  tokenOne: 'In the application’s menu, choose “Bot”.',
  tokenTwo:
    'Press “Reset Token”, then “Copy”. Discord only shows it once. Further down, leave the three “Privileged Gateway Intents” off.',
  tokenField: 'The token',
  tokenCheck: 'Check',
  tokenChecking: 'Asking Discord…',
  wrong: {
    nothing: 'There’s nothing to check: paste the token first.',
    applicationId:
      'That’s the application’s number (Application ID), not its token. The token is on the “Bot” page, under “Reset Token”.',
    publicKey:
      'That’s the public key, not the token. The token is on the “Bot” page, under “Reset Token”.',
    clientSecret:
      'That’s the client secret (OAuth2 page), not the token. The token is on the “Bot” page, under “Reset Token”.',
    account:
      'That’s the token of a personal account. Never give it to anyone, not even a program: change that account’s password, which cancels it. The bot’s own token is on the “Bot” page.',
    webhook:
      'That’s the address of a webhook, not a token. The token is on the “Bot” page, under “Reset Token”.',
    link: 'That’s an address, not a token. The token is on the “Bot” page, under “Reset Token”.',
    cut: 'Part of this token seems to be missing. Copy all of it with the “Copy” button; if it’s no longer shown, “Reset Token” gives you a new one.',
    other:
      'That doesn’t look like a bot’s token, which has three parts with dots in between. Copy it with the “Copy” button on the “Bot” page.',
    refused:
      'Discord doesn’t know this token. If it’s been replaced, “Reset Token” gives you a new one. If it belongs to a personal account, change that account’s password: that kind of token should never be shared.',
    unreachable:
      'I can’t reach Discord, so the token wasn’t checked. Check your connection, then try again.',
  },
  account: (name) => `It’s ${name}.`,
  accountServers: (count) =>
    count === 0
      ? 'It isn’t in any server yet.'
      : count === 1
        ? 'It’s already in one server.'
        : `It’s already in ${count} servers.`,
  intentsNone: 'No privileged intents are on: just right.',
  intentsOn: (names) =>
    `On, but not needed: ${names}. Palabre makes no use of that; turn it off on the “Bot” page.`,
  intents: {
    presence: 'Presence Intent',
    members: 'Server Members Intent',
    content: 'Message Content Intent',
  },
  others: (names) =>
    `Careful: this bot already has other commands (${names}). It’s probably another bot, and starting Palabre would replace them. If that’s not what you want, take the token of a new application.`,
  codeGrant:
    'On the “Bot” page, turn off “Requires OAuth2 Code Grant”: the invitation doesn’t work while it’s on.',
  another: 'Not the right one? Paste another',

  startTitle: 'Start',
  startLead: (file) =>
    `If you keep it, the token is written to ${file}, which only you can read, and Palabre finds it the next time it starts. Otherwise, it’s forgotten when Palabre stops.`,
  startKeep: 'Keep the token and start',
  keepOnly: 'Keep the token',
  mustWait:
    'Palabre is already running, with its store. Keep the token, then start Palabre again: both communities will be served side by side.',
  waits: (file) => `The token is kept in ${file}. Start Palabre again to use it.`,
  startOnce: 'Start just this once',
  starting: 'Palabre is connecting…',
  started: 'Palabre is connected.',
  keptIn: (file) => `The token is kept in ${file}.`,
  notKept: 'The token isn’t kept: you’ll need to paste it again the next time Palabre starts.',
  again: 'Try again',

  inviteTitle: 'Invite it',
  inviteLead:
    'Open the invitation, choose your server, and accept. It asks for the permissions Palabre uses, and no others.',
  invite: 'Invite Palabre to my server',
  inviteQr: 'The same invitation, for the phone of whoever manages the server',

  checkTitle: 'Watch it arrive',
  checkWaiting: 'Your server will appear here as soon as Palabre joins it.',
  checkChannel: 'The workshop’s channel',
  noChannels:
    'Palabre can’t see any text channels here. Give its role the “View Channels” permission.',
  rightThere: 'granted',
  rightMissing: 'missing',
  allRights: 'All there.',
  someRights: (count) =>
    `${count === 1 ? 'One permission is missing' : `${count} permissions are missing`} in this channel. In Discord: the channel’s settings, Permissions, Palabre’s role. Each one is checked off here as soon as it’s granted.`,

  tryTitle: 'Try it in this channel',
  tryLead:
    'This starts the short workshop for real, so choose a channel for testing, such as #test. You’ll be facilitating; “End” stops it.',
  tryIt: (channel) => `Start in #${channel}`,
  tryElse: (channel) => `In Discord, go to #${channel} and type /workshop start.`,
  tried:
    'It’s started. Its card is in the channel; “Next”, in your facilitation thread, moves everyone along.',
  openDiscord: 'Open the channel in Discord',

  status: 'How things stand',
  connected: (name) => `Connected to ${name}`,
  notConnected: (name, why) => `Not connected to ${name}: ${why}`,
  rooms: 'Rooms on Matrix',
  noRooms: 'No rooms yet: invite Palabre.',
  servers: 'Servers',
  noServers: 'No servers yet: invite Palabre.',
  open: 'What’s open',
  nothingOpen: 'Nothing right now.',
  workshop: 'workshop',
  poll: 'poll',
  inChannel: (title, kind, channel) => `${title} (${kind}, #${channel})`,
  inRoom: (title, kind, room) => `${title} (${kind}, ${room})`,
  missing: 'What’s missing',
  nothingMissing: 'Nothing.',
  missingIn: (channel, rights) => `#${channel}: ${rights}`,
  backups: 'Backups',
  backupNewest: (when, folder) => `The latest: ${when}, in ${folder}.`,
  backupNone: 'None yet.',
  backupNow: 'Make one now',
  backupDone: 'Done.',
  staysOn:
    'Palabre stops when its terminal closes. To keep it running, type in a terminal, in its folder:',

  matrix: {
    needs: 'You need an account for Palabre on your Matrix server, and a room that you lead.',
    createTitle: 'Create its account',
    createLead:
      'As for a person, in a private window of your app (Element, for instance): an account named Palabre, with its password. If your server doesn’t allow that, ask whoever runs it.',
    accountTitle: 'Say who it is',
    server: 'The server',
    serverHint: 'Its address or its name, like example.org.',
    by: 'How it signs in',
    byPassword: 'Password',
    byToken: 'Access token',
    user: 'The account’s name',
    password: 'Its password',
    passwordHint: 'It’s used once, to open a session, and kept nowhere.',
    token: 'The access token',
    tokenHint:
      'In Element, signed in as Palabre: All settings, Help & About, Access Token. For encrypted rooms, use the password instead: the session is then Palabre’s own.',
    checking: 'Asking the server…',
    wrong: {
      nothing: 'Fill in each field, then check.',
      noAddress: 'That isn’t a server’s address. Write it like example.org.',
      unreachable:
        'I can’t reach that server. Check its address and your connection, then try again.',
      notMatrix:
        'There’s a site at that address, but no Matrix server. It’s not Element’s address that’s needed but the server’s: it comes after the colon in your own id (@you:server).',
      token:
        'That server doesn’t know this token. Copy all of it again; if it comes from a session closed since, it’s no longer good.',
      password: 'That server doesn’t know this name or password. Check them, then try again.',
      noPassword: 'That server doesn’t take passwords here. Choose “Access token”.',
      limited: 'That server asks us to wait. Try again in a few minutes.',
    },
    another: 'Not the right one? Use another',
    at: (url) => `On ${url}.`,
    inRooms: (count) =>
      count === 0
        ? 'It isn’t in any room yet: it’s a new account.'
        : `It’s already in ${count === 1 ? 'a room' : `${count} rooms`}. If it’s your own account, use another: Palabre would answer there in your place.`,
    inviteTitle: 'Invite it to a room',
    inviteLead: 'In a room without encryption that you lead, invite it by its id:',
    invitedBy: (who) => `It accepts invitations from: ${who}.`,
    waiting: 'The room appears here as soon as Palabre is in it.',
    clear: 'Without encryption',
    encrypted:
      'Encrypted room: the guide “Palabre on Matrix” says what that takes. To begin with, take one without encryption.',
    maySend: 'Can write',
    mayNotSend: 'Can’t write: raise its level in the room.',
    mayRedact: 'Removes reactions once read',
    mayNotRedact:
      'At level 50, it removes reactions once it has read them. Everything else works without it.',
    limits:
      'Before a real workshop, have whoever runs the server lift the rate limit of this account: the guide “Palabre on Matrix” says how.',
    tryTitle: 'Try it in this room',
    tryLead:
      'The short workshop really begins there: choose a room for trying things. “End” stops it.',
    tryIt: (room, who) => `Begin in ${room}, in ${who}’s name`,
    tryElse: 'In this room, write !workshop start.',
    tried:
      'It has begun. Its card is in the room; the facilitators’ is in a room that Palabre invites whoever leads to.',
    openRoom: 'Open the room',
  },

  language: 'Language of the page',
};

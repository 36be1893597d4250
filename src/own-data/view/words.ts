import type { MessageKey } from '../../i18n/translator.ts';
import type { HeldKind } from '../../kernel/own-data.ts';

/** What each kind of thing is called; a new kind has none until somebody writes it. */
export const kindWords = {
  contribution: 'ownData.contribution',
  foreword: 'ownData.foreword',
  introduction: 'ownData.introduction',
  presence: 'ownData.presence',
  facilitating: 'ownData.facilitating',
  ballot: 'ownData.ballot',
  pollMade: 'ownData.pollMade',
  plan: 'ownData.plan',
  recapAnswer: 'ownData.recapAnswer',
  recapRequested: 'ownData.recapRequested',
  language: 'ownData.language',
  unnamed: 'ownData.unnamed',
  uncalled: 'ownData.uncalled',
  erasure: 'ownData.erasure',
  unfinished: 'ownData.unfinished',
  unread: 'ownData.unread',
} as const satisfies Record<HeldKind, MessageKey>;

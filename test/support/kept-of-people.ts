import type { HeldKind } from '../../src/kernel/own-data.ts';

/** Whose a text of an event is: a person's, by the kind of thing, or the group's. */
type Whose = HeldKind | 'group';

/**
 * Every text of every event that is somebody's: who it is, their name, their words. A new one belongs
 * here, under a kind that `/mydata` knows and the pages about people's data explain.
 */
export const ofPeople: Readonly<Record<string, Readonly<Record<string, Whose>>>> = {
  'settings.changed': {
    'settings.territories[]': 'group',
    'settings.notesPad': 'group',
    'settings.facilitatorRole': 'group',
  },
  'language.chosen': { person: 'language' },
  'language.followed': { person: 'language' },
  'person.unnamed': { person: 'unnamed' },
  'person.named': { person: 'unnamed' },
  'person.uncalled': { person: 'uncalled' },
  'person.called': { person: 'uncalled' },
  'poll.listed': { question: 'group' },
  'erasure.asked': { person: 'erasure' },
  'workshop.opened': {
    facilitator: 'facilitating',
    facilitatorName: 'facilitating',
    title: 'group',
    'territories[]': 'group',
  },
  'workshop.handedOver': { to: 'facilitating', name: 'facilitating' },
  'workshop.takenOver': { from: 'facilitating', by: 'facilitating', name: 'facilitating' },
  'workshop.left': { person: 'facilitating' },
  'person.joined': { person: 'presence', name: 'presence' },
  'step.ready': { person: 'presence' },
  'goRound.introduced': {
    person: 'introduction',
    displayName: 'presence',
    name: 'introduction',
    organisation: 'introduction',
    word: 'introduction',
    passedTo: 'presence',
    passedToName: 'presence',
  },
  'goRound.given': { to: 'presence', displayName: 'presence' },
  'goRound.skipped': { person: 'presence' },
  'goRound.withdrawn': { person: 'introduction' },
  'contribution.added': {
    author: 'contribution',
    authorName: 'contribution',
    'values[]': 'contribution',
    words: 'contribution',
    source: 'contribution',
  },
  'contribution.edited': { 'values[]': 'contribution', words: 'contribution' },
  'summary.forewordSet': { text: 'foreword', by: 'foreword', name: 'foreword' },
  'poll.created': {
    by: 'pollMade',
    question: 'group',
    'options[].label': 'group',
    'options[].heading[]': 'group',
  },
  'poll.revised': {
    question: 'group',
    'options[].label': 'group',
    'options[].heading[]': 'group',
  },
  'option.added': { 'option.label': 'group', 'option.heading[]': 'group' },
  'option.reworded': { 'option.label': 'group', 'option.heading[]': 'group' },
  'ballot.cast': {
    voter: 'ballot',
    name: 'ballot',
    comment: 'ballot',
    'yes[]': 'ballot',
    'ifNeedBe[]': 'ballot',
    'no[]': 'ballot',
  },
  'ballot.withdrawn': { voter: 'ballot' },
  'plan.made': { by: 'plan', title: 'group' },
  'plan.changed': { title: 'group' },
  'recap.scheduled': { by: 'recapRequested' },
  'recap.asked': { by: 'recapRequested' },
  'recap.begun': { 'outline.echoes[].person': 'recapAnswer' },
  'recap.answered': { person: 'recapAnswer', name: 'recapAnswer', text: 'recapAnswer' },
  'recap.answerWithdrawn': { person: 'recapAnswer' },
};

/** Names of fields that only ever hold ids of things, places and hours. */
export const ofNobody: ReadonlySet<string> = new Set([
  'id',
  'board',
  'boards',
  'channel',
  'channels',
  'community',
  'contribution',
  'exercise',
  'form',
  'key',
  'message',
  'permission',
  'pillar',
  'poll',
  'records{}',
  'revision',
  'secret',
  'step',
  'template',
  'thread',
  'time',
  'timezone',
  'values{}',
  'week',
  'workshop',
]);

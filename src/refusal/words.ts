import type { ReaderRole } from '../engine/requests/rights.ts';
import { hourOf } from '../agenda/view/timebox-line.ts';
import { listed, listedOr, listedRich } from '../i18n/lists.ts';
import { hourLabel } from '../i18n/moment-label.ts';
import { permissionName } from '../i18n/permission-words.ts';
import type { Messages } from '../i18n/messages.gen.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Failure } from '../kernel/failure.ts';
import { zonesLike } from '../kernel/hours/zones-like.ts';
import { channel, person, time, type Rich } from '../kernel/rich.ts';
import { excerpt } from '../kernel/view/excerpt.ts';

type Kind = Failure['kind'];

/** Errors whose sentence has no parameters. */
type Fixed = {
  [K in Kind]: `error.${K}` extends MessageKey
    ? Messages[`error.${K}`] extends undefined
      ? K
      : never
    : never;
}[Kind];

type Told = Exclude<Kind, Fixed>;

type ByKind = { readonly [K in Told]: Extract<Failure, { kind: K }> };

type Words = {
  readonly [K in Told]: (error: ByKind[K], t: Translator, reader: ReaderRole) => Rich;
};

const people = (ids: readonly string[], t: Translator): Rich =>
  listedRich(
    ids.map((id) => [person(id)]),
    t,
  );

const kilobytes = (bytes: number): number => Math.floor(bytes / 1024);

/**
 * The errors whose sentence has parameters. An error that is neither here nor a sentence in the
 * catalogues does not compile.
 */
const words: Words = {
  channelTaken: (_, t) => t.say('error.workshopExists'),
  workshopClosed: ({ at }, t) => t.say('error.workshopClosed', { when: time(at, 'moment', t) }),
  notFacilitator: ({ facilitators }, t, reader) =>
    t.say('error.notFacilitator', { people: people(facilitators, t), reader }),
  noWorkshop: (_, t, reader) => t.say('error.noWorkshop', { reader }),
  mayNotStart: (_, t, reader) => t.say('error.mayNotStart', { reader }),
  mayNotRecap: (_, t, reader) => t.say('error.mayNotRecap', { reader }),
  boardNotOpen: (_, t, reader) => t.say('error.boardNotOpen', { reader }),
  boardOfAnotherStep: (_, t, reader) => t.say('error.boardOfAnotherStep', { reader }),
  notYourContribution: (_, t, reader) => t.say('error.notYourContribution', { reader }),
  pollNotOpen: (_, t, reader) => t.say('error.pollNotOpen', { reader }),
  noPollHere: (_, t, reader) => t.say('error.noPollHere', { reader }),
  storeDown: (_, t, reader) => t.say('error.storeDown', { reader }),
  alreadyFacilitator: ({ person: who }, t) =>
    t.say('error.alreadyFacilitator', { person: person(who) }),
  notAFacilitator: ({ person: who }, t) => t.say('error.notAFacilitator', { person: person(who) }),
  boardTimeUp: ({ at }, t, reader) => t.say('error.boardTimeUp', { ...hourOf(at, t), reader }),
  minutesOutOfRange: ({ max }, t) => t.say('error.minutesOutOfRange', { max }),
  stickElsewhere: ({ holder }, t, reader) =>
    t.say('error.stickElsewhere', { holder: person(holder), reader }),
  alreadySpoken: ({ person: who }, t) => t.say('error.alreadySpoken', { person: person(who) }),
  notOneWord: ({ word }, t) =>
    word === '' ? t.say('error.wordMissing') : t.say('error.notOneWord', { word }),
  fieldTooLong: ({ max }, t) => t.say('error.fieldTooLong', { max }),
  wordsTooLong: ({ max }, t) => t.say('error.wordsTooLong', { max }),
  tooManyIdeas: ({ max }, t) => t.say('error.tooManyIdeas', { max }),
  forewordTooLong: ({ max }, t) => t.say('error.forewordTooLong', { max }),
  pollClosed: ({ at }, t) => t.say('error.pollClosed', { when: time(at, 'moment', t) }),
  tooFewOptions: ({ min }, t) => t.say('error.tooFewOptions', { min }),
  tooManyOptions: ({ max }, t) => t.say('error.tooManyOptions', { max }),
  tooManyImported: ({ max, found }, t) => t.say('error.tooManyImported', { max, found }),
  optionTooLong: ({ option, max }, t) => t.say('error.optionTooLong', { option, max }),
  optionTwice: ({ option, like }, t) =>
    like === undefined
      ? t.say('error.optionTwice', { option })
      : t.say('error.optionAlike', { option, like }),
  closesTooSoon: ({ minutes }, t) => t.say('error.closesTooSoon', { count: minutes }),
  closesTooLate: ({ days }, t) => t.say('error.closesTooLate', { count: days }),
  hourMissing: ({ typed, usualHour }, t) =>
    t.say('error.hourMissing', {
      typed,
      hour: hourLabel(`${String(usualHour).padStart(2, '0')}:00`, t.locale),
    }),
  planTooSoon: ({ minutes }, t) => t.say('error.planTooSoon', { minutes }),
  planTooFar: ({ days }, t) => t.say('error.planTooFar', { days }),
  momentUnclear: ({ typed }, t) => t.say('error.momentUnclear', { typed }),
  hourUnclear: ({ typed }, t) => t.say('error.hourUnclear', { typed }),
  recapPosted: ({ at, channel: where }, t) =>
    t.say('error.recapPosted', { channel: channel(where), when: time(at, 'moment', t) }),
  answerTooLong: ({ max }, t) => t.say('error.answerTooLong', { max }),
  optionGone: ({ option }, t) => t.say('error.optionGone', { option }),
  optionVotedOn: ({ option }, t) => t.say('error.optionVotedOn', { option }),
  optionFull: ({ option, yesOnly }, t) =>
    t.say(yesOnly === true ? 'error.optionFullYesOnly' : 'error.optionFull', { option }),
  pollFileNotCsv: ({ line }, t) => t.say('error.pollFileNotCsv', { line }),
  pollFileTitles: ({ titles, answers }, t) => t.say('error.pollFileTitles', { titles, answers }),
  pollFileUntitled: ({ column }, t) => t.say('error.pollFileUntitled', { column }),
  pollFileCells: ({ line, expected, found }, t) =>
    t.say('error.pollFileCells', { line, expected, found }),
  pollFileWord: ({ line, word }, t) =>
    t.say('error.pollFileWord', { line, word: excerpt(word, 60) }),
  pollFileTooLong: ({ max }, t) => t.say('error.pollFileTooLong', { max }),
  unknownTimezone: ({ timezone }, t) => {
    const meant = zonesLike(timezone);
    if (meant.length === 0) return t.say('error.unknownTimezone', { timezone });
    const zones = listedOr(meant, t);
    return t.say('error.timezoneToChoose', { timezone, zones, count: meant.length });
  },
  territoriesTooLong: ({ max }, t) => t.say('error.territoriesTooLong', { max }),
  padUnclear: ({ typed }, t) => t.say('error.padUnclear', { typed: excerpt(typed, 60) }),
  fileTooBig: ({ max }, t) => t.say('error.fileTooBig', { max: kilobytes(max) }),
  answerTooBig: ({ max }, t) => t.say('error.answerTooBig', { max: kilobytes(max) }),
  templateUnknown: ({ name }, t) => t.say('error.templateUnknown', { name }),
  permissionsMissing: (error, t) =>
    t.say('error.permissionsMissing', {
      channel: channel(error.channel),
      permissions: listed(
        error.permissions.map((each) => permissionName(each, t)),
        t,
      ),
    }),
  tooFast: ({ seconds }, t) => t.say('error.tooFast', { count: seconds }),
};

/** Each refusal says who can, when, or what to do, to whoever reads it. */
export function refusalWords(error: Failure, t: Translator, reader: ReaderRole): Rich {
  return isFixed(error) ? fixed(error.kind, t) : filled(error.kind, error, t, reader);
}

function isFixed(error: Failure): error is Extract<Failure, { kind: Fixed }> {
  return !Object.hasOwn(words, error.kind);
}

function fixed(kind: Fixed, t: Translator): Rich {
  return t.say(`error.${kind}`);
}

function filled<K extends Told>(
  kind: K,
  error: ByKind[K],
  t: Translator,
  reader: ReaderRole,
): Rich {
  return words[kind](error, t, reader);
}

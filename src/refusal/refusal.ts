import type { Failure } from '../kernel/failure.ts';
import { channel, joined, person, time, type Rich } from '../kernel/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from '../kernel/view/accent.ts';
import { excerpt } from '../kernel/view/excerpt.ts';
import { draftActions } from '../kernel/view/draft-actions.ts';
import { permissionName } from '../i18n/permission-words.ts';
import { hourOf } from '../agenda/view/timebox-line.ts';
import { buttons, type Block, type Form, type FormField, type View } from '../kernel/view/view.ts';

type Said = {
  readonly [K in Failure['kind']]: (error: Extract<Failure, { kind: K }>, t: Translator) => Rich;
};

const people = (ids: readonly string[]): Rich =>
  joined(
    ids.map((id) => [person(id)]),
    ', ',
  );

const kilobytes = (bytes: number): number => Math.floor(bytes / 1024);

/** Each refusal says who can, when, or what to do; the record is exhaustive by its type. */
const said: Said = {
  noWorkshop: (_, t) => t.say('error.noWorkshop'),
  workshopExists: (_, t) => t.say('error.workshopExists'),
  channelTaken: (_, t) => t.say('error.workshopExists'),
  workshopClosed: ({ at }, t) => t.say('error.workshopClosed', { when: time(at, 'clock', t) }),
  notFacilitator: ({ facilitators }, t) =>
    t.say('error.notFacilitator', { people: people(facilitators) }),
  alreadyFacilitator: ({ person: who }, t) =>
    t.say('error.alreadyFacilitator', { person: person(who) }),
  notAFacilitator: ({ person: who }, t) => t.say('error.notAFacilitator', { person: person(who) }),
  channelUnknown: (_, t) => t.say('error.channelUnknown'),
  channelGone: (_, t) => t.say('error.channelGone'),
  pillarUnknown: (_, t) => t.say('error.pillarUnknown'),
  pillarAlreadyOpen: (_, t) => t.say('error.pillarAlreadyOpen'),
  exerciseUnknown: (_, t) => t.say('error.exerciseUnknown'),
  exerciseAlreadyStarted: (_, t) => t.say('error.exerciseAlreadyStarted'),
  boardUnknown: (_, t) => t.say('error.boardUnknown'),
  stepOver: (_, t) => t.say('error.stepOver'),
  boardNotOpen: (_, t) => t.say('error.boardNotOpen'),
  boardTimeUp: ({ at }, t) => t.say('error.boardTimeUp', hourOf(at, t)),
  boardOfAnotherStep: (_, t) => t.say('error.boardOfAnotherStep'),
  noBoardHere: (_, t) => t.say('error.noBoardHere'),
  alreadyMoved: (_, t) => t.say('error.alreadyMoved'),
  atFirstStep: (_, t) => t.say('error.atFirstStep'),
  atLastStep: (_, t) => t.say('error.atLastStep'),
  noTimebox: (_, t) => t.say('error.noTimebox'),
  alreadyPaused: (_, t) => t.say('error.alreadyPaused'),
  notPaused: (_, t) => t.say('error.notPaused'),
  minutesOutOfRange: ({ max }, t) => t.say('error.minutesOutOfRange', { max }),
  stickElsewhere: ({ holder }, t) => t.say('error.stickElsewhere', { holder: person(holder) }),
  alreadySpoken: ({ person: who }, t) => t.say('error.alreadySpoken', { person: person(who) }),
  passToSelf: (_, t) => t.say('error.passToSelf'),
  notAPerson: (_, t) => t.say('error.notAPerson'),
  nameMissing: (_, t) => t.say('error.nameMissing'),
  notOneWord: ({ word }, t) => t.say('error.notOneWord', { word }),
  nobodyHoldsStick: (_, t) => t.say('error.nobodyHoldsStick'),
  contributionEmpty: (_, t) => t.say('error.contributionEmpty'),
  fieldMissing: (_, t) => t.say('error.fieldMissing'),
  fieldTooLong: ({ max }, t) => t.say('error.fieldTooLong', { max }),
  fieldNotOneWord: (_, t) => t.say('error.fieldNotOneWord'),
  anonymityNotAllowed: (_, t) => t.say('error.anonymityNotAllowed'),
  contributionUnknown: (_, t) => t.say('error.contributionUnknown'),
  notYourContribution: (_, t) => t.say('error.notYourContribution'),
  alreadyCollected: (_, t) => t.say('error.alreadyCollected'),
  withdrawnByAuthor: (_, t) => t.say('error.withdrawnByAuthor'),
  nothingToCollect: (_, t) => t.say('error.nothingToCollect'),
  wordsTooLong: ({ max }, t) => t.say('error.wordsTooLong', { max }),
  tooManyIdeas: ({ max }, t) => t.say('error.tooManyIdeas', { max }),
  forewordTooLong: ({ max }, t) => t.say('error.forewordTooLong', { max }),
  notAContribution: (_, t) => t.say('error.notAContribution'),
  pollUnknown: (_, t) => t.say('error.pollUnknown'),
  pollExists: (_, t) => t.say('error.pollExists'),
  pollNotOpen: (_, t) => t.say('error.pollNotOpen'),
  pollAlreadyOpen: (_, t) => t.say('error.pollAlreadyOpen'),
  pollClosed: ({ at }, t) => t.say('error.pollClosed', { when: time(at, 'moment', t) }),
  questionMissing: (_, t) => t.say('error.questionMissing'),
  tooFewOptions: ({ min }, t) => t.say('error.tooFewOptions', { min }),
  tooManyOptions: ({ max }, t) => t.say('error.tooManyOptions', { max }),
  optionTooLong: ({ option, max }, t) => t.say('error.optionTooLong', { option, max }),
  optionTwice: ({ option }, t) => t.say('error.optionTwice', { option }),
  unknownOption: (_, t) => t.say('error.unknownOption'),
  limitsNeedLive: (_, t) => t.say('error.limitsNeedLive'),
  closesTooSoon: ({ minutes }, t) => t.say('error.closesTooSoon', { count: minutes }),
  closesTooLate: ({ days }, t) => t.say('error.closesTooLate', { count: days }),
  hourMissing: ({ typed }, t) => t.say('error.hourMissing', { typed }),
  eventsNotAllowed: (_, t) => t.say('error.eventsNotAllowed'),
  planTooSoon: ({ minutes }, t) => t.say('error.planTooSoon', { minutes }),
  planTooFar: ({ days }, t) => t.say('error.planTooFar', { days }),
  planUnknown: (_, t) => t.say('error.planUnknown'),
  momentUnclear: ({ typed }, t) => t.say('error.momentUnclear', { typed }),
  hourUnclear: ({ typed }, t) => t.say('error.hourUnclear', { typed }),
  mayNotRecap: (_, t) => t.say('error.mayNotRecap'),
  recapNotScheduled: (_, t) => t.say('error.recapNotScheduled'),
  recapPosted: ({ at, channel: where }, t) =>
    t.say('error.recapPosted', { channel: channel(where), when: time(at, 'moment', t) }),
  recapOnItsWay: (_, t) => t.say('error.recapOnItsWay'),
  noRecapYet: (_, t) => t.say('error.noRecapYet'),
  answerTooLong: ({ max }, t) => t.say('error.answerTooLong', { max }),
  answerEmpty: (_, t) => t.say('error.answerEmpty'),
  optionGone: ({ option }, t) => t.say('error.optionGone', { option }),
  optionVotedOn: ({ option }, t) => t.say('error.optionVotedOn', { option }),
  optionFull: ({ option, yesOnly }, t) =>
    t.say(yesOnly === true ? 'error.optionFullYesOnly' : 'error.optionFull', { option }),
  optionsFixed: (_, t) => t.say('error.optionsFixed'),
  pollReworded: (_, t) => t.say('error.pollReworded'),
  pollGrew: (_, t) => t.say('error.pollGrew'),
  pollFileEmpty: (_, t) => t.say('error.pollFileEmpty'),
  pollFileNotCsv: ({ line }, t) => t.say('error.pollFileNotCsv', { line }),
  pollFileNotAPoll: (_, t) => t.say('error.pollFileNotAPoll'),
  pollFileTotals: (_, t) => t.say('error.pollFileTotals'),
  pollFileUntitled: ({ column }, t) => t.say('error.pollFileUntitled', { column }),
  pollFileCells: ({ line, expected, found }, t) =>
    t.say('error.pollFileCells', { line, expected, found }),
  pollFileWord: ({ line, word }, t) =>
    t.say('error.pollFileWord', { line, word: excerpt(word, 60) }),
  pollFileTooLong: ({ max }, t) => t.say('error.pollFileTooLong', { max }),
  noBallot: (_, t) => t.say('error.noBallot'),
  notPollFacilitator: (_, t) => t.say('error.notPollFacilitator'),
  noPollHere: (_, t) => t.say('error.noPollHere'),
  resultsHidden: (_, t) => t.say('error.resultsHidden'),
  resultsTooFew: (_, t) => t.say('error.resultsTooFew'),
  unknownTimezone: ({ timezone }, t) => t.say('error.unknownTimezone', { timezone }),
  territoriesTooLong: ({ max }, t) => t.say('error.territoriesTooLong', { max }),
  fileTooBig: ({ max }, t) => t.say('error.fileTooBig', { max: kilobytes(max) }),
  fileUnreadable: (_, t) => t.say('error.fileUnreadable'),
  fileNotText: (_, t) => t.say('error.fileNotText'),
  answerTooBig: ({ max }, t) => t.say('error.answerTooBig', { max: kilobytes(max) }),
  storeDown: (_, t) => t.say('error.storeDown'),
  templateUnknown: ({ name }, t) => t.say('error.templateUnknown', { name }),
  permissionsMissing: (error, t) =>
    t.say('error.permissionsMissing', {
      channel: channel(error.channel),
      permissions: error.permissions.map((each) => permissionName(each, t)).join(', '),
    }),
  notATextChannel: (_, t) => t.say('error.notATextChannel'),
  notAdministrator: (_, t) => t.say('error.notAdministrator'),
  mayNotStart: (_, t) => t.say('error.mayNotStart'),
  draftGone: (_, t) => t.say('error.draftGone'),
  tooFast: ({ seconds }, t) => t.say('error.tooFast', { count: seconds }),
  countedOnce: (_, t) => t.say('error.countedOnce'),
  unknownAction: (_, t) => t.say('error.unknownAction'),
};

/** What no other words would change: the same form would be refused the same way, for good. */
const final: ReadonlySet<Failure['kind']> = new Set([
  'workshopClosed',
  'noWorkshop',
  'notFacilitator',
  'boardUnknown',
  'contributionUnknown',
  'notYourContribution',
  'pollUnknown',
  'pollAlreadyOpen',
  'pollClosed',
  'notPollFacilitator',
  'noRecapYet',
  'notAdministrator',
]);

/**
 * Why not, and what to do; with what the person had typed, to take up again where they left off, or
 * only to copy where nothing can come of it here.
 */
export function refusalView(
  error: Failure,
  t: Translator,
  draft: { form: Form; id: string } | undefined,
): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'text', text: sentence(error, t) },
      ...(draft === undefined ? [] : typedBlocks(draft.form, t)),
    ],
    rows:
      draft === undefined || final.has(error.kind)
        ? []
        : buttons({
            label: t.plain('button.takeUpAgain'),
            action: draftActions.reopen.ref({ draft: draft.id }),
            tone: 'main',
          }),
  };
}

function sentence<K extends Failure['kind']>(
  error: Extract<Failure, { kind: K }> & { kind: K },
  t: Translator,
): Rich {
  return said[error.kind](error, t);
}

function typedBlocks(form: Form, t: Translator): Block[] {
  const quotes = form.fields.flatMap((field): Block[] => {
    const value = typedIn(field);
    return value === '' ? [] : [{ kind: 'quote', text: [`${field.label}\n${value}`] }];
  });
  return quotes.length === 0 ? [] : [{ kind: 'small', text: t.say('error.kept') }, ...quotes];
}

function typedIn(field: FormField): string {
  return field.kind === 'short' || field.kind === 'paragraph' ? (field.value ?? '') : '';
}

/** A form that could not open by itself, behind a button. */
export function formView(t: Translator, draft: string): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('form.waiting') }],
    rows: buttons({
      label: t.plain('button.openForm'),
      action: draftActions.reopen.ref({ draft }),
      tone: 'main',
    }),
  };
}

/** A bug, told without a word of its inside: an apology, a code to give, and what to do. */
export function incidentView(incident: string, t: Translator): View {
  return {
    accent: neutralAccent,
    blocks: [{ kind: 'text', text: t.say('error.incident', { incident }) }],
  };
}

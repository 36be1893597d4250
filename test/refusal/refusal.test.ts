import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/kernel/failure.ts';
import { handOverForm } from '../../src/workshop/view/forms.ts';
import { introductionForm } from '../../src/go-round/view/form.ts';
import { incidentView, refusalView } from '../../src/refusal/refusal.ts';
import { plainView } from '../support/plain-view.ts';
import { sceneTemplate } from '../support/scene-template.ts';
import type { ReaderRole } from '../../src/engine/requests/rights.ts';
import { texts } from '../support/texts.ts';
import { en, fr } from '../support/scenes.ts';
import { goRoundOf } from '../support/go-round-step.ts';

const { translatorOf } = texts;

/** One of each refusal; the compiler asks for the one that is missing. */
const errors: { readonly [K in Failure['kind']]: Extract<Failure, { kind: K }> } = {
  noWorkshop: { kind: 'noWorkshop' },
  workshopExists: { kind: 'workshopExists' },
  channelTaken: { kind: 'channelTaken', workshop: 'w1' },
  workshopClosed: { kind: 'workshopClosed', at: 1000 },
  notFacilitator: { kind: 'notFacilitator', facilitators: ['ana', 'louis'] },
  alreadyFacilitator: { kind: 'alreadyFacilitator', person: 'ana' },
  notAFacilitator: { kind: 'notAFacilitator', person: 'ana' },
  channelGone: { kind: 'channelGone' },
  tooFast: { kind: 'tooFast', seconds: 3 },
  countedOnce: { kind: 'countedOnce' },
  channelUnknown: { kind: 'channelUnknown' },
  pillarUnknown: { kind: 'pillarUnknown' },
  pillarAlreadyOpen: { kind: 'pillarAlreadyOpen', pillar: 'sharing' },
  exerciseUnknown: { kind: 'exerciseUnknown' },
  exerciseAlreadyStarted: { kind: 'exerciseAlreadyStarted', exercise: 'cercles' },
  boardUnknown: { kind: 'boardUnknown' },
  stepOver: { kind: 'stepOver' },
  hourMissing: { kind: 'hourMissing', typed: '2026-12-04', usualHour: 18 },
  eventsNotAllowed: { kind: 'eventsNotAllowed' },
  planTooSoon: { kind: 'planTooSoon', minutes: 5 },
  planTooFar: { kind: 'planTooFar', days: 366 },
  planUnknown: { kind: 'planUnknown' },
  boardTimeUp: { kind: 'boardTimeUp', at: 1000 },
  boardOfAnotherStep: { kind: 'boardOfAnotherStep' },
  boardNotOpen: { kind: 'boardNotOpen', board: 'gens' },
  noBoardHere: { kind: 'noBoardHere' },
  notAContribution: { kind: 'notAContribution' },
  tooManyIdeas: { kind: 'tooManyIdeas', max: 15 },
  forewordTooLong: { kind: 'forewordTooLong', max: 1000 },
  alreadyMoved: { kind: 'alreadyMoved' },
  atFirstStep: { kind: 'atFirstStep' },
  atLastStep: { kind: 'atLastStep' },
  noTimebox: { kind: 'noTimebox' },
  alreadyPaused: { kind: 'alreadyPaused' },
  notPaused: { kind: 'notPaused' },
  minutesOutOfRange: { kind: 'minutesOutOfRange', max: 180 },
  stickElsewhere: { kind: 'stickElsewhere', holder: 'ana' },
  alreadySpoken: { kind: 'alreadySpoken', person: 'ana' },
  passToSelf: { kind: 'passToSelf' },
  notAPerson: { kind: 'notAPerson' },
  nameMissing: { kind: 'nameMissing' },
  notOneWord: { kind: 'notOneWord', word: 'deux mots' },
  nobodyHoldsStick: { kind: 'nobodyHoldsStick' },
  notIntroduced: { kind: 'notIntroduced' },
  contributionEmpty: { kind: 'contributionEmpty' },
  fieldMissing: { kind: 'fieldMissing', field: 'idee' },
  fieldTooLong: { kind: 'fieldTooLong', field: 'idee', max: 1000 },
  fieldNotOneWord: { kind: 'fieldNotOneWord', field: 'mot' },
  anonymityNotAllowed: { kind: 'anonymityNotAllowed' },
  contributionUnknown: { kind: 'contributionUnknown' },
  notYourContribution: { kind: 'notYourContribution' },
  alreadyCollected: { kind: 'alreadyCollected' },
  withdrawnByAuthor: { kind: 'withdrawnByAuthor' },
  nothingToCollect: { kind: 'nothingToCollect' },
  wordsTooLong: { kind: 'wordsTooLong', max: 4000 },
  pollUnknown: { kind: 'pollUnknown' },
  pollExists: { kind: 'pollExists' },
  pollNotOpen: { kind: 'pollNotOpen' },
  pollAlreadyOpen: { kind: 'pollAlreadyOpen' },
  pollClosed: { kind: 'pollClosed', at: 1000 },
  questionMissing: { kind: 'questionMissing' },
  tooFewOptions: { kind: 'tooFewOptions', min: 2 },
  tooManyOptions: { kind: 'tooManyOptions', max: 20 },
  optionTooLong: { kind: 'optionTooLong', option: 'Lundi', max: 80 },
  optionTwice: { kind: 'optionTwice', option: 'Lundi' },
  hourUnclear: { kind: 'hourUnclear', typed: 'midi' },
  mayNotRecap: { kind: 'mayNotRecap' },
  recapNotScheduled: { kind: 'recapNotScheduled' },
  recapPosted: { kind: 'recapPosted', at: 1000, channel: '1' },
  recapOnItsWay: { kind: 'recapOnItsWay' },
  noRecapYet: { kind: 'noRecapYet' },
  answerTooLong: { kind: 'answerTooLong', max: 500 },
  answerEmpty: { kind: 'answerEmpty' },
  unknownOption: { kind: 'unknownOption', option: 'o9' },
  limitsNeedLive: { kind: 'limitsNeedLive' },
  closesTooSoon: { kind: 'closesTooSoon', minutes: 5 },
  closesTooLate: { kind: 'closesTooLate', days: 180 },
  momentUnclear: { kind: 'momentUnclear', typed: 'demain' },
  optionGone: { kind: 'optionGone', option: 'Lundi' },
  optionVotedOn: { kind: 'optionVotedOn', option: 'Lundi' },
  optionFull: { kind: 'optionFull', option: 'Lundi' },
  optionsFixed: { kind: 'optionsFixed' },
  pollReworded: { kind: 'pollReworded' },
  pollGrew: { kind: 'pollGrew' },
  pollFileEmpty: { kind: 'pollFileEmpty' },
  pollFileNotCsv: { kind: 'pollFileNotCsv', line: 3 },
  pollFileNotAPoll: { kind: 'pollFileNotAPoll' },
  pollFileTotals: { kind: 'pollFileTotals' },
  pollFileUntitled: { kind: 'pollFileUntitled', column: 2 },
  pollFileCells: { kind: 'pollFileCells', line: 4, expected: 7, found: 6 },
  pollFileWord: { kind: 'pollFileWord', line: 5, word: 'peut-être' },
  pollFileTooLong: { kind: 'pollFileTooLong', max: 10_000 },
  noBallot: { kind: 'noBallot' },
  notPollFacilitator: { kind: 'notPollFacilitator' },
  unknownTimezone: { kind: 'unknownTimezone', timezone: 'Montréal' },
  territoriesTooLong: { kind: 'territoriesTooLong', max: 1500 },
  padUnclear: { kind: 'padUnclear', typed: 'le pad' },
  pollFileWorkbook: { kind: 'pollFileWorkbook' },
  pollFileTitles: { kind: 'pollFileTitles', titles: 3, answers: 2 },
  tooManyImported: { kind: 'tooManyImported', max: 60, found: 61 },
  fileTooBig: { kind: 'fileTooBig', max: 1024 * 1024 },
  fileUnreadable: { kind: 'fileUnreadable' },
  fileNotText: { kind: 'fileNotText' },
  answerTooBig: { kind: 'answerTooBig', max: 10 * 1024 * 1024 },
  storeDown: { kind: 'storeDown' },
  templateUnknown: { kind: 'templateUnknown', name: 'verger' },
  permissionsMissing: {
    kind: 'permissionsMissing',
    permissions: ['send', 'publicThreads'],
    channel: '100',
  },
  notATextChannel: { kind: 'notATextChannel' },
  notAdministrator: { kind: 'notAdministrator' },
  mayNotStart: { kind: 'mayNotStart' },
  noPollHere: { kind: 'noPollHere' },
  screenOff: { kind: 'screenOff' },
  resultsHidden: { kind: 'resultsHidden' },
  resultsTooFew: { kind: 'resultsTooFew' },
  draftGone: { kind: 'draftGone' },
  unknownAction: { kind: 'unknownAction' },
};

const refusal = (error: Failure, t = fr) => plainView(refusalView(error, t, undefined));

describe('a refusal', () => {
  it.each(Object.values(errors))('$kind is told in both languages', (error) => {
    const told = [refusal(error), refusal(error, en)];
    expect(new Set(told).size).toBe(2);
    for (const text of told) {
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toMatch(/undefined|error\.|\[/u);
    }
  });

  it('tells each thing its own way, but for two that are the same to people', () => {
    const told = Object.values(errors).map((error) => refusal(error));
    expect(new Set(told).size).toBe(told.length - 1);
    expect(refusal(errors.channelTaken)).toBe(refusal(errors.workshopExists));
  });

  it('names who can, and where', () => {
    expect(refusal(errors.notFacilitator)).toContain('@ana et @louis');
    expect(refusal(errors.stickElsewhere, en)).toContain('@ana has the talking stick');
    expect(refusal(errors.permissionsMissing)).toContain(
      'dans #100, il me faut ces permissions : Envoyer des messages et Créer des fils publics.',
    );
  });

  it('says when, and how much', () => {
    expect(refusal(errors.pollClosed)).toContain('<moment 1000>');
    expect(refusal(errors.minutesOutOfRange)).toContain('de 1 à 180 minutes');
    expect(refusal(errors.fileTooBig)).toContain('1 024 ko au plus');
    expect(refusal(errors.answerTooBig, en)).toContain('10,240 KB at most');
    expect(refusal(errors.wordsTooLong)).toContain('4 000 caractères au plus');
    expect(refusal(errors.wordsTooLong, en)).toContain('4,000 characters at most');
  });

  it('of territories speaks of territories, not of contributions', () => {
    expect(refusal(errors.territoriesTooLong)).toContain('reconnaissance territoriale');
    expect(refusal(errors.territoriesTooLong)).not.toContain('contribution');
  });

  it('gives back what was typed, and a button to take it up again', () => {
    const typed = introductionForm('w1', goRoundOf(sceneTemplate), fr, {
      name: 'Nour',
      word: 'deux mots',
      passTo: '7',
    });
    const draft = { form: typed, id: 'd1' };
    expect(plainView(refusalView(errors.notOneWord, fr, draft))).toBe(
      [
        '« deux mots » a plus d’un mot. Gardez-en un seul, le premier qui vient, comme racine, boussole ou étincelle.',
        '(Rien n’est perdu, voici ce que vous aviez écrit :)',
        '> Mon nom\n> Nour',
        '> Mon lien en un mot\n> deux mots',
        '> Je passe le bâton de parole à…\n> @7',
        '[Reprendre là où j’en étais]',
      ].join('\n'),
    );
    expect(plainView(refusalView(errors.notOneWord, en, draft))).toContain(
      '[Pick up where I left off]',
    );
  });

  it('offers to take up again a form where nothing was written, without saying what was', () => {
    const draft = { form: handOverForm('w1', fr), id: 'd1' };
    expect(plainView(refusalView(errors.notAPerson, fr, draft))).toBe(
      'Un robot ne sait ni tenir le bâton ni animer. Choisissez une personne.\n[Reprendre là où j’en étais]',
    );
  });
});

describe.each([
  ['fr', /(?:demandez|dites-le|donnez)[^.«]*animation/iu, /personne qui gère/u],
  ['en', /(?:ask|tell|give|wait)[^.“]*facilitators?\b/iu, /someone who manages/u],
  ['ca', /(?:demaneu|digueu|doneu)[^.«]*qui dinamitza/iu, /persona que gestiona/u],
  ['es', /(?:pida|dígaselo|dé)\b[^.«]*quien facilita/iu, /persona que gestiona/u],
] as const)('a refusal in %s', (locale, toFacilitators, toManager) => {
  const t = translatorOf(locale, 'America/Toronto');
  const said = (kind: Failure['kind'], reader: ReaderRole) =>
    plainView(refusalView(errors[kind], t, undefined, reader));
  const kinds = Object.values(errors).map(({ kind }) => kind);
  const mattersTo = kinds.filter((kind) => said(kind, 'member') !== said(kind, 'facilitator'));

  it('sends a member to the facilitators, and facilitators to nobody but who runs Palabre', () => {
    expect(mattersTo.length).toBeGreaterThan(7);
    expect(mattersTo.filter((kind) => toFacilitators.test(said(kind, 'facilitator')))).toEqual([]);
  });

  it('does not send somebody who manages the community to themself', () => {
    for (const kind of ['mayNotStart', 'mayNotRecap'] as const) {
      expect(said(kind, 'member')).toMatch(toManager);
      expect(said(kind, 'manager')).not.toMatch(toManager);
    }
  });
});

describe('a bug', () => {
  it('is told without a word of its inside, with a code to give', () => {
    expect(plainView(incidentView('7F3K', fr))).toBe(
      'Désolé, je me suis emmêlé. Rien de ce qui était enregistré n’est perdu. Réessayez ; si ça recommence, donnez ce code à l’animation : 7F3K.',
    );
    expect(plainView(incidentView('7F3K', en, 'facilitator'))).toContain(
      'give this code to the person who runs me: 7F3K.',
    );
  });
});

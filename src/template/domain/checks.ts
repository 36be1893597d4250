import type { z } from 'zod';
import { outlineSchema, type BoardOutline, type OptionOutline, type Outline } from './outline.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { mayClose } from './step-kinds.ts';

type Path = (string | number)[];
type Report = (path: Path, problem: CrossProblem) => void;
type Named = readonly { readonly id?: string | undefined }[];

/** What may be wrong between two parts of a template; `id` is what is wrong. */
export const crossProblems = [
  'duplicate',
  'unknownExercise',
  'unknownPillar',
  'unknownField',
  'unusedExercise',
  'noRoomForAnonymity',
  'closesNothing',
  'closesWithoutMinutes',
  'sameText',
  'nothingSeen',
] as const;

export interface CrossProblem {
  readonly problem: (typeof crossProblems)[number];
  readonly id: string;
}

/**
 * Runs on data of any shape, so that an author sees problems with names and shape at once. Where a
 * name cannot be read, stays silent rather than report something that may be wrong.
 */
export function crossChecks(source: unknown, context: z.RefinementCtx): void {
  const outline = outlineSchema.parse(source);
  const report: Report = (path, problem) =>
    context.addIssue({ code: 'custom', path, params: problem, message: problem.problem });
  checkUnique(outline.steps, ['steps'], report);
  checkUnique(outline.exercises, ['exercises'], report);
  checkUnique(outline.pillars, ['pillars'], report);
  checkReferences(outline, report);
  checkUnused(outline, report);
  checkClosing(outline, report);
  outline.steps.forEach(({ options }, i) => checkOptions(options, ['steps', i, 'options'], report));
  checkBoards(outline, report);
}

function checkUnique(entries: Named, at: Path, report: Report): void {
  const seen = new Set<string>();
  entries.forEach(({ id }, index) => {
    if (id === undefined) return;
    if (seen.has(id)) report([...at, index, 'id'], { problem: 'duplicate', id });
    seen.add(id);
  });
}

/** True if no entry has this id and none has an unreadable one. */
function isUnknown(id: string, entries: Named): boolean {
  return entries.every((entry) => entry.id !== undefined && entry.id !== id);
}

function checkReferences({ steps, exercises, pillars }: Outline, report: Report): void {
  const used = new Set<string>();
  steps.forEach(({ exercise, pillar }, index) => {
    const at = ['steps', index, 'exercise'];
    if (exercise !== undefined) {
      if (used.has(exercise)) report(at, { problem: 'duplicate', id: exercise });
      used.add(exercise);
      if (isUnknown(exercise, exercises)) report(at, { problem: 'unknownExercise', id: exercise });
    }
    if (pillar !== undefined && isUnknown(pillar, pillars))
      report(['steps', index, 'pillar'], { problem: 'unknownPillar', id: pillar });
  });
}

function checkUnused({ steps, exercises }: Outline, report: Report): void {
  const mayUseAny = steps.some(
    ({ kind, exercise }) => exercise === undefined && (kind === undefined || kind === 'exercise'),
  );
  if (mayUseAny) return;
  exercises.forEach(({ id }, index) => {
    if (id !== undefined && !steps.some(({ exercise }) => exercise === id))
      report(['exercises', index], { problem: 'unusedExercise', id });
  });
}

/** Says nothing about a step of unknown kind: it may be meant to be one that closes. */
function checkClosing({ steps }: Outline, report: Report): void {
  steps.forEach(({ kind = '', minutes, closes }, index) => {
    if (closes !== true) return;
    const at = ['steps', index, 'closes'];
    const may = mayClose(kind);
    if (may === false) report(at, { problem: 'closesNothing', id: kind });
    if (may === true && minutes === undefined)
      report(at, { problem: 'closesWithoutMinutes', id: kind });
  });
}

/** Two options with the same text, in any language, would make the poll invalid. */
function checkOptions(options: readonly OptionOutline[], at: Path, report: Report): void {
  checkUnique(options, at, report);
  for (const locale of languagesIn(options)) {
    const labels = options.map(({ label }) => entryOf(label, locale)?.toLowerCase());
    options.forEach(({ label }, index) => {
      const id = entryOf(label, locale);
      if (id !== undefined && labels.indexOf(labels[index]) < index)
        report([...at, index, 'label', locale], { problem: 'duplicate', id });
    });
  }
}

/** The languages that the options of a poll are written in. */
export function languagesIn(options: readonly OptionOutline[]): ReadonlySet<string> {
  return new Set(options.flatMap(({ label }) => Object.keys(label)));
}

function checkBoards(outline: Outline, report: Report): void {
  const seen = new Set<string>();
  for (const { board, path } of boardsWithPaths(outline)) {
    const { id } = board;
    if (id !== undefined && seen.has(id)) report([...path, 'id'], { problem: 'duplicate', id });
    if (id !== undefined) seen.add(id);
    checkUnique(board.forms, [...path, 'forms'], report);
    checkForms(board, path, report);
  }
}

function checkForms(board: BoardOutline, path: Path, report: Report): void {
  board.forms.forEach(({ id, subject, fields }, index) => {
    const at = [...path, 'forms', index];
    checkUnique(fields, [...at, 'fields'], report);
    if (subject !== undefined && isUnknown(subject, fields))
      report([...at, 'subject'], { problem: 'unknownField', id: subject });
    // The “without my name” choice takes the fifth and last field of a form.
    if (board.anonymous === true && fields.length > 4)
      report([...at, 'fields'], { problem: 'noRoomForAnonymity', id: id ?? `${index + 1}` });
  });
}

function boardsWithPaths(outline: Outline): { board: BoardOutline; path: Path }[] {
  return [
    ...outline.pillars.map(({ board }, i) => ({ board, path: ['pillars', i, 'board'] })),
    ...outline.exercises.flatMap(({ boards }, i) =>
      boards.map((board, j) => ({ board, path: ['exercises', i, 'boards', j] })),
    ),
    ...outline.steps.map(({ board }, i) => ({ board, path: ['steps', i, 'board'] })),
  ];
}

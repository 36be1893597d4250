import type { z } from 'zod';
import type { Board, StepOf, Template } from './template.ts';
import { locales } from './text.ts';

type Path = (string | number)[];
type Report = (path: Path, problem: CrossProblem) => void;

/** What no single field can tell: names that meet twice, or that nothing answers to. */
export type CrossProblem =
  | { readonly problem: 'duplicate'; readonly id: string }
  | { readonly problem: 'unknownExercise' | 'unknownPillar' | 'unknownField'; readonly id: string }
  | { readonly problem: 'unusedExercise'; readonly id: string }
  | { readonly problem: 'noRoomForAnonymity'; readonly id: string };

export function crossChecks(template: Template, context: z.RefinementCtx): void {
  const report: Report = (path, problem) =>
    context.addIssue({ code: 'custom', path, params: problem, message: problem.problem });
  checkUnique(template.steps, ['steps'], report);
  checkUnique(template.exercises, ['exercises'], report);
  checkUnique(template.pillars, ['pillars'], report);
  checkReferences(template, report);
  checkBoards(template, report);
}

function checkUnique(entries: readonly { id: string }[], at: Path, report: Report): void {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    if (seen.has(entry.id)) report([...at, index, 'id'], { problem: 'duplicate', id: entry.id });
    seen.add(entry.id);
  });
}

function checkReferences(template: Template, report: Report): void {
  const exercises = new Set(template.exercises.map((exercise) => exercise.id));
  const pillars = new Set<string>(template.pillars.map((pillar) => pillar.id));
  const used = new Set<string>();
  template.steps.forEach((step, index) => {
    if (step.kind === 'exercise') {
      if (used.has(step.exercise))
        report(['steps', index, 'exercise'], { problem: 'duplicate', id: step.exercise });
      used.add(step.exercise);
      if (!exercises.has(step.exercise))
        report(['steps', index, 'exercise'], { problem: 'unknownExercise', id: step.exercise });
    }
    if (step.kind === 'poll') checkOptions(step.options, ['steps', index, 'options'], report);
    if (step.kind === 'pillar' && !pillars.has(step.pillar))
      report(['steps', index, 'pillar'], { problem: 'unknownPillar', id: step.pillar });
  });
  template.exercises.forEach((exercise, index) => {
    if (!used.has(exercise.id))
      report(['exercises', index], { problem: 'unusedExercise', id: exercise.id });
  });
}

/** Two options that read the same, in whichever language, would have the poll itself refused. */
function checkOptions(options: StepOf<'poll'>['options'], at: Path, report: Report): void {
  checkUnique(options, at, report);
  for (const locale of locales) {
    const labels = options.map(({ label }) => label[locale].toLowerCase());
    options.forEach(({ label }, index) => {
      if (labels.indexOf(labels[index] ?? '') < index)
        report([...at, index, 'label', locale], { problem: 'duplicate', id: label[locale] });
    });
  }
}

function checkBoards(template: Template, report: Report): void {
  const found = boardsWithPaths(template);
  const seen = new Set<string>();
  for (const { board, path } of found) {
    if (seen.has(board.id)) report([...path, 'id'], { problem: 'duplicate', id: board.id });
    seen.add(board.id);
    checkUnique(board.forms, [...path, 'forms'], report);
    checkForms(board, path, report);
  }
}

function checkForms(board: Board, path: Path, report: Report): void {
  board.forms.forEach((form, index) => {
    const at = [...path, 'forms', index];
    checkUnique(form.fields, [...at, 'fields'], report);
    if (form.subject !== undefined && !form.fields.some((field) => field.id === form.subject))
      report([...at, 'subject'], { problem: 'unknownField', id: form.subject });
    // The choice « without my name » takes the fifth and last place of a form.
    if (board.anonymous && form.fields.length > 4)
      report([...at, 'fields'], { problem: 'noRoomForAnonymity', id: form.id });
  });
}

function boardsWithPaths(template: Template): { board: Board; path: Path }[] {
  return [
    ...template.pillars.map((pillar, i) => ({
      board: pillar.board,
      path: ['pillars', i, 'board'],
    })),
    ...template.exercises.flatMap((exercise, i) =>
      exercise.boards.map((board, j) => ({ board, path: ['exercises', i, 'boards', j] })),
    ),
    ...template.steps.flatMap((step, i) =>
      step.kind === 'debrief' ? [{ board: step.board, path: ['steps', i, 'board'] }] : [],
    ),
  ];
}

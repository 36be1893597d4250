import type { BoardSummary } from './board-summary.ts';
import { byBoard, activeContributions, type Contribution } from '../../board/domain/board.ts';
import { circlesOf, openQuestions, type CircleSummary, type OpenQuestions } from './parts.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { keptBack, ranked, type KeptBack, type OptionTally } from '../../poll/domain/tally.ts';
import { boardsOf, type BoardHome } from '../../template/domain/lookup.ts';
import type { Board, Exercise, Field, StepOf, Template } from '../../template/domain/template.ts';
import type { Localized } from '../../kernel/text.ts';
import {
  redactEntry,
  attributedIntroductions,
  redactPoll,
  attributedForeword,
  type Named,
  type AttributedIntroduction,
  type AttributedForeword,
} from './attribution.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';

/** An exercise « for 1 and for 50 »: one row per scenario, one cell per scale. */
export interface Grid {
  readonly scales: readonly number[];
  readonly rows: readonly {
    readonly board: Board;
    readonly cells: readonly {
      readonly scale: number;
      readonly entries: readonly Contribution[];
    }[];
    /** Contributions without a scale, such as a message collected in the scenario's thread. */
    readonly apart: readonly Contribution[];
  }[];
}

export interface ExerciseSummary {
  readonly exercise: Exercise;
  readonly title: Localized;
  readonly boards: readonly BoardSummary[];
  readonly grid: Grid | undefined;
  /** Empty if the exercise draws no circles. */
  readonly circles: readonly CircleSummary[];
}

export type PollSummary = {
  readonly question: string;
  readonly voters: number;
} & (
  | {
      readonly keptBack: undefined;
      /** Best first. */
      readonly lines: readonly OptionTally[];
      /** The poll to draw its picture from. */
      readonly drawn: PollState;
    }
  | { readonly keptBack: KeptBack; readonly lines?: undefined; readonly drawn?: undefined }
);

/**
 * A workshop in figures and in people's own words: pure data, laid out by views and reports. It
 * only contains names that may be shown: people who asked not to be named appear through their
 * words alone.
 */
export interface Summary {
  readonly title: string;
  readonly at: number;
  readonly figures: {
    readonly people: number;
    readonly contributions: number;
    readonly votes: number;
    /** How many ideas the facilitators highlighted. */
    readonly ideas: number;
  };
  /** The foreword a facilitator wrote. */
  readonly foreword: AttributedForeword | null;
  /** The contributions the facilitators highlighted, in the workshop's order. */
  readonly ideas: readonly Contribution[];
  readonly introductions: readonly AttributedIntroduction[];
  readonly pillars: readonly BoardSummary[];
  readonly exercises: readonly ExerciseSummary[];
  readonly debriefs: readonly BoardSummary[];
  readonly polls: readonly PollSummary[];
  /** What nobody answered, by board; empty if everything was answered. */
  readonly open: readonly OpenQuestions[];
  readonly closing: readonly StepOf<'cards'>[];
  /** Only facilitators who may be named; the same goes for `people`. */
  readonly facilitators: readonly PersonId[];
  readonly people: readonly Named[];
}

/**
 * Skips boards that never opened: their questions were not asked. `attributionOptOuts` are the
 * people in the community who asked not to be named.
 */
export function summarise(
  workshop: OpenedWorkshop,
  polls: readonly PollState[],
  attributionOptOuts: readonly PersonId[],
): Summary {
  const { template, title, at } = workshop.opening;
  const hidden = new Set(attributionOptOuts);
  // Listed once: it is the slowest part, and there may be ten thousand.
  const entries = activeContributions(workshop.boards);
  const boards = openedBoards(
    workshop,
    entries.map((entry) => redactEntry(entry, hidden)),
  );
  const ofKind = (kind: BoardHome['kind']) => boards.filter(({ home }) => home.kind === kind);
  const ideas = ideasIn(workshop, boards);
  return {
    title,
    at,
    figures: { ...figures(workshop, polls, entries), ideas: ideas.length },
    foreword: attributedForeword(workshop.highlights, hidden),
    ideas,
    introductions: attributedIntroductions(workshop.goRound, hidden),
    pillars: ofKind('pillar'),
    exercises: exerciseSummaries(template, boards),
    debriefs: ofKind('debrief'),
    polls: polls.map((poll) => summarisePoll(poll, hidden)),
    open: boards.flatMap(openQuestions),
    closing: template.steps
      .filter((step) => step.kind === 'cards')
      .filter((step) => step.inSummary),
    facilitators: workshop.facilitators.filter((person) => !hidden.has(person)),
    people: Object.entries(workshop.people)
      .filter(([person]) => !hidden.has(person))
      .map(([id, name]) => ({ id, name })),
  };
}

function ideasIn(
  { highlights }: OpenedWorkshop,
  boards: readonly BoardSummary[],
): readonly Contribution[] {
  const kept = new Set(highlights.kept);
  return boards.flatMap(({ entries }) => entries.filter(({ id }) => kept.has(id)));
}

/**
 * Counts only people who were visible: neither authors of anonymous contributions nor voters whose
 * names are hidden, since a figure that moved with them would give them away. People who asked not
 * to be named were visible and are counted, so the figure is the same either way.
 */
function figures(
  workshop: OpenedWorkshop,
  polls: readonly PollState[],
  entries: readonly Contribution[],
): Omit<Summary['figures'], 'ideas'> {
  const people = new Set([
    ...Object.keys(workshop.people),
    ...entries.filter(({ anonymous }) => !anonymous).map(({ author }) => author),
    ...polls.flatMap(({ setUp, ballots }) =>
      setUp?.rules.named === true ? Object.keys(ballots) : [],
    ),
  ]);
  const votes = polls.reduce((sum, poll) => sum + poll.voters, 0);
  return { people: people.size, contributions: entries.length, votes };
}

function openedBoards(workshop: OpenedWorkshop, all: readonly Contribution[]): BoardSummary[] {
  const entriesOf = byBoard(all);
  return boardsOf(workshop.opening.template)
    .filter(({ board }) => workshop.boards.opened.includes(board.id))
    .map(({ board, home }) => {
      const entries = entriesOf.get(board.id) ?? [];
      return { board, home, entries, unanswered: unanswered(board, entries) };
    });
}

function unanswered(board: Board, entries: readonly Contribution[]): Field[] {
  return board.forms.flatMap((form) =>
    form.fields.filter(
      (field) =>
        !entries.some((entry) => entry.form === form.id && entry.values[field.id] !== undefined),
    ),
  );
}

function exerciseSummaries(template: Template, boards: readonly BoardSummary[]): ExerciseSummary[] {
  return template.exercises.flatMap((exercise) => {
    const own = boards.filter(({ home }) => home.kind === 'exercise' && home.id === exercise.id);
    const step = template.steps.find(
      (each) => each.kind === 'exercise' && each.exercise === exercise.id,
    );
    const title = step?.title ?? exercise.title;
    if (own.length === 0) return [];
    return [{ exercise, title, boards: own, grid: gridOf(own), circles: circlesOf(own) }];
  });
}

function gridOf(boards: readonly BoardSummary[]): Grid | undefined {
  const scales = [
    ...new Set(
      boards.flatMap(({ board }) =>
        board.forms.flatMap(({ scale }) => (scale === undefined ? [] : [scale])),
      ),
    ),
  ].toSorted((a, b) => a - b);
  if (scales.length === 0) return undefined;
  return {
    scales,
    rows: boards.map(({ board, entries }) => ({
      board,
      cells: scales.map((scale) => ({ scale, entries: entriesAt(board, entries, scale) })),
      apart: entries.filter((entry) => scaleOf(board, entry) === undefined),
    })),
  };
}

function entriesAt(board: Board, entries: readonly Contribution[], scale: number): Contribution[] {
  return entries.filter((entry) => scaleOf(board, entry) === scale);
}

function summarisePoll(poll: PollState, attributionOptOuts: ReadonlySet<PersonId>): PollSummary {
  const basics = { question: poll.setUp?.question ?? '', voters: poll.voters };
  const kept = keptBack(poll);
  return kept === undefined
    ? {
        ...basics,
        keptBack: kept,
        lines: ranked(poll),
        drawn: redactPoll(poll, attributionOptOuts),
      }
    : { ...basics, keptBack: kept };
}

function scaleOf(board: Board, entry: Contribution): number | undefined {
  return board.forms.find(({ id }) => id === entry.form)?.scale;
}

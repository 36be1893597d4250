import { type PollSummary, summarisePoll } from './poll-summary.ts';
import { type ExerciseSummary, exerciseSummaries } from './exercises.ts';
import type { BoardSummary } from './board-summary.ts';
import { byBoard, activeContributions, type Contribution } from '../../board/domain/board.ts';
import { openQuestions, type OpenQuestions } from './parts.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from '../../poll/domain/state.ts';
import { boardsOf, type BoardHome } from '../../template/domain/lookup.ts';
import type { Board, Field, StepOf } from '../../template/domain/template.ts';
import {
  redactEntry,
  attributedIntroductions,
  attributedForeword,
  type Named,
  type AttributedIntroduction,
  type AttributedForeword,
} from './attribution.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';

/**
 * A workshop in figures and in people's own words: pure data, laid out by views and reports. It
 * only contains names that may be shown: people who asked not to be named appear through their
 * words alone.
 */
export interface Summary {
  readonly title: string;
  readonly at: number;
  /** When it last changed after the end; null if it did not. */
  readonly updatedAt: number | null;
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
    updatedAt: workshop.summaryUpdatedAt ?? null,
    figures: { ...figures(workshop, polls, entries), ideas: ideas.length },
    foreword: attributedForeword(workshop.highlights, hidden),
    ideas,
    introductions: attributedIntroductions(workshop.goRound, hidden, workshop.opening.locale),
    pillars: ofKind('pillar'),
    exercises: exerciseSummaries(template, boards),
    debriefs: ofKind('debrief'),
    polls: polls.map((poll) => summarisePoll(poll, hidden)),
    open: boards.flatMap(openQuestions),
    closing: template.steps
      .filter((step) => step.kind === 'cards')
      .filter((step) => step.inSummary),
    facilitators: workshop.facilitators.filter((person) => !hidden.has(person)),
    people: peopleIn(workshop).filter(({ id }) => !hidden.has(id)),
  };
}

/**
 * Those who took part, without those who withdrew all that they had signed: nothing is left to thank
 * them for. What somebody wrote without their name changes nothing, since it would give them away.
 */
function peopleIn({ people, boards, goRound }: OpenedWorkshop): Named[] {
  const signed = Object.values(boards.contributions).filter(({ anonymous }) => !anonymous);
  const present = new Set([
    ...signed.filter(({ withdrawn }) => !withdrawn).map(({ author }) => author),
    ...goRound.introductions.map(({ person }) => person),
  ]);
  const gone = new Set(signed.map(({ author }) => author).filter((author) => !present.has(author)));
  return Object.entries(people)
    .filter(([id]) => !gone.has(id))
    .map(([id, name]) => ({ id, name }));
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
    ...peopleIn(workshop).map(({ id }) => id),
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
  const said = entries.some(({ words }) => words !== undefined) ? onlyQuestion(board) : undefined;
  return board.forms.flatMap((form) =>
    form.fields.filter(
      (field) =>
        field !== said &&
        !entries.some((entry) => entry.form === form.id && entry.values[field.id] !== undefined),
    ),
  );
}

/** What a message that was collected answers; undefined where several are asked. */
function onlyQuestion({ forms }: Board): Field | undefined {
  const asked = forms.flatMap(({ fields }) => fields.filter(({ question }) => question));
  return asked.length === 1 ? asked[0] : undefined;
}

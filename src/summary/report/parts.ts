import type { Contribution } from '../../board/domain/board.ts';
import type { PillarId } from '../../kernel/pillars.ts';
import type { ExerciseSummary, PollSummary } from '../domain/summary.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import type { Board, CardGroup, StepOf } from '../../template/domain/template.ts';
import { joined, marked, strong, type Rich } from '../../kernel/rich.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardName } from '../../template/view/board-name.ts';
import { keptBackLine } from '../../poll/view/kept-back.ts';
import { figure } from '../../poll/view/figure.ts';
import { reportEntries, type ReportEntry } from './entry.ts';
import type { Report } from './report.ts';

/**
 * The parts of a report for people, in order. Two headings never follow each other: a pad without
 * heading support would join them on one line.
 */
export type Part =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      /** Unique, and the same in every language: pictures and links refer to it. */
      readonly id: string;
      readonly text: string;
      readonly pillar: PillarId | undefined;
    }
  | { readonly kind: 'text'; readonly text: Rich }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | { readonly kind: 'voices'; readonly voices: readonly Voice[] }
  | { readonly kind: 'entries'; readonly entries: () => Iterable<ReportEntry> }
  | { readonly kind: 'poll'; readonly rows: readonly PollRow[] };

/** Somebody in the go-round, named or anonymous. */
export interface Voice {
  readonly name: string;
  readonly organisation: string;
  readonly word: string;
}

export interface PollRow {
  readonly label: string;
  readonly figure: string;
  readonly best: boolean;
}

/** Everything after the title, the date and the figures. */
export function partsOf(report: Report): Part[] {
  const { summary, t } = report;
  return [
    ...facilitatorsForeword(report),
    ...introductions(report),
    ...pillarParts(report),
    ...summary.exercises.flatMap((exercise) => exerciseParts(report, exercise)),
    ...summary.debriefs.flatMap((board) => [
      boardHeading(report, board.board, 2),
      ...boardParts(report, board),
    ]),
    ...summary.polls.flatMap((poll, index) => pollParts(report, poll, index + 1)),
    ...summary.closing.flatMap((step) => cardsParts(report, step)),
    ...(summary.people.length === 0
      ? []
      : [text(t.say('summary.thanks', { people: names(report) }))]),
  ];
}

const text = (words: Rich): Part => ({ kind: 'text', text: words });

function names({ summary }: Report): Rich {
  return joined(
    summary.people.map(({ name }): Rich => [name]),
    ', ',
  );
}

function heading(level: 2 | 3 | 4, id: string, words: string, pillar?: PillarId): Part {
  return { kind: 'heading', level, id, text: words, pillar };
}

function facilitatorsForeword({ summary: { foreword }, t }: Report): Part[] {
  if (foreword === null) return [];
  return [
    text([foreword.text, ' – ', strong(foreword.by?.name ?? t.plain('report.facilitators'))]),
  ];
}

function introductions(report: Report): Part[] {
  const voices = voicesOf(report);
  if (voices.length === 0) return [];
  return [heading(2, 'go-round', report.t.plain('report.goRound')), { kind: 'voices', voices }];
}

export function voicesOf({ summary, t }: Report): Voice[] {
  return summary.introductions.map(({ by, organisation, word }) => ({
    name: by?.name ?? t.plain('contribution.anonymous'),
    organisation,
    word,
  }));
}

function pillarParts(report: Report): Part[] {
  const { pillars } = report.summary;
  if (pillars.length === 0) return [];
  return [
    heading(2, 'pillars', report.t.plain('report.pillars')),
    counted(report, pillars),
    ...pillars.flatMap((board) => [
      boardHeading(report, board.board, 3),
      ...boardParts(report, board),
    ]),
  ];
}

/** The total number of contributions, between a heading and its first subheading. */
function counted({ t }: Report, boards: readonly BoardSummary[]): Part {
  const contributions = boards.reduce((sum, { entries }) => sum + entries.length, 0);
  return text(t.say('board.count', { contributions }));
}

function boardHeading({ workshop, t }: Report, board: Board, level: 2 | 3): Part {
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  return heading(level, `board-${board.id}`, boardName(board, t.pick), pillar);
}

function boardParts(report: Report, { board, entries, unanswered }: BoardSummary): Part[] {
  const { t } = report;
  const questions = unanswered.map((field) => t.pick(field.question ?? field.label)).join(' · ');
  return [
    text(marked(t.pick(board.prompt))),
    ...entryParts(report, board, entries),
    ...(questions === '' || entries.length === 0
      ? []
      : [text(t.say('summary.unanswered', { questions }))]),
  ];
}

/** Also says so when nobody answered. */
function entryParts(
  { workshop, t }: Report,
  board: Board,
  entries: readonly Contribution[],
): Part[] {
  if (entries.length === 0) return [text(t.say('summary.nothing'))];
  const { kept } = workshop.highlights;
  return [{ kind: 'entries', entries: () => reportEntries(board, entries, kept) }];
}

function exerciseParts(report: Report, summary: ExerciseSummary): Part[] {
  const { t } = report;
  const { exercise, title, boards, grid } = summary;
  return [
    heading(2, `exercise-${exercise.id}`, t.pick(title), exercise.pillars[0]),
    counted(report, boards),
    ...(grid === undefined
      ? boards.flatMap((board) => [
          boardHeading(report, board.board, 3),
          ...boardParts(report, board),
        ])
      : gridParts(report, grid)),
  ];
}

/** Includes what belongs to no scale, such as a message collected in a scenario's thread. */
function gridParts(report: Report, { rows }: NonNullable<ExerciseSummary['grid']>): Part[] {
  const { t } = report;
  return rows.flatMap(({ board, cells, apart }) => [
    boardHeading(report, board, 3),
    text(marked(t.pick(board.prompt))),
    ...cells.flatMap(({ scale, entries }) => [
      heading(4, `board-${board.id}-${scale}`, t.plain('report.scale', { scale })),
      ...entryParts(report, board, entries),
    ]),
    ...(apart.length === 0
      ? []
      : [
          heading(4, `board-${board.id}-apart`, t.plain('report.noScale')),
          ...entryParts(report, board, apart),
        ]),
  ]);
}

/**
 * A line of text on both sides of the table: a pad without table support would merge it with what
 * follows.
 */
function pollParts({ t }: Report, poll: PollSummary, number: number): Part[] {
  const { question, voters } = poll;
  const before = [
    heading(2, `poll-${number}`, question),
    text(t.say('poll.voters', { count: voters })),
  ];
  if (poll.keptBack !== undefined) return [...before, text(keptBackLine(poll.keptBack, t))];
  const { lines } = poll;
  const best = lines.flatMap((line) => (line.best ? [line.option.label] : []));
  return [
    ...before,
    {
      kind: 'poll',
      rows: lines.map((line) => ({
        label: line.option.label,
        figure: figure(line),
        best: line.best,
      })),
    },
    text(
      best.length === 0
        ? t.say('report.noStar')
        : t.say('picture.best', { count: best.length, options: best.join(', ') }),
    ),
  ];
}

function cardsParts({ t }: Report, { id, title, cards }: StepOf<'cards'>): Part[] {
  const name = t.pick(title);
  return [
    heading(2, `step-${id}`, name),
    ...cards.flatMap((card) => [
      ...(card.title === undefined || t.pick(card.title) === name
        ? []
        : [text([strong(t.pick(card.title))])]),
      ...card.groups.flatMap((group) => groupParts(group, t)),
    ]),
  ];
}

function groupParts({ heading: above, text: lines, bullets, link }: CardGroup, t: Report['t']) {
  const items = bullets.map((bullet) => marked(t.pick(bullet)));
  return [
    ...(above === undefined ? [] : [text([strong(t.pick(above))])]),
    ...lines.map((line) => text(marked(t.pick(line)))),
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    ...(link === undefined ? [] : [text(linkOf(t.pick(link.label), link.url))]),
  ];
}

function linkOf(label: string, url: string | undefined): Rich {
  return url === undefined ? [label] : [{ kind: 'link', url, label }];
}

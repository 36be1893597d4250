import { counted, boardHeading, boardParts, exerciseParts } from './board-parts.ts';
import { type Part, type Voice, text, heading } from './part.ts';
import type { PollSummary } from '../domain/poll-summary.ts';
import type { CardGroup, StepOf } from '../../template/domain/template.ts';
import { joined, marked, strong, type Rich } from '../../kernel/rich.ts';
import type { OptionTally } from '../../poll/domain/tally.ts';
import { bestWords, outcomeLines } from '../../poll/view/outcome.ts';
import { figure } from '../../poll/view/figure.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import { reportEntry } from './entry.ts';
import type { Report } from './report.ts';

/** Everything after the title, the date and the figures: what people read first, then all of it. */
export function partsOf(report: Report): Part[] {
  return [...leadParts(report), ...bodyParts(report)];
}

/** A facilitator's word, and the main ideas. */
export function leadParts(report: Report): Part[] {
  return [...facilitatorsForeword(report), ...mainIdeas(report)];
}

export function bodyParts(report: Report): Part[] {
  const { summary, t } = report;
  return [
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

function names({ summary }: Report): Rich {
  return joined(
    summary.people.map(({ name }): Rich => [name]),
    ', ',
  );
}

function facilitatorsForeword({ summary: { foreword }, t }: Report): Part[] {
  if (foreword === null) return [];
  const by = foreword.by?.name ?? t.plain('report.facilitators');
  return [{ kind: 'foreword', words: foreword.text, by }];
}

function mainIdeas({ workshop, summary, t }: Report): Part[] {
  const ideas = summary.ideas.flatMap((idea) => {
    const board = findBoard(workshop.opening.template, idea.board);
    return board === undefined ? [] : [{ entry: reportEntry(board, idea, [idea.id]), board }];
  });
  if (ideas.length === 0) return [];
  return [heading(2, 'ideas', t.plain('report.ideas')), { kind: 'ideas', ideas }];
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
    heading(2, 'pillars', report.t.plain('report.pillars'), undefined, counted(report, pillars)),
    ...pillars.flatMap((board) => [
      boardHeading(report, board.board, 3),
      ...boardParts(report, board),
    ]),
  ];
}

function pollParts({ t }: Report, poll: PollSummary, number: number): Part[] {
  const { question, voters, lines } = poll;
  return [
    heading(2, `poll-${number}`, question),
    ...(lines === undefined
      ? [text(t.say('poll.voters', { count: voters }))]
      : pollTable(voters, lines, t)),
    ...outcomeLines(poll, t).map((line) => text(line)),
  ];
}

function pollTable(voters: number, lines: readonly OptionTally[], t: Report['t']): Part[] {
  const best = bestWords(lines, t);
  return [
    {
      kind: 'poll',
      voters,
      rows: lines.map((line) => ({
        label: line.option.label,
        figure: figure(line),
        best: line.best,
      })),
    },
    text(best === undefined ? t.say('report.noStar') : [best]),
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

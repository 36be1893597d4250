import type { Contribution } from '../domain/board.ts';
import type { BoardSummary, ExerciseSummary, PollSummary, Summary } from '../domain/summary.ts';
import { findBoard } from '../domain/template-lookup.ts';
import type { Board, TemplateCard } from '../domain/template.ts';
import type { OpenedWorkshop } from '../domain/workshop-state.ts';
import type { Translator } from '../i18n/translator.ts';
import { boardName } from '../view/agenda-card.ts';
import { figure } from '../view/poll-card.ts';
import type { ViewFile } from '../view/view.ts';
import { escapeMarkdown } from './escape-markdown.ts';

interface Scope {
  readonly workshop: OpenedWorkshop;
  readonly t: Translator;
}

/** The whole workshop as one Markdown document: every standing contribution once, names as given. */
export function markdownReport(
  workshop: OpenedWorkshop,
  summary: Summary,
  t: Translator,
): ViewFile {
  const scope = { workshop, t };
  const sections = [
    opening(scope, summary),
    introductions(scope, summary),
    ...summary.pillars.map((board) => boardSection(scope, board)),
    ...summary.exercises.map((exercise) => exerciseSection(scope, exercise)),
    ...summary.debriefs.map((board) => boardSection(scope, board)),
    ...summary.polls.map((poll) => pollSection(scope, poll)),
    ...summary.closing.map((step) => cardsSection(scope, t.pick(step.title), step.cards)),
    thanks(scope, summary),
  ];
  return {
    name: `${fileName(summary, t)}.md`,
    text: `${sections.filter((section) => section !== '').join('\n\n')}\n`,
  };
}

function fileName(summary: Summary, t: Translator): string {
  const day = new Date(summary.at).toISOString().slice(0, 10);
  return `${t.plain('report.fileName')}-${day}`;
}

function opening({ workshop, t }: Scope, summary: Summary): string {
  const { people, contributions, votes } = summary.figures;
  const date = new Intl.DateTimeFormat(t.locale === 'fr' ? 'fr-CA' : 'en-CA', {
    dateStyle: 'long',
    timeZone: workshop.opening.timezone,
  }).format(summary.at);
  return [
    `# ${escapeMarkdown(t.plain('report.title', { title: summary.title }))}`,
    `${date} · ${escapeMarkdown(workshop.opening.template.organiser)}`,
    t.plain('summary.figures', { people, contributions, votes }),
    ...workshop.opening.template.credits.map((credit) => `*${escapeMarkdown(t.pick(credit))}*`),
  ].join('\n\n');
}

function introductions({ t }: Scope, summary: Summary): string {
  if (summary.introductions.length === 0) return '';
  const lines = summary.introductions.map(
    ({ name, organisation, word }) =>
      `- ${[name, organisation]
        .filter((part) => part !== '')
        .map(escapeMarkdown)
        .join(', ')} : **${escapeMarkdown(word)}**`,
  );
  return [`## ${t.plain('report.goRound')}`, lines.join('\n')].join('\n\n');
}

function boardSection(scope: Scope, summary: BoardSummary): string {
  return [
    `## ${escapeMarkdown(boardName(summary.board, scope.t.pick))}`,
    ...boardParagraphs(scope, summary),
  ].join('\n\n');
}

function boardParagraphs(scope: Scope, { board, entries, unanswered }: BoardSummary): string[] {
  const { t } = scope;
  return [
    escapeMarkdown(t.pick(board.prompt)),
    ...(entries.length === 0 ? [t.plain('summary.nothing')] : [entryList(scope, board, entries)]),
    ...(unanswered.length === 0 || entries.length === 0
      ? []
      : [
          t.plain('summary.unanswered', {
            questions: unanswered
              .map((field) => escapeMarkdown(t.pick(field.question ?? field.label)))
              .join(' · '),
          }),
        ]),
  ];
}

function entryList(scope: Scope, board: Board, entries: readonly Contribution[]): string {
  return entries.map((entry) => entryItem(scope, board, entry)).join('\n');
}

function entryItem({ workshop, t }: Scope, board: Board, entry: Contribution): string {
  const form = board.forms.find(({ id }) => id === entry.form);
  const by = entry.anonymous ? t.plain('contribution.anonymous') : entry.authorName;
  const head = `- **${escapeMarkdown(by)}**${form?.scale !== undefined ? ` (${escapeMarkdown(t.pick(form.button))})` : ''}`;
  if (entry.words !== undefined) return `${head}\n  - ${inItem(entry.words)}`;
  const fields = findBoard(workshop.opening.template, entry.board)?.forms.find(
    ({ id }) => id === entry.form,
  )?.fields;
  const lines = (fields ?? []).flatMap((field) => {
    const value = entry.values[field.id];
    return value === undefined
      ? []
      : [`  - ${escapeMarkdown(t.pick(field.label))} : ${inItem(value)}`];
  });
  return [head, ...lines].join('\n');
}

/** Lines of a text stay within its list item. */
function inItem(text: string): string {
  return escapeMarkdown(text).replaceAll('\n', '  \n    ');
}

function exerciseSection(scope: Scope, { title: name, boards, grid }: ExerciseSummary): string {
  const { t } = scope;
  const title = `## ${escapeMarkdown(t.pick(name))}`;
  if (grid === undefined)
    return [
      title,
      ...boards.flatMap((summary) => [
        `### ${escapeMarkdown(boardName(summary.board, t.pick))}`,
        ...boardParagraphs(scope, summary),
      ]),
    ].join('\n\n');
  const rows = grid.rows.flatMap(({ board, cells }) => [
    `### ${escapeMarkdown(boardName(board, t.pick))}`,
    ...cells.flatMap(({ scale, entries }) => [
      `#### ${t.plain('summary.scale', { scale })}`,
      entries.length === 0 ? t.plain('summary.nothing') : entryList(scope, board, entries),
    ]),
    ...collectedApart(scope, boards, board),
  ]);
  return [title, ...rows].join('\n\n');
}

/** A message collected in a scenario's thread belongs to no scale, and is told all the same. */
function collectedApart(scope: Scope, boards: readonly BoardSummary[], board: Board): string[] {
  const entries = boards.find((summary) => summary.board.id === board.id)?.entries ?? [];
  const apart = entries.filter(({ form }) => form === undefined);
  return apart.length === 0 ? [] : [entryList(scope, board, apart)];
}

function pollSection({ t }: Scope, poll: PollSummary): string {
  const rows = poll.lines.map(
    (line) => `| ${escapeMarkdown(line.option.label)} | ${line.best ? '★ ' : ''}${figure(line)} |`,
  );
  return [
    `## ${escapeMarkdown(poll.question)}`,
    t.plain('poll.voters', { count: poll.voters }),
    [`| ${t.plain('report.option')} | ${t.plain('report.votes')} |`, '| --- | --- |', ...rows].join(
      '\n',
    ),
  ].join('\n\n');
}

function cardsSection({ t }: Scope, title: string, cards: readonly TemplateCard[]): string {
  const parts = cards.flatMap((card) => [
    ...(card.title === undefined || t.pick(card.title) === title
      ? []
      : [`### ${escapeMarkdown(t.pick(card.title))}`]),
    ...card.groups.flatMap((group) => [
      ...(group.heading === undefined ? [] : [`**${escapeMarkdown(t.pick(group.heading))}**`]),
      ...group.text.map((line) => t.pick(line)),
      ...(group.bullets.length === 0
        ? []
        : [group.bullets.map((bullet) => `- ${t.pick(bullet)}`).join('\n')]),
    ]),
  ]);
  return [`## ${escapeMarkdown(title)}`, ...parts].join('\n\n');
}

function thanks({ t }: Scope, summary: Summary): string {
  if (summary.people.length === 0) return '';
  const people = summary.people.map(({ name }) => escapeMarkdown(name)).join(', ');
  return t.plain('summary.thanks', { people });
}

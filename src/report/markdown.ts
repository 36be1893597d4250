import type { Contribution } from '../domain/board.ts';
import type { BoardSummary, ExerciseSummary, PollSummary, Summary } from '../domain/summary.ts';
import { findBoard } from '../domain/template-lookup.ts';
import type { Board, CardGroup, TemplateCard } from '../domain/template.ts';
import type { OpenedWorkshop } from '../domain/workshop-state.ts';
import type { Translator } from '../i18n/translator.ts';
import { boardName } from '../view/agenda-card.ts';
import { figure } from '../view/poll-card.ts';
import type { ViewFile } from '../view/view.ts';
import { escapeLine, escapeMarkdown } from './escape-markdown.ts';

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
    name: `${fileName(scope, summary)}.md`,
    text: `${sections.filter((section) => section !== '').join('\n\n')}\n`,
  };
}

/** The day it was where the workshop was held; Sweden writes a date as files do: 2025-02-04. */
function fileName({ workshop, t }: Scope, summary: Summary): string {
  const { timezone: timeZone } = workshop.opening;
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(summary.at);
  return `${t.plain('report.fileName')}-${day}`;
}

function opening({ workshop, t }: Scope, summary: Summary): string {
  const { people, contributions, votes } = summary.figures;
  const date = new Intl.DateTimeFormat(t.locale === 'fr' ? 'fr-CA' : 'en-CA', {
    dateStyle: 'long',
    timeZone: workshop.opening.timezone,
  }).format(summary.at);
  return [
    `# ${t.plain('report.title', { title: escapeLine(summary.title) })}`,
    `${date} · ${escapeLine(workshop.opening.template.organiser)}`,
    t.plain('summary.figures', { people, contributions, votes }),
    ...workshop.opening.template.credits.map((credit) => `*${escapeLine(t.pick(credit))}*`),
  ].join('\n\n');
}

function introductions({ t }: Scope, summary: Summary): string {
  if (summary.introductions.length === 0) return '';
  const lines = summary.introductions.map(({ name, organisation, word }) => {
    const who = [name, organisation].filter((part) => part !== '').map(escapeLine);
    const said = t.plain('summary.labelled', {
      label: who.join(', '),
      text: `**${escapeLine(word)}**`,
    });
    return `- ${said}`;
  });
  return [`## ${t.plain('report.goRound')}`, lines.join('\n')].join('\n\n');
}

function boardSection(scope: Scope, summary: BoardSummary): string {
  return [
    `## ${escapeLine(boardName(summary.board, scope.t.pick))}`,
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
              .map((field) => escapeLine(t.pick(field.question ?? field.label)))
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
  const scale = form?.scale === undefined ? '' : ` (${escapeLine(t.pick(form.button))})`;
  const head = `- **${escapeLine(by)}**${scale}`;
  if (entry.words !== undefined) return `${head}\n  - ${inItem(entry.words)}`;
  const fields = findBoard(workshop.opening.template, entry.board)?.forms.find(
    ({ id }) => id === entry.form,
  )?.fields;
  const lines = (fields ?? []).flatMap((field) => {
    const value = entry.values[field.id];
    if (value === undefined) return [];
    const label = escapeLine(t.pick(field.label));
    return [`  - ${t.plain('summary.labelled', { label, text: inItem(value) })}`];
  });
  return [head, ...lines].join('\n');
}

/** Lines of a text stay within its list item; what indents them would make them a block of code. */
function inItem(text: string): string {
  return text
    .split(/[^\S\n]*(?:\r\n?|\n)[^\S\n]*/u)
    .map(escapeMarkdown)
    .join('  \n    ');
}

function exerciseSection(scope: Scope, { title: name, boards, grid }: ExerciseSummary): string {
  const { t } = scope;
  const title = `## ${escapeLine(t.pick(name))}`;
  if (grid === undefined)
    return [
      title,
      ...boards.flatMap((summary) => [
        `### ${escapeLine(boardName(summary.board, t.pick))}`,
        ...boardParagraphs(scope, summary),
      ]),
    ].join('\n\n');
  const rows = grid.rows.flatMap(({ board, cells }) => [
    `### ${escapeLine(boardName(board, t.pick))}`,
    ...cells.flatMap(({ scale, entries }) => [
      `#### ${t.plain('report.scale', { scale })}`,
      entries.length === 0 ? t.plain('summary.nothing') : entryList(scope, board, entries),
    ]),
    ...collectedApart(scope, boards, board),
  ]);
  return [title, ...rows].join('\n\n');
}

/** What belongs to no scale, such as a message collected in a scenario's thread, is told all the same. */
function collectedApart(scope: Scope, boards: readonly BoardSummary[], board: Board): string[] {
  const entries = boards.find((summary) => summary.board.id === board.id)?.entries ?? [];
  const scaled = new Set(
    board.forms.filter(({ scale }) => scale !== undefined).map(({ id }) => id),
  );
  const apart = entries.filter(({ form }) => form === undefined || !scaled.has(form));
  return apart.length === 0 ? [] : [entryList(scope, board, apart)];
}

function pollSection({ t }: Scope, poll: PollSummary): string {
  const voters = t.plain('poll.voters', { count: poll.voters });
  const title = `## ${escapeLine(poll.question)}`;
  if (poll.lines === undefined) return [title, voters, t.plain('poll.resultsHidden')].join('\n\n');
  const rows = poll.lines.map(
    (line) => `| ${escapeLine(line.option.label)} | ${line.best ? '★ ' : ''}${figure(line)} |`,
  );
  const head = [`| ${t.plain('report.option')} | ${t.plain('report.votes')} |`, '| --- | --- |'];
  return [title, voters, [...head, ...rows].join('\n')].join('\n\n');
}

function cardsSection({ t }: Scope, title: string, cards: readonly TemplateCard[]): string {
  const parts = cards.flatMap((card) => [
    ...(card.title === undefined || t.pick(card.title) === title
      ? []
      : [`### ${escapeLine(t.pick(card.title))}`]),
    ...card.groups.flatMap((group) => groupParagraphs(group, t)),
  ]);
  return [`## ${escapeLine(title)}`, ...parts].join('\n\n');
}

/** A template's own words keep their marks: its author is trusted. */
function groupParagraphs({ heading, text, bullets, link }: CardGroup, t: Translator): string[] {
  return [
    ...(heading === undefined ? [] : [`**${escapeLine(t.pick(heading))}**`]),
    ...text.map((line) => t.pick(line)),
    ...(bullets.length === 0 ? [] : [bullets.map((bullet) => `- ${t.pick(bullet)}`).join('\n')]),
    ...(link === undefined ? [] : [linkText(escapeLine(t.pick(link.label)), link.url)]),
  ];
}

function linkText(label: string, url: string | undefined): string {
  return url === undefined ? label : `[${label}](<${url}>)`;
}

function thanks({ t }: Scope, summary: Summary): string {
  if (summary.people.length === 0) return '';
  const people = summary.people.map(({ name }) => escapeLine(name)).join(', ');
  return t.plain('summary.thanks', { people });
}

import type { PersonId } from '../../kernel/people.ts';
import type { Named } from '../domain/attribution.ts';
import type { PollSummary } from '../domain/poll-summary.ts';
import type { BoardSummary } from '../domain/board-summary.ts';
import type { BoardForm } from '../../template/domain/template.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { reportEntries, type ReportEntry } from './entry.ts';
import { jsonChunks } from './json-chunks.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, type Report } from './report.ts';
import type { SummaryDocument } from './schema.ts';

type BoardDocument = SummaryDocument['boards'][number];
/** The type with its longest list generated lazily. */
type Streamed<T, K extends keyof T, Of> = Omit<T, K> & { readonly [Key in K]: Iterable<Of> };
type StreamedBoard = Streamed<
  BoardDocument,
  'contributions',
  BoardDocument['contributions'][number]
>;
type StreamedDocument = Streamed<SummaryDocument, 'boards', StreamedBoard>;

/**
 * Replaces people's platform ids, which are private, with ids of this document. People who asked
 * not to be named get a new id each time, and no name.
 */
type Naming = (who: Named | undefined) => { id: string; name: string };

/** Everything of a workshop that people may reuse, under the schema in schema.ts. */
export function summaryJson(report: Report): FileInPieces {
  return { name: `${baseName(report)}.json`, chunks: () => jsonChunks(documentOf(report)) };
}

function documentOf(report: Report): StreamedDocument {
  const { workshop, summary, t } = report;
  const { opening } = workshop;
  const named = naming(report);
  const { people, contributions, votes } = summary.figures;
  return {
    format: 'palabre-summary',
    version: 1,
    title: summary.title,
    locale: t.locale,
    timezone: opening.timezone,
    openedAt: written(opening.at),
    closedAt: workshop.closedAt === null ? null : written(workshop.closedAt),
    updatedAt: summary.updatedAt === null ? null : written(summary.updatedAt),
    template: {
      id: opening.template.id,
      title: t.pick(opening.template.title),
      organiser: opening.template.organiser ?? '',
      credits: opening.template.credits.map((credit) => t.pick(credit)),
    },
    figures: { people, contributions, votes },
    word:
      summary.foreword === null
        ? null
        : { text: summary.foreword.text, author: named(summary.foreword.by) },
    people: summary.people.map(named),
    introductions: summary.introductions.map(({ by, organisation, word }) => {
      const { id: person, name } = named(by);
      return { person, name, organisation, word };
    }),
    polls: summary.polls.map(pollOf),
    boards: boards(report, named),
  };
}

function pollOf(poll: PollSummary): SummaryDocument['polls'][number] {
  const { question, voters } = poll;
  if (poll.lines === undefined) return { question, voters, options: null };
  const options = poll.lines.map(({ option: { id, label }, yes, ifNeedBe, best }) => ({
    id,
    label,
    yes,
    ifNeedBe,
    best,
  }));
  return { question, voters, options };
}

function naming({ summary }: Report): Naming {
  const ids = new Map<PersonId, string>();
  let given = 0;
  const next = () => `p${(given += 1)}`;
  const idOf = (person: PersonId) => {
    const id = ids.get(person) ?? next();
    ids.set(person, id);
    return id;
  };
  for (const { id } of summary.people) idOf(id);
  return (who) =>
    who === undefined ? { id: next(), name: '' } : { id: idOf(who.id), name: who.name };
}

function* boards(report: Report, named: Naming): Generator<StreamedBoard> {
  const { summary, t } = report;
  const { template } = report.workshop.opening;
  for (const board of summary.pillars) {
    const title = template.pillars.find(({ id }) => id === board.home.id)?.title;
    yield boardOf(report, board, title === undefined ? '' : t.pick(title), named);
  }
  for (const { title, boards: within } of summary.exercises)
    for (const board of within) yield boardOf(report, board, t.pick(title), named);
  for (const board of summary.debriefs) {
    const title = template.steps.find(({ id }) => id === board.home.id)?.title;
    yield boardOf(report, board, title === undefined ? '' : t.pick(title), named);
  }
}

function boardOf(
  { workshop, t }: Report,
  { board, home, entries, unanswered }: BoardSummary,
  section: string,
  named: Naming,
): StreamedBoard {
  return {
    id: board.id,
    in: home.kind,
    section: { id: home.id, title: section },
    pillar: pillarOfBoard(workshop.opening.template, board.id) ?? null,
    circle: board.circle ?? null,
    label: board.label ?? null,
    title: t.pick(board.title),
    prompt: t.pick(board.prompt),
    forms: board.forms.map((form) => formOf(form, t)),
    unanswered: unanswered.map((field) => t.pick(field.question ?? field.label)),
    contributions: contributions(
      reportEntries(board, entries, workshop.highlights.kept, t.locale),
      named,
    ),
  };
}

function formOf({ id, title, as, scale, subject, fields }: BoardForm, t: Report['t']) {
  return {
    id,
    title: t.pick(title),
    about: as ?? null,
    scale: scale ?? null,
    subject: subject ?? null,
    fields: fields.map((field) => ({
      id: field.id,
      label: t.pick(field.label),
      question: field.question === undefined ? null : t.pick(field.question),
    })),
  };
}

function* contributions(entries: Iterable<ReportEntry>, named: Naming) {
  for (const entry of entries) yield contributionOf(entry, named);
}

function contributionOf(
  { author, at, form, answers, words, collected, kept }: ReportEntry,
  named: Naming,
) {
  return {
    author: author === undefined ? null : named(author),
    at: at === undefined ? null : written(at),
    form: form?.id ?? null,
    values: Object.fromEntries(answers.map(({ field, text }) => [field.id, text])),
    words: words ?? null,
    collected,
    kept,
  };
}

function written(instant: number): string {
  return new Date(instant).toISOString();
}

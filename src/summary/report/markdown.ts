import { strong, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ReportEntry } from './entry.ts';
import { escapeLine, escapeMarkdown } from './escape-markdown.ts';
import { partsOf } from './parts.ts';
import type { Idea, Part, Voice } from './part.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import { baseName, subtitleOf, type Report } from './report.ts';

/** The whole workshop as one Markdown document: every contribution once, with names as given. */
export function markdownReport(report: Report): FileInPieces {
  return { name: `${baseName(report)}.md`, chunks: () => chunks(report) };
}

function* chunks(report: Report): Generator<string> {
  yield opening(report);
  for (const part of partsOf(report)) {
    yield '\n\n';
    if (part.kind === 'entries') yield* entryList(report, part.entries());
    else if (part.kind === 'ideas') yield* ideaList(report, part.ideas);
    else yield partText(part, report.t);
  }
  const { t, workshop } = report;
  const title = t.pick(workshop.opening.template.title);
  yield `\n\n${escapeLine(t.plain('summary.again', { title }))}\n`;
}

function opening(report: Report): string {
  const { workshop, summary, t } = report;
  const { credits } = workshop.opening.template;
  return [
    `# ${t.plain('report.title', { title: escapeLine(summary.title) })}`,
    escapeLine(subtitleOf(report)),
    t.plain('summary.figures', summary.figures),
    ...credits.map((credit) => `*${escapeLine(t.pick(credit))}*`),
  ].join('\n\n');
}

function partText(part: Exclude<Part, { kind: 'entries' | 'ideas' }>, t: Translator): string {
  switch (part.kind) {
    case 'heading':
      return headingText(part);
    case 'text':
      return richText(part.text);
    case 'foreword':
      return `${richText([part.words])} – ${richText([strong(part.by)])}`;
    case 'list':
      return part.items.map((item) => `- ${richText(item)}`).join('\n');
    case 'voices':
      return part.voices.map((voice) => voiceLine(voice, t)).join('\n');
    case 'poll':
      // A line of text on both sides: a pad without tables would merge this one with what follows.
      return [
        `${t.plain('poll.voters', { count: part.voters })}\n`,
        `| ${t.plain('report.option')} | ${t.plain('report.votes')} |`,
        '| --- | --- |',
        ...part.rows.map(
          ({ label, figure, best }) => `| ${escapeLine(label)} | ${best ? '★ ' : ''}${figure} |`,
        ),
      ].join('\n');
  }
}

function headingText({ level, text, count }: Extract<Part, { kind: 'heading' }>): string {
  const title = `${'#'.repeat(level)} ${escapeLine(text)}`;
  return count === undefined ? title : `${title}\n\n${richText(count)}`;
}

function richText(text: Rich): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return lines(piece).map(escapeMarkdown).join('  \n');
      if (piece.kind === 'strong') return `**${richText(piece.of).trim()}**`;
      return piece.kind === 'link' ? `[${escapeLine(piece.label)}](<${address(piece.url)}>)` : '';
    })
    .join('');
}

/** Percent-encodes what would end the address early. */
function address(url: string): string {
  return url.replaceAll(/[<>\\\s]/gu, encodeURIComponent);
}

function voiceLine({ name, organisation, word }: Voice, t: Translator): string {
  const who = [name, organisation].filter((part) => part !== '').map(escapeLine);
  const text = `**${escapeLine(word)}**`;
  return `- ${t.plain('summary.labelled', { label: who.join(', '), text })}`;
}

function* ideaList(report: Report, ideas: readonly Idea[]): Generator<string> {
  yield* entryList(
    report,
    ideas.map(({ entry }) => ({ ...entry, kept: false })),
  );
}

function* entryList({ t }: Report, entries: Iterable<ReportEntry>): Generator<string> {
  let between = '';
  for (const entry of entries) {
    yield `${between}${entryItem(entry, t)}`;
    between = '\n';
  }
}

function entryItem({ author, form, answers, words, kept }: ReportEntry, t: Translator): string {
  const by = author?.name ?? t.plain('contribution.anonymous');
  const notes = [
    ...(form?.scale === undefined ? [] : [escapeLine(t.pick(form.button))]),
    ...(kept ? [`★ ${t.plain('report.kept')}`] : []),
  ];
  return [
    `- **${escapeLine(by)}**${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`,
    ...(words === undefined ? [] : [`  - ${inItem(words)}`]),
    ...answers.map(({ field, text }) => {
      const label = escapeLine(t.pick(field.label));
      return `  - ${t.plain('summary.labelled', { label, text: inItem(text) })}`;
    }),
  ].join('\n');
}

/** Keeps the lines of a text within its list item; indented lines would become a code block. */
function inItem(text: string): string {
  return lines(text).map(escapeMarkdown).join('  \n    ');
}

/** Without the white space around line breaks. */
function lines(text: string): string[] {
  const bare = text.replaceAll(/\s+/gu, (space) =>
    /[\r\n]/u.test(space) ? space.replaceAll(/[^\S\r\n]/gu, '') : space,
  );
  return bare.split(/\r\n?|\n/u);
}

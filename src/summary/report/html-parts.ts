import { escapeHtml } from '../../kernel/escape-html.ts';
import { pillarSign } from '../../kernel/view/accent.ts';
import type { ReportEntry } from './entry.ts';
import { richHtml, wordsHtml } from './html-text.ts';
import { pillarOfBoard } from '../../template/domain/lookup.ts';
import { boardName } from '../../template/view/board-name.ts';
import type { Idea, Part, Voice } from './part.ts';
import type { Report } from './report.ts';

/** In characters: from there on, a contribution may be split between two pages. */
const longAnswer = 900;

export type Heading = Extract<Part, { kind: 'heading' }>;

/** Renders a part of the report, under the heading above it; lists are generated entry by entry. */
export function* partChunks(part: Part, report: Report, above?: Heading): Generator<string> {
  switch (part.kind) {
    case 'heading':
      yield headingHtml(part, report, above);
      return;
    case 'text':
      yield `<p dir="auto">${richHtml(part.text)}</p>\n`;
      return;
    case 'foreword':
      yield `<blockquote class="foreword"><p dir="auto">${wordsHtml(part.words)}</p></blockquote>\n<p class="by">${bdi(part.by)}</p>\n`;
      return;
    case 'ideas':
      yield `<ul class="ideas">\n${part.ideas.map((idea) => ideaHtml(idea, report)).join('')}</ul>\n`;
      return;
    case 'list':
      yield `<ul>\n${part.items.map((item) => `<li dir="auto">${richHtml(item)}</li>\n`).join('')}</ul>\n`;
      return;
    case 'voices':
      yield voicesHtml(part.voices, report);
      return;
    case 'poll':
      yield pollHtml(part, report);
      return;
    case 'entries':
      yield '<ul class="entries">\n';
      for (const entry of part.entries()) yield entryHtml(entry, report);
      yield '</ul>\n';
  }
}

function headingHtml(heading: Heading, report: Report, above: Heading | undefined): string {
  const { level, id, text, pillar, count } = heading;
  const kind = pillar === undefined ? '' : ` class="${pillar}"`;
  const sign =
    pillar === undefined
      ? ''
      : `<span class="sign" aria-hidden="true">${pillarSign(pillar).trim()}</span> `;
  const isSaid = above?.pillar === pillar;
  return `<section id="${escapeHtml(id)}"${kind}>
<h${level}>${sign}<bdi>${escapeHtml(text)}</bdi></h${level}>
${count === undefined ? '' : `<p class="total">${richHtml(count)}</p>\n`}${isSaid ? '' : pillarHtml(heading, report)}`;
}

/** A pillar's name, where neither the heading nor the one above it says it. */
function pillarHtml({ pillar, text }: Heading, { workshop, t }: Report): string {
  const found = workshop.opening.template.pillars.find(({ id }) => id === pillar);
  const name = found === undefined ? '' : t.pick(found.title);
  if (name === '' || text.includes(name)) return '';
  return `<p class="pillar">${escapeHtml(name)}</p>\n`;
}

/** One line per voice: three columns would break words on a phone. */
function voicesHtml(voices: readonly Voice[], { t }: Report): string {
  const items = voices.map(({ name, organisation, word }) => {
    const label = [name, organisation]
      .filter((part) => part !== '')
      .map(bdi)
      .join(', ');
    const text = `<strong>${bdi(word)}</strong>`;
    return `<li>${t.plain('summary.labelled', { label, text })}</li>\n`;
  });
  return `<ul class="voices">\n${items.join('')}</ul>\n`;
}

function pollHtml({ rows: lines, voters }: Extract<Part, { kind: 'poll' }>, { t }: Report): string {
  const rows = lines.map(
    ({ label, figure, best }) =>
      `<tr${best ? ' class="best"' : ''}><th scope="row">${bdi(label)}</th>` +
      `<td class="number">${best ? '★ ' : ''}${escapeHtml(figure)}</td></tr>`,
  );
  const titles = [t.plain('report.option'), t.plain('report.votes')];
  const head = titles.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const count = `<p dir="auto">${escapeHtml(t.plain('poll.voters', { count: voters }))}</p>\n`;
  return `${count}<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n`;
}

/** An idea in its author's words, with a link to where it stands among the others. */
function ideaHtml({ entry, board }: Idea, { workshop, t }: Report): string {
  const { author, answers, words } = entry;
  const pillar = pillarOfBoard(workshop.opening.template, board.id);
  const said = [
    ...(words === undefined ? [] : [wordsHtml(words)]),
    ...answers.map(({ field, text }) => {
      const label = answers.length === 1 ? '' : `<b>${bdi(t.pick(field.label))}</b> `;
      return `${label}${wordsHtml(text)}`;
    }),
  ];
  const by = bdi(author?.name ?? t.plain('contribution.anonymous'));
  const where = `<a href="#board-${escapeHtml(board.id)}"><bdi>${escapeHtml(boardName(board, t.pick))}</bdi></a>`;
  return (
    `<li${pillar === undefined ? '' : ` class="${pillar}"`}><blockquote>` +
    `${said.map((each) => `<p dir="auto">${each}</p>`).join('')}</blockquote>` +
    `<p class="by">${by} · ${where}</p></li>\n`
  );
}

function entryHtml({ author, form, answers, words, kept }: ReportEntry, { t }: Report): string {
  const by = author?.name ?? t.plain('contribution.anonymous');
  const notes = [
    ...(form?.scale === undefined ? [] : [t.pick(form.button)]),
    ...(kept ? [`★ ${t.plain('report.kept')}`] : []),
  ];
  const small = notes.length === 0 ? '' : ` <small>${escapeHtml(notes.join(' · '))}</small>`;
  const paragraph = words === undefined ? '' : `<p dir="auto">${wordsHtml(words)}</p>`;
  const fields = answers.map(
    ({ field, text }) =>
      `<div><dt>${escapeHtml(t.pick(field.label))}</dt><dd dir="auto">${wordsHtml(text)}</dd></div>`,
  );
  const list = fields.length === 0 ? '' : `<dl>${fields.join('')}</dl>`;
  const length = answers.reduce((sum, { text }) => sum + text.length, words?.length ?? 0);
  const kind = [...(kept ? ['kept'] : []), ...(length > longAnswer ? ['long'] : [])].join(' ');
  return `<li${kind === '' ? '' : ` class="${kind}"`}><p class="who">${bdi(by)}${small}</p>${paragraph}${list}</li>\n`;
}

/** Isolates text direction, so that right-to-left text does not affect what is around it. */
function bdi(text: string): string {
  return `<bdi>${wordsHtml(text)}</bdi>`;
}

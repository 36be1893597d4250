import { written } from '../kernel/written.ts';
import type { Context, GivenFile } from '../engine/requests/command.ts';
import { privately, receipt, refused, type Reply } from '../engine/requests/reply.ts';
import { fileName } from '../kernel/view/file-name.ts';
import { note } from '../kernel/view/note.ts';
import type { View } from '../kernel/view/view.ts';
import { asNamedNow, importPoll as keepImported, type ImportedPoll } from './cases.ts';
import { framadateRules } from './domain/rules.ts';
import type { Ballot, PollState } from './domain/state.ts';
import { resultsRefused } from './domain/tally.ts';
import { pollCsv } from './export/csv.ts';
import { exportOf } from './export/export-poll.ts';
import { pollJson } from './export/json.ts';
import type { PollSheet } from './export/sheet.ts';
import { totalsCsv } from './export/totals-csv.ts';
import type { InPollPlace, OnPoll } from './subjects.ts';

export const pollFormats = ['csv', 'json'] as const;
type Format = (typeof pollFormats)[number];

/** The result of a poll as a file, for those who manage it. */
export async function exportPoll(context: OnPoll, format: Format = 'csv'): Promise<Reply> {
  const { poll } = context.subject.value;
  if (poll.status === 'draft') return refused({ kind: 'pollNotOpen' });
  const kept = resultsRefused(poll);
  if (kept !== undefined) return refused(kept);
  return privately(exported(await asNamedNow(context.subject, poll), format, context));
}

function exported(found: PollState, format: Format, { t }: Context): View {
  const whole = exportOf(found);
  const table = whole.rules.named ? pollCsv : totalsCsv;
  const text = format === 'csv' ? table(whole) : pollJson(whole);
  return {
    ...note(t.say('export.poll')),
    files: [{ name: `${fileName(whole.question)}.${format}`, text }],
  };
}

/** Imports a poll that was held elsewhere, from a Framadate export. */
export async function importPoll(
  { subject, t, now }: InPollPlace,
  file: GivenFile,
  question: string | undefined,
): Promise<Reply> {
  const read = await file.bytes();
  if (!read.ok) return refused(read.error);
  // Loaded when somebody uploads a file: the start does not wait for what few people use.
  const { readPollFile } = await import('./export/read-file.ts');
  const about = {
    question: written(question ?? '') || file.name.replace(/\.\w+$/u, ''),
    locale: t.locale,
  };
  const sheet = readPollFile(read.value, about);
  if (!sheet.ok) return refused(sheet.error);
  const imported = await keepImported(subject, fromSheet(sheet.value, now()));
  if (!imported.ok) return refused(imported.error);
  return receipt(t.say('done.pollImported', { count: imported.value.voters }));
}

function fromSheet({ question, locale, options, rows }: PollSheet, at: number): ImportedPoll {
  const named = options.map(({ label, heading }, index) => ({
    id: `o${index + 1}`,
    label,
    ...(heading.length === 1 && heading[0] === label ? {} : { heading: [...heading] }),
  }));
  const ballots = rows.map(({ name, stances }): Ballot => {
    const of = (stance: string) =>
      named.filter((_, index) => stances[index] === stance).map(({ id }) => id);
    return { name, at, yes: of('yes'), ifNeedBe: of('ifNeedBe'), no: of('no') };
  });
  return { draft: { question, options: named, rules: framadateRules }, ballots, locale };
}

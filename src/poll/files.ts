import { leaf, privately, refused, type Context, type Reply } from '../engine/requests/command.ts';
import { choice, requiredFile, text } from '../engine/requests/options.ts';
import { importPoll as keepImported } from './cases.ts';
import type { Ballot, PollState } from './domain/state.ts';
import { pollLimits } from './domain/set-up.ts';
import { resultsRefused } from './domain/tally.ts';
import { exportOf } from './export/export-poll.ts';
import { pollCsv } from './export/csv.ts';
import { pollJson } from './export/json.ts';
import { totalsCsv } from './export/totals-csv.ts';
import { framadateRules, type PollSheet } from './export/sheet.ts';
import { fileName } from '../kernel/view/file-name.ts';
import { note } from '../kernel/view/note.ts';
import { pollsNamed } from './offered.ts';

const poll = text('poll', pollsNamed('open', 'closed'));
const format = choice('format', ['csv', 'json']);
const file = requiredFile('file', { maxBytes: 2_000_000 });
const question = text('question', { limits: { min: 1, max: pollLimits.question } });

export const exportPoll = leaf(
  'poll export',
  [poll, format],
  async (context, given): Promise<Reply> => {
    const { poll: found } = context.subject.value;
    if (found.status === 'draft') return refused({ kind: 'pollNotOpen' });
    const kept = resultsRefused(found);
    if (kept !== undefined) return refused(kept);
    return privately(exported(found, given(format) ?? 'csv', context));
  },
  { poll },
);

function exported(found: PollState, kind: 'csv' | 'json', { t }: Context) {
  const whole = exportOf(found);
  const table = whole.rules.named ? pollCsv : totalsCsv;
  const written = kind === 'csv' ? table(whole) : pollJson(whole);
  return {
    ...note(t.say('export.poll')),
    files: [{ name: `${fileName(whole.question)}.${kind}`, text: written }],
  };
}

export const importPoll = leaf(
  'poll import',
  [file, question],
  async ({ subject, t, now }, given): Promise<Reply> => {
    const read = await given(file).text();
    if (!read.ok) return refused(read.error);
    // Loaded when somebody brings a file: the start waits for nothing that few ever use.
    const { localeOfPollCsv, readPollCsv } = await import('./export/read-csv.ts');
    const about = {
      question: given(question) ?? given(file).name.replace(/\.\w+$/u, ''),
      locale: localeOfPollCsv(read.value) ?? t.locale,
    };
    const sheet = readPollCsv(read.value, about);
    if (!sheet.ok) return refused(sheet.error);
    const imported = await keepImported(subject, fromSheet(sheet.value, now()));
    if (!imported.ok) return refused(imported.error);
    return privately(note(t.say('done.pollImported', { count: imported.value.voters })));
  },
);

function fromSheet({ question: asked, locale, options, rows }: PollSheet, at: number) {
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
  return { draft: { question: asked, options: named, rules: framadateRules }, ballots, locale };
}

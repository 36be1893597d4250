import { alphabetical } from '../../kernel/collation.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Contribution } from '../../board/domain/board.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Board, BoardForm, Field } from '../../template/domain/template.ts';

/** A contribution as all formats of the report show it. */
export interface ReportEntry {
  /** Absent if anonymous; so is `at`. */
  readonly author: { readonly id: PersonId; readonly name: string } | undefined;
  readonly at: number | undefined;
  /** Absent for a collected message. */
  readonly form: BoardForm | undefined;
  readonly answers: readonly { readonly field: Field; readonly text: string }[];
  readonly words: string | undefined;
  readonly collected: boolean;
  /** Whether the facilitators highlighted it. */
  readonly kept: boolean;
}

/**
 * A board's contributions: signed ones in the order they were written, then anonymous ones in
 * alphabetical order of what they say, since their position would reveal when they were written and so by whom. Generated
 * lazily.
 */
export function* reportEntries(
  board: Board,
  entries: readonly Contribution[],
  kept: readonly string[],
  locale: Locale,
): Generator<ReportEntry> {
  const order = alphabetical(locale);
  const signed = entries.filter(({ anonymous }) => !anonymous);
  const unsigned = entries
    .filter(({ anonymous }) => anonymous)
    .map((entry) => ({ entry, key: saidIn(entry) }))
    .toSorted((a, b) => order(a.key, b.key))
    .map(({ entry }) => entry);
  for (const entry of [...signed, ...unsigned]) yield reportEntry(board, entry, kept);
}

function saidIn({ form, values, words }: Contribution): string {
  return [form, ...Object.values(values), words].join('\n');
}

export function reportEntry(
  board: Board,
  entry: Contribution,
  kept: readonly string[],
): ReportEntry {
  const form = board.forms.find(({ id }) => id === entry.form);
  return {
    author: entry.anonymous ? undefined : { id: entry.author, name: entry.authorName },
    at: entry.anonymous ? undefined : entry.at,
    form,
    answers: (form?.fields ?? []).flatMap((field) => {
      const text = entry.values[field.id];
      return text === undefined ? [] : [{ field, text }];
    }),
    words: entry.words,
    collected: entry.source !== undefined,
    kept: kept.includes(entry.id),
  };
}

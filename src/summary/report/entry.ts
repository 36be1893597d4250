import type { Contribution } from '../../board/domain/board.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Board, BoardForm, Field } from '../../template/domain/template.ts';

/** A contribution as every format of the report tells it. */
export interface ReportEntry {
  /** Absent where it was given without a name, and `at` with it. */
  readonly author: { readonly id: PersonId; readonly name: string } | undefined;
  readonly at: number | undefined;
  /** Absent for a message that was collected. */
  readonly form: BoardForm | undefined;
  readonly answers: readonly { readonly field: Field; readonly text: string }[];
  readonly words: string | undefined;
  readonly collected: boolean;
  /** Whether the facilitators put it among the great ideas. */
  readonly kept: boolean;
}

/**
 * What a board gathered: what is signed in the order it came, then what is not in the order of what
 * it says, for a place between two others would tell when it was written, and so by whom. Each is
 * made only when its turn comes.
 */
export function* reportEntries(
  board: Board,
  entries: readonly Contribution[],
  kept: readonly string[],
): Generator<ReportEntry> {
  const signed = entries.filter(({ anonymous }) => !anonymous);
  const unsigned = entries
    .filter(({ anonymous }) => anonymous)
    .map((entry) => ({ entry, key: saidIn(entry) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
  for (const entry of [...signed, ...unsigned]) yield reportEntry(board, entry, kept);
}

function saidIn({ form, values, words }: Contribution): string {
  return [form, ...Object.values(values), words].join('\n');
}

function reportEntry(board: Board, entry: Contribution, kept: readonly string[]): ReportEntry {
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

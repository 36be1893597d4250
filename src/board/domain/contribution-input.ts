import { isOneWord, isLongerThan, written } from '../../kernel/written.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Board, BoardForm, Field } from '../../template/domain/template.ts';

/** What somebody typed in a board's form, by field. */
export interface ContributionInput {
  readonly values: Readonly<Record<string, string>>;
  readonly anonymous: boolean;
}

export type InputError =
  | { readonly kind: 'contributionEmpty' }
  | { readonly kind: 'fieldMissing'; readonly field: string }
  | { readonly kind: 'fieldTooLong'; readonly field: string; readonly max: number }
  | { readonly kind: 'fieldNotOneWord'; readonly field: string }
  | { readonly kind: 'anonymityNotAllowed' };

/** The values as the form keeps them: trimmed, without those in which nothing can be seen. */
export function checkInput(
  board: Board,
  form: BoardForm,
  input: ContributionInput,
): Result<Record<string, string>, InputError> {
  if (input.anonymous && !board.anonymous) return err({ kind: 'anonymityNotAllowed' });
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    const value = written(input.values[field.id] ?? '');
    const mistake = mistakeIn(field, value);
    if (mistake !== undefined) return err(mistake);
    if (value !== '') values[field.id] = value;
  }
  if (Object.keys(values).length === 0) return err({ kind: 'contributionEmpty' });
  return ok(values);
}

function mistakeIn(field: Field, value: string): InputError | undefined {
  if (field.required && value === '') return { kind: 'fieldMissing', field: field.id };
  if (isLongerThan(value, field.max))
    return { kind: 'fieldTooLong', field: field.id, max: field.max };
  if (field.oneWord && value !== '' && !isOneWord(value))
    return { kind: 'fieldNotOneWord', field: field.id };
  return undefined;
}

import { type Field, type Value } from './fields.ts';

export interface FieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly problem: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** With the ids by which label, help and problem are tied to the input for a screen reader. */
export interface TiedFieldProps extends FieldProps {
  readonly ties: { readonly id: string; readonly describedBy: string };
}

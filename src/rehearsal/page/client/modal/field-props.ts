import { type Field, type Value } from './fields.ts';

export interface FieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly problem: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** With the ids that tie label, help and problem to the input for screen readers. */
export interface TiedFieldProps extends FieldProps {
  readonly ties: { readonly id: string; readonly describedBy: string };
}

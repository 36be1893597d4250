/** The `value` of a form's field, if it has one. */
export function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}

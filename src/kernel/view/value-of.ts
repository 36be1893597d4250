/** What a field of a form holds already, if anything. */
export function valueOf(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}

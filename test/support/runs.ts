/**
 * How many examples a property is tried on: few with every change, so that the suite stays short, and
 * many in the long form (`npm run test:long`), which sets `LONG_FORM`.
 */
export function runs(few: number, many = few * 10): { readonly numRuns: number } {
  return { numRuns: process.env['LONG_FORM'] === undefined ? few : many };
}

/**
 * Letters without their accents, for searching and naming. Combining marks that were typed are
 * removed first: normalising a run of a thousand of them takes a million steps.
 */
export function unaccented(text: string): string {
  return withoutMarks(withoutMarks(text).normalize('NFD'));
}

const withoutMarks = (text: string): string => text.replaceAll(/\p{M}/gu, '');

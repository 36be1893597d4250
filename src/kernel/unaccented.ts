/**
 * Letters without their accents, to find or name things by. Marks typed apart go first: to put a
 * thousand of them in order takes a million steps.
 */
export function unaccented(text: string): string {
  return withoutMarks(withoutMarks(text).normalize('NFD'));
}

const withoutMarks = (text: string): string => text.replaceAll(/\p{M}/gu, '');

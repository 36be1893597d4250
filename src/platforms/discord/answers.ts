import { z } from 'zod';

const withId = z.object({ id: z.string() });

/** The id of what was created. Throws if the answer is something else. */
export function idOf(answer: unknown): string {
  return withId.parse(answer).id;
}

/** Throws unless the answer is what was changed. */
export function expectIt(answer: unknown, id: string): void {
  if (idOf(answer) !== id) throw new Error('Discord did not return what was changed');
}

/** Throws unless the answer is empty, as Discord's is after a deletion. */
export function expectNothing(answer: unknown): void {
  if (!(answer instanceof ArrayBuffer) || answer.byteLength > 0)
    throw new Error('Discord returned content where none was expected');
}

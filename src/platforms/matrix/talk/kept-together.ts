import type { Kept } from './memory.ts';

/** The longest that keeping somebody's memory waits for others', in milliseconds. */
const togetherMs = 25;

/**
 * While many people are answered, answers go first: what is known of them is kept in one write,
 * after the last of them or a moment after the first. `isLast`: nobody else is being answered.
 */
export function keptTogether(
  kept: Pick<Kept, 'keep'>,
  isLast: () => boolean,
): (person: string) => Promise<void> {
  let people: string[] = [];
  let write: (() => void) | undefined;
  let over: Promise<void> = Promise.resolve();
  const begin = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, togetherMs);
      write = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    write = undefined;
    const those = people;
    people = [];
    await kept.keep(those);
  };
  return (person) => {
    people.push(person);
    if (write === undefined) over = begin();
    const mine = over;
    if (isLast()) write?.();
    return mine;
  };
}

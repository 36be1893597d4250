import type { Message, Person } from '../../src/rehearsal/local-discord/index.ts';
import { allComponents } from '../../src/rehearsal/look.ts';

const textChannel = 0;

/** The card of a board, in its thread: the step's message in the channel has the same button. */
export function boardCard(person: Person): Message | undefined {
  return person
    .channels()
    .filter(({ type }) => type !== textChannel)
    .flatMap(({ id }) => person.read(id))
    .filter(({ components }) =>
      allComponents(components).some(
        ({ custom_id: id }) => id?.startsWith('contribute.open:') === true,
      ),
    )
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .at(-1);
}

import type { Channel, Component, Message, Modal, Outcome, Person } from './local-discord/index.ts';

/** How long a person looks for something on their screen, in milliseconds. */
const patienceMs = 30_000;
const glanceMs = 10;

/** Waits like a person: keeps looking until it is there. */
export async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, glanceMs));
  }
}

/** Every component of a message, including nested ones. */
export function allComponents(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...allComponents(component.components ?? []),
    ...(component.accessory === undefined ? [] : allComponents([component.accessory])),
  ]);
}

/** The latest message this person can see with a control whose address starts like this. */
export function messageWith(
  person: Person,
  address: string,
  where: (channel: Channel) => boolean = () => true,
): Message | undefined {
  const pattern = addressPattern(address);
  return person
    .channels()
    .filter(where)
    .flatMap(({ id }) => person.read(id))
    .filter((message) => holds(message, pattern))
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .at(-1);
}

/** An address is given by its start, which may have wildcards for ids not known in advance. */
function addressPattern(address: string): RegExp {
  return new RegExp(`^${address.replaceAll('.', '\\.')}(?![a-z0-9-])`, 'u');
}

/** Something that is greyed out cannot be used yet. */
function holds(message: Message, pattern: RegExp): boolean {
  return allComponents(message.components).some(
    ({ custom_id, disabled }) => disabled !== true && pattern.test(custom_id ?? ''),
  );
}

/** Waits for a button whose address starts like this, anywhere, and presses it. */
export async function press(person: Person, address: string): Promise<Outcome> {
  const message = await until(`a button ${address}`, () => messageWith(person, address));
  return person.click(message, { customId: addressPattern(address) });
}

/** Opens a form with a button, fills it in and sends it. */
export async function fillIn(
  person: Person,
  address: string,
  values: Record<string, string | string[]>,
): Promise<Outcome> {
  return person.submit(formOf(await press(person, address)), values);
}

export function formOf(outcome: Outcome): Modal {
  if (outcome.kind !== 'modal') throw new Error(`Expected a form, got ${outcome.kind}.`);
  return outcome.modal;
}

export function messageOf(outcome: Outcome): Message {
  if (outcome.kind !== 'message' && outcome.kind !== 'update')
    throw new Error(`Expected a message, got ${outcome.kind}.`);
  return outcome.message;
}

/** The text of a message, from its text displays. */
export function wordsOf(message: Message): string {
  return allComponents(message.components)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

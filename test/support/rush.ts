import { setTimeout as pause } from 'node:timers/promises';
import type { Message, Modal, Outcome, Person } from '../../src/rehearsal/local-discord/index.ts';
import { formOf, messageOf, wordsOf } from '../../src/rehearsal/look.ts';

/** What somebody ticks, by option number, from 0. */
export interface Ticks {
  readonly yes: readonly number[];
  readonly ifNeedBe: readonly number[];
}

/** A different ballot for each number below 3 to the power of `options`: its digits in base 3. */
export function ticksOf(number: number, options: number): Ticks {
  const digit = (option: number) => Math.floor(number / 3 ** option) % 3;
  const ticked = (value: number) =>
    Array.from({ length: options }, (_, option) => option).filter(
      (option) => digit(option) === value,
    );
  return { yes: ticked(1), ifNeedBe: ticked(2) };
}

const named = (ticked: readonly number[]) => ticked.map((option) => `o${option + 1}`);

/** How long people waited for the bot's response, in milliseconds. */
export interface Waits {
  readonly form: number[];
  readonly receipt: number[];
}

async function waited(times: number[], gesture: Promise<Outcome>): Promise<Outcome> {
  const from = performance.now();
  const outcome = await gesture;
  times.push(performance.now() - from);
  return outcome;
}

/** One person's way through a ballot, from a button to the answer. */
export async function vote(
  person: Person,
  from: Message,
  { yes, ifNeedBe }: Ticks,
  waits: Waits,
): Promise<Message> {
  const form = await openBallot(person, from, waits);
  const filled = { yes: named(yes), ifNeedBe: named(ifNeedBe) };
  return messageOf(await waited(waits.receipt, person.submit(form, filled)));
}

/** A form cannot follow a deferral, so people who are told to try again do. */
async function openBallot(person: Person, from: Message, waits: Waits): Promise<Modal> {
  const opened = await waited(waits.form, person.click(from, { customId: /^poll\.vote:/u }));
  return opened.kind === 'deferredUpdate' ? openBallot(person, from, waits) : formOf(opened);
}

export async function withdraw(person: Person, receipt: Message, waits: Waits): Promise<Message> {
  const button = { customId: /^poll\.withdraw:/u };
  return messageOf(await waited(waits.receipt, person.click(receipt, button)));
}

/** Everybody's action: the first one starts now, the last one after the given time. */
export function within<T>(
  ms: number,
  people: readonly Person[],
  work: (person: Person, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    people.map(async (person, index) => {
      await pause((index * ms) / people.length);
      return work(person, index);
    }),
  );
}

/** The text of a message, with narrow spaces replaced by ordinary ones. */
export const saidIn = (message: Message) => wordsOf(message).replaceAll(/[\u00A0\u202F]/gu, ' ');

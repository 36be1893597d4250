import type { Shared, Waiting } from './outgoing.ts';

/**
 * How many characters of forms go into one message: as sent, a form is some three times as long.
 */
const mostForms = 5_000;
/**
 * How much longer receipts that may be given together wait than answers, in milliseconds; other
 * receipts wait for all answers.
 */
const receiptYieldsMs = 4_000;

/** Receipts are given one by one as long as nobody would wait longer than this, in milliseconds. */
const longestAloneMs = 4_000;

/**
 * The next to leave among what somebody waits for; if all still wait for others to join, the one
 * that is ready first.
 */
export function firstOf(
  all: readonly Waiting[],
  gathersMs: (waiting: Waiting) => number,
): Waiting | undefined {
  const ready = all.filter((each) => gathersMs(each) <= 0);
  return ready.length > 0 ? least(ready, turnOf) : least(all, gathersMs);
}

/**
 * True if somebody would wait long if all left one by one. `untilMs`: milliseconds until that many
 * may have left.
 */
export function isLongLine(
  all: readonly Waiting[],
  now: number,
  untilMs: (count: number) => number,
): boolean {
  const line = all.toSorted((a, b) => turnOf(a) - turnOf(b));
  return line.some(({ since }, at) => now - since + untilMs(at + 1) > longestAloneMs);
}

function turnOf({ urgency, since, shared }: Waiting): number {
  if (urgency === 'answer') return since;
  return since + (shared === undefined ? Number.MAX_SAFE_INTEGER : receiptYieldsMs);
}

/** The first of those with the lowest value. */
function least(all: readonly Waiting[], of: (waiting: Waiting) => number): Waiting | undefined {
  let [found] = all;
  for (const each of all) if (found === undefined || of(each) < of(found)) found = each;
  return found;
}

/** What goes into one message: the first, and others with its key for which there is room. */
export function givenWith(first: Waiting, all: readonly Waiting[]): Waiting[] {
  if (first.shared === undefined) return [first];
  const key = keyFor(first.shared, all);
  const { room } = first.shared;
  const isThere = ({ shared }: Waiting): boolean =>
    shared?.key === key || (shared?.isLoose === true && shared.room === room);
  const forms = new Set<string>();
  const hasRoom = (form: string): boolean => {
    const used = [...forms, form].reduce((sum, each) => sum + each.length, 0);
    return forms.has(form) || forms.size === 0 || used <= mostForms;
  };
  const group: Waiting[] = [];
  for (const each of [first, ...all]) {
    const { shared } = each;
    if (group.includes(each) || !isThere(each)) continue;
    if (shared?.form !== undefined && !hasRoom(shared.form)) continue;
    if (shared?.form !== undefined) forms.add(shared.form);
    group.push(each);
  }
  return group;
}

/**
 * The key of a loose answer: that of a fixed one in the same room, so that it is given where
 * somebody looks.
 */
function keyFor({ isLoose, room, key }: Shared, all: readonly Waiting[]): string {
  if (isLoose !== true) return key;
  const fixed = all.find(({ shared }) => shared?.room === room && shared.isLoose !== true);
  return fixed?.shared?.key ?? key;
}

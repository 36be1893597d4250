import type { Translator } from '../../src/i18n/translator.ts';
import { permissions, type Entry } from '../../src/program/permissions.ts';
import type { Held } from './held.ts';
import { ordinarySpaces } from './plain-view.ts';
import { isOfThePlace, type Cell } from './personas.ts';

const readers = ['member', 'facilitator', 'manager'];

/**
 * Reads what somebody was told, in the words of `t`, as a cell of the table. `bots`: whether there are
 * some, which are refused for what they are; nobody else may be told so before it is looked whether
 * they may.
 */
export function cellReader(t: Translator, bots = true): (entry: Entry, words: string) => Cell {
  const unknown = [
    ...readers.map((reader) => t.plain('error.noWorkshop', { reader })),
    t.plain('error.pollUnknown'),
    t.plain('error.planUnknown'),
    t.plain('error.contributionUnknown'),
    t.plain('error.noRecapYet'),
  ].map(ordinarySpaces);
  const no = [
    t.plain('error.notFacilitator', { reader: 'member', people: '' }).split('.')[0] ?? '',
    t.plain('error.notPollFacilitator'),
    ...readers.map((reader) => t.plain('error.mayNotStart', { reader })),
    ...readers.map((reader) => t.plain('error.mayNotRecap', { reader })),
    t.plain('error.notAdministrator'),
    ...readers.map((reader) => t.plain('error.notYourContribution', { reader })),
    ...(bots ? [t.plain('error.notAPerson')] : []),
  ].map(ordinarySpaces);
  return (entry, words) => {
    const told = ordinarySpaces(words);
    if (no.some((sentence) => told.includes(sentence))) return 'no';
    const { subject } = permissions[entry];
    // The current channel and its community exist, so nobody is told otherwise.
    return !isOfThePlace(subject) && unknown.some((sentence) => told.includes(sentence))
      ? 'unknown'
      : 'may';
  };
}

export type Ids = Readonly<Record<string, string>>;

/** What an action may be about, whatever it asks for. */
export const idsOf = (
  { workshop, contribution, polls }: Pick<Held, 'workshop' | 'contribution' | 'polls'>,
  more: Ids = {},
): Ids => ({
  workshop,
  contribution,
  poll: polls.former,
  plan: 'p',
  step: 'x',
  board: 'gens',
  form: 'post-it',
  pillar: 'coproduction',
  invitation: 'thinks',
  week: '2026-W40',
  options: '2',
  wording: '0',
  ...more,
});

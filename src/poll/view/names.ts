import { strong, type Rich } from '../../kernel/rich.ts';
import { blockCost, pageRoom } from '../../kernel/view/split.ts';
import type { Block } from '../../kernel/view/view.ts';
import type { Ballot, PollOption, PollState } from '../domain/state.ts';
import { ranked } from '../domain/tally.ts';
import { onPage, pagesOf } from './paging.ts';

/** The most names under each option; beyond that, the picture and the export are more readable. */
const namesShown = 30;

/** Who said what, under each option; empty if the poll has no names. */
export function nameBlocks(poll: PollState, page: number): Block[] {
  if (poll.setUp?.rules.named !== true) return [];
  const ballots = Object.values(poll.ballots);
  if (pagesOf(poll) > 1) return [{ kind: 'divider' }, ...pageNames(poll, ballots, page)];
  const lines = poll.setUp.options.flatMap(({ id, label }): Block[] => {
    const names = namesFor(ballots, id);
    if (names.length === 0) return [];
    return [{ kind: 'text', text: [strong(label), '\n', names.join(', ')] }];
  });
  return [{ kind: 'divider' }, ...lines];
}

/** What the names of one page may take: its buttons replace one message, so a page must be one. */
const roomForNames = pageRoom.characters * 0.4;

function pageNames(poll: PollState, ballots: readonly Ballot[], page: number): Block[] {
  const options = onPage(ranked(poll), page).map(({ option }) => option);
  const room = Math.floor(roomForNames / options.length);
  const items = options.flatMap((option) => namesWithin(option, ballots, room) ?? []);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** As many names as there is room for; undefined if there is none, or room for none. */
function namesWithin(
  { id, label }: PollOption,
  ballots: readonly Ballot[],
  room: number,
): Rich[] | undefined {
  const names = namesFor(ballots, id);
  const said = (count: number): Rich => [
    strong(label),
    ' ',
    names.slice(0, count).join(', '),
    ...(count < names.length ? ['…'] : []),
  ];
  let count = names.length;
  while (count > 0 && blockCost({ kind: 'list', items: [said(count)] }) > room) count -= 1;
  return count === 0 ? undefined : [said(count)];
}

/** Those who said yes, then, in parentheses as in Framadate, “if need be”. */
function namesFor(ballots: readonly Ballot[], option: string): string[] {
  const yes = namesOf(ballots, option, 'yes', namesShown);
  return [...yes, ...namesOf(ballots, option, 'ifNeedBe', namesShown - yes.length)];
}

/** Stops at what it shows. */
function namesOf(
  ballots: readonly Ballot[],
  option: string,
  stance: 'yes' | 'ifNeedBe',
  atMost: number,
): string[] {
  const names: string[] = [];
  for (const ballot of ballots) {
    if (names.length >= atMost) break;
    if (ballot[stance].includes(option))
      names.push(stance === 'yes' ? ballot.name : `(${ballot.name})`);
  }
  return names;
}

import { tally, type OptionTally, type PollState } from '../domain/poll-state.ts';
import { joined, strong, time, type Rich } from '../i18n/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from './accent.ts';
import { actions } from './actions.ts';
import { buttons, type Block, type TableRow, type View } from './view.ts';

/** A poll's live card: the rules before the vote, the figures as they are, the star by its rule. */
export function pollCard(poll: PollState, t: Translator): View {
  const open = poll.status === 'open';
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: [poll.setUp?.question ?? ''] },
      { kind: 'small', text: rulesLine(poll, t) },
      { kind: 'table', rows: tableRows(poll) },
      { kind: 'text', text: votersLine(poll, t) },
    ],
    rows: open
      ? buttons({
          label: t.plain('button.vote'),
          action: actions.pollVote.ref({ poll: poll.id }),
          tone: 'main',
        })
      : [],
  };
}

/** Results are shown once the poll is closed, or before where its rules say so. */
export function resultsVisible(poll: PollState): boolean {
  return poll.status === 'closed' || poll.setUp?.rules.resultsWhileOpen === true;
}

/** Names shown under each option at most; a poll of a whole town needs its picture, not a list. */
const namesShown = 30;

/** The card without its buttons and, where the poll shows names, who said what. */
export function pollResults(poll: PollState, t: Translator): View {
  const card = { ...pollCard(poll, t), rows: [] };
  if (poll.setUp?.rules.named !== true || poll.voters === 0) return card;
  const lines = poll.setUp.options.flatMap((option): Block[] => {
    const names = [...namesFor(poll, option.id, 'yes'), ...namesFor(poll, option.id, 'ifNeedBe')];
    if (names.length === 0) return [];
    return [
      { kind: 'text', text: [strong(option.label), '\n', names.slice(0, namesShown).join(', ')] },
    ];
  });
  return { ...card, blocks: [...card.blocks, { kind: 'divider' }, ...lines] };
}

/** Framadate's writing: a name in parentheses is an « if need be ». */
function namesFor(poll: PollState, option: string, stance: 'yes' | 'ifNeedBe'): string[] {
  return Object.values(poll.ballots)
    .filter((ballot) => ballot[stance].includes(option))
    .map(({ name }) => (stance === 'yes' ? name : `(${name})`));
}

function rulesLine(poll: PollState, t: Translator): Rich {
  const rules = poll.setUp?.rules;
  return joined(
    [
      t.say(rules?.named === true ? 'poll.namesShown' : 'poll.namesHidden'),
      t.say(rules?.resultsWhileOpen === true ? 'poll.resultsLive' : 'poll.resultsAfter'),
      t.say('poll.starRule'),
    ],
    ' · ',
  );
}

function votersLine(poll: PollState, t: Translator): Rich {
  if (poll.status === 'closed')
    return t.say('poll.closedLine', {
      count: poll.voters,
      when: time(poll.closedAt ?? 0, 'clock'),
    });
  return poll.voters === 0 ? t.say('poll.noVotes') : t.say('poll.voters', { count: poll.voters });
}

/** The options as a table; without figures while results are hidden. */
export function tableRows(poll: PollState): TableRow[] {
  const visible = resultsVisible(poll);
  return tally(poll).map((line) => ({
    label: line.option.label,
    figure: visible ? figure(line) : '',
    share: visible ? yesShare(line, poll.voters) : 0,
    best: visible && line.best,
  }));
}

/** Of the voters, those who say yes: the bar must not be longer than that of what the star goes to. */
export function yesShare({ yes }: Pick<OptionTally, 'yes'>, voters: number): number {
  return voters === 0 ? 0 : yes / voters;
}

/** Framadate's way: `4 (+3)`, and no yes figure at all when there is none: `(+7)`. */
export function figure({ yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>): string {
  if (ifNeedBe === 0) return String(yes);
  return yes === 0 ? `(+${ifNeedBe})` : `${yes} (+${ifNeedBe})`;
}

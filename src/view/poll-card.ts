import { tally, type OptionTally, type PollState } from '../domain/poll-state.ts';
import { joined, time, type Rich } from '../i18n/rich.ts';
import type { Translator } from '../i18n/translator.ts';
import { neutralAccent } from './accent.ts';
import { actions } from './actions.ts';
import { buttons, type TableRow, type View } from './view.ts';

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
    share: visible && poll.voters > 0 ? (line.yes + line.ifNeedBe) / poll.voters : 0,
    best: visible && line.best,
  }));
}

/** Framadate's way: `4 (+3)`, and no yes figure at all when there is none: `(+7)`. */
export function figure({ yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>): string {
  if (ifNeedBe === 0) return String(yes);
  return yes === 0 ? `(+${ifNeedBe})` : `${yes} (+${ifNeedBe})`;
}

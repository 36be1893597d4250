import { figure } from './figure.ts';
import type { Ballot, PollState } from '../domain/state.ts';
import {
  comments,
  incomplete,
  keptBack,
  ranked,
  resultsVisible,
  tally,
  type OptionTally,
} from '../domain/tally.ts';
import { joined, strong, time, type Rich } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { pollActions } from './actions.ts';
import { keptBackLine } from './kept-back.ts';
import { bestWords, pollPicture, pollPictureAlt } from './picture.ts';
import { buttons, type Block, type Row, type TableRow, type View } from '../../kernel/view/view.ts';

/**
 * A poll's live card: the rules first, then the current figures, with the star by the poll's rule.
 */
export function pollCard(poll: PollState, t: Translator): View {
  return { ...pollFigures(poll, t), rows: cardButtons(poll, t) };
}

/** The card's content, without its buttons. */
export function pollFigures(poll: PollState, t: Translator): View {
  return {
    accent: neutralAccent,
    blocks: [
      { kind: 'title', text: [poll.setUp?.question ?? ''] },
      { kind: 'small', text: rulesLine(poll, t) },
      { kind: 'table', rows: tableRows(poll, t) },
      { kind: 'text', text: votersLine(poll, t) },
      ...incompleteBlocks(poll, t),
      ...tooFewBlocks(poll, t),
    ],
  };
}

function cardButtons(poll: PollState, t: Translator): Row[] {
  const { id, status } = poll;
  const open = status === 'open';
  const vote = { label: t.plain('button.vote'), action: pollActions.vote.ref({ poll: id }) };
  return buttons(
    open && { ...vote, tone: 'main' },
    resultsVisible(poll) && {
      label: t.plain('button.pollTable'),
      action: pollActions.table.ref({ poll: id }),
    },
    open && {
      label: t.plain('button.pollManage'),
      action: pollActions.manage.ref({ poll: id }),
    },
  );
}

/** The most names under each option; beyond that, the picture and the export are more readable. */
const namesShown = 30;
const commentsShown = 20;

/** The poll as a picture and, if it shows names, who said what in words. */
export function pollResults(poll: PollState, t: Translator): View {
  if (poll.voters === 0) return pollFigures(poll, t);
  return {
    accent: neutralAccent,
    blocks: [...drawn(poll, t), ...nameBlocks(poll), ...commentBlocks(poll, t)],
  };
}

/** The question, the best options, and the picture with the rest. */
export function drawn(poll: PollState, t: Translator): Block[] {
  const best = bestWords(poll, t);
  return [
    { kind: 'title', text: [poll.setUp?.question ?? ''] },
    { kind: 'small', text: rulesLine(poll, t) },
    ...(best === undefined ? [] : [{ kind: 'text' as const, text: [strong(best)] }]),
    pictureBlock(poll, t),
    { kind: 'text', text: votersLine(poll, t) },
    ...incompleteBlocks(poll, t),
  ];
}

/** The poll as a picture, for people who may see its results. */
export function pictureBlock(poll: PollState, t: Translator): Block {
  return { kind: 'picture', picture: pollPicture(poll, t), alt: pollPictureAlt(poll, t) };
}

function nameBlocks(poll: PollState): Block[] {
  if (poll.setUp?.rules.named !== true) return [];
  const ballots = Object.values(poll.ballots);
  const lines = poll.setUp.options.flatMap(({ id, label }): Block[] => {
    const yes = namesFor(ballots, id, 'yes', namesShown);
    const names = [...yes, ...namesFor(ballots, id, 'ifNeedBe', namesShown - yes.length)];
    if (names.length === 0) return [];
    return [{ kind: 'text', text: [strong(label), '\n', names.join(', ')] }];
  });
  return [{ kind: 'divider' }, ...lines];
}

/** As in Framadate, a name in parentheses means “if need be”. Stops at what it shows. */
function namesFor(
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

function commentBlocks(poll: PollState, t: Translator): Block[] {
  const all = comments(poll);
  if (all.length === 0) return [];
  return [
    { kind: 'divider' },
    { kind: 'small', text: t.say('poll.comments', { count: all.length }) },
    ...all.slice(-commentsShown).map(({ name, text }): Block => ({
      kind: 'quote',
      text: name === undefined ? [text] : [strong(name), ' ', text],
    })),
  ];
}

/** The rules in one line: what people want to know before they vote. */
export function rulesLine(poll: PollState, t: Translator): Rich {
  const { rules, closesAt, imported } = poll.setUp ?? {};
  return joined(
    [
      ...(imported === true ? [t.say('poll.imported')] : []),
      t.say(rules?.named === true ? 'poll.namesShown' : 'poll.namesHidden'),
      ...(poll.status === 'closed' ? [] : [resultsLine(poll, t)]),
      t.say(rules?.ranking === 'approval' ? 'poll.approvalRule' : 'poll.starRule'),
      ...(closesAt === undefined || poll.status === 'closed'
        ? []
        : [t.say('poll.closes', { when: time(closesAt, 'relative', t) })]),
    ],
    ' · ',
  );
}

function resultsLine(poll: PollState, t: Translator): Rich {
  const kept = keptBack(poll);
  if (kept === undefined) return t.say('poll.resultsLive');
  return t.say(kept === 'untilEnough' ? 'poll.resultsAfterEnough' : 'poll.resultsAfter');
}

function votersLine(poll: PollState, t: Translator): Rich {
  if (poll.status === 'closed')
    return t.say('poll.closedLine', {
      count: poll.voters,
      when: time(poll.closedAt ?? 0, 'moment', t),
    });
  return poll.voters === 0 ? t.say('poll.noVotes') : t.say('poll.voters', { count: poll.voters });
}

function incompleteBlocks(poll: PollState, t: Translator): Block[] {
  const count = poll.status === 'open' ? incomplete(poll) : 0;
  return count === 0 ? [] : [{ kind: 'small', text: t.say('poll.incomplete', { count }) }];
}

function tooFewBlocks(poll: PollState, t: Translator): Block[] {
  const kept = keptBack(poll);
  return kept === 'tooFew' ? [{ kind: 'small', text: keptBackLine(kept, t) }] : [];
}

/**
 * The options as a table, without figures while results are hidden. They keep their order during
 * the vote and while the result is hidden, and are sorted best first once it is shown.
 */
export function tableRows(poll: PollState, t: Translator): TableRow[] {
  const visible = resultsVisible(poll);
  const lines = visible && poll.status === 'closed' ? ranked(poll) : tally(poll);
  return lines.map((line) => ({
    label: `${line.option.label}${places(line, t)}`,
    figure: visible ? figure(line) : '',
    share: visible ? yesShare(line, poll.voters) : 0,
    best: visible && line.best,
  }));
}

/** A row of the table, without what is specific to the card. */
export function tallyRow(line: OptionTally, voters: number): TableRow {
  return {
    label: line.option.label,
    figure: figure(line),
    share: yesShare(line, voters),
    best: line.best,
  };
}

/** How many more people may say yes, if that is limited. */
function places({ option, yes }: OptionTally, t: Translator): string {
  if (option.limit === undefined) return '';
  return ` (${t.plain('poll.places', { count: Math.max(0, option.limit - yes) })})`;
}

/**
 * The share of voters who said yes. The bar must not be longer than that of the option with the
 * star.
 */
function yesShare({ yes }: Pick<OptionTally, 'yes'>, voters: number): number {
  return voters === 0 ? 0 : yes / voters;
}

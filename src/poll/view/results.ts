import { pollFigures, votersLine, incompleteBlocks } from './card.ts';
import type { Ballot, PollState } from '../domain/state.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { comments } from '../domain/tally.ts';
import { strong } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { bestWords, outcomeLines } from './outcome.ts';
import { pollPicture, pollPictureAlt } from './picture.ts';
import { rulesLine } from './rules.ts';
import type { Block, View } from '../../kernel/view/view.ts';

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
  const outcome = outcomeOf(poll);
  const best = bestWords(outcome.lines ?? [], t);
  return [
    { kind: 'title', text: [poll.setUp?.question ?? ''] },
    { kind: 'small', text: rulesLine(poll, t) },
    ...(best === undefined ? [] : [{ kind: 'text' as const, text: [strong(best)] }]),
    ...outcomeLines(outcome, t).map((text): Block => ({ kind: 'small', text })),
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

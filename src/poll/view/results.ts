import { pollFigures, votersLine, incompleteBlocks } from './card.ts';
import type { PollState } from '../domain/state.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { comments } from '../domain/tally.ts';
import { strong } from '../../kernel/rich.ts';
import type { Translator } from '../../i18n/translator.ts';
import { neutralAccent } from '../../kernel/view/accent.ts';
import { nameBlocks } from './names.ts';
import { bestWords, outcomeLines } from './outcome.ts';
import { pageButtons, pageNear, pageWords } from './paging.ts';
import { pollPicture, pollPictureAlt } from './picture.ts';
import { rulesLine } from './rules.ts';
import { untitled } from '../../kernel/view/untitled.ts';
import type { Block, View } from '../../kernel/view/view.ts';

const commentsShown = 20;

/** The poll as a picture and, if it shows names, who said what in words; a page of its options. */
export function pollResults(poll: PollState, t: Translator, asked = 0): View {
  const page = pageNear(poll, asked);
  const rows = pageButtons(poll, page, t);
  if (poll.voters === 0) return { ...pollFigures(poll, t, page), rows };
  return {
    accent: neutralAccent,
    blocks: [...drawn(poll, t, page), ...nameBlocks(poll, page), ...commentBlocks(poll, t)],
    rows,
  };
}

/** The question, the best options, and the picture with the rest. */
export function drawn(poll: PollState, t: Translator, page = 0): Block[] {
  const outcome = outcomeOf(poll);
  const best = bestWords(outcome.lines ?? [], t);
  return [
    { kind: 'title', text: [poll.setUp?.question ?? ''] },
    { kind: 'small', text: rulesLine(poll, t) },
    ...(best === undefined ? [] : [{ kind: 'text' as const, text: [strong(best)] }]),
    ...outcomeLines(outcome, t).map((text): Block => ({ kind: 'small', text })),
    untitled(pictureBlock(poll, t, page)),
    { kind: 'text', text: votersLine(poll, t) },
    ...pageBlocks(poll, page, t),
    ...incompleteBlocks(poll, t),
  ];
}

function pageBlocks(poll: PollState, page: number, t: Translator): Block[] {
  const words = pageWords(poll, page, t);
  return words === undefined ? [] : [{ kind: 'small', text: [words] }];
}

/** A page of the poll as a picture, for people who may see its results. */
export function pictureBlock(poll: PollState, t: Translator, page = 0): Block {
  return {
    kind: 'picture',
    picture: pollPicture(poll, t, page),
    alt: pollPictureAlt(poll, t, page),
  };
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

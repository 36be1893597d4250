import { threadOfBoard } from '../../agenda/domain/post-keys.ts';
import type { Contribution } from '../../board/domain/board.ts';
import { subjectIn } from '../domain/parts.ts';
import { findBoard } from '../../template/domain/lookup.ts';
import { joined, person, strong, type Rich, threadCalled } from '../../kernel/rich.ts';
import { contributionLines } from '../../board/view/post.ts';
import { boardName } from '../../template/view/board-name.ts';
import { isSameText } from '../../kernel/same-text.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { Block } from '../../kernel/view/view.ts';

/** Somebody's words on one line, cut between words; list items stay separate. */
export function inBrief(text: string, limit: number): string {
  const lines = text
    .split(/[\r\n]+/u)
    .map((line) => line.replace(/^\s*(?:[-*•]\s+)?/u, '').trim())
    .filter((line) => line !== '');
  return excerpt(lines.join(' · '), limit);
}

/** A shortened contribution: who or what it is about, then each field. */
export function entryInBrief(scene: Scene, entry: Contribution, limit: number): Rich {
  const subject = subjectOf(scene, entry);
  const lines = contributionLines(scene, entry);
  const each = share(
    lines.map(({ value }) => value.length),
    limit,
  );
  const fields = lines.map(({ label, value }): Rich => {
    const text = inBrief(value, each);
    return label === undefined || lines.length === 1
      ? [text]
      : scene.t.say('summary.labelled', { label, text });
  });
  const head: Rich[] = subject === undefined ? [] : [[strong(inBrief(subject, 100))]];
  return joined([...head, ...(fields.length === 0 ? [] : [joined(fields, ' / ')])], ' – ');
}

/**
 * The length each text may have for all to fit: what short ones don't use goes to the long ones.
 */
function share(lengths: readonly number[], limit: number): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  let left = limit;
  for (const [index, length] of sorted.entries()) {
    const each = Math.floor(left / (sorted.length - index));
    if (length > each) return each;
    left -= length;
  }
  return limit;
}

/** People who sign a contribution about themselves are named once. */
function subjectOf({ workshop }: Scene, entry: Contribution): string | undefined {
  const board = findBoard(workshop.opening.template, entry.board);
  const subject = board === undefined ? undefined : subjectIn(board, entry);
  const isOwn = !entry.anonymous && isSameText(subject ?? '', entry.authorName);
  return isOwn ? undefined : subject;
}

/** Who said it, unless anonymous. */
export function voiceOf({ t }: Scene, entry: Contribution): Rich {
  return entry.anonymous ? t.say('contribution.anonymous') : [person(entry.author)];
}

/** The dash begins the line of the name. */
export function signed(scene: Scene, text: Rich, entry: Contribution): Rich {
  return [...text, ' —\u00A0', ...voiceOf(scene, entry)];
}

/**
 * A few contributions, in their order, to represent the group: none of the highlighted ones already
 * shown, and one per person before anybody's second. Each anonymous contribution counts as a
 * different person, so that what is left out gives nothing away.
 */
export function someVoices(
  { workshop }: Scene,
  entries: readonly Contribution[],
  count: number,
): Contribution[] {
  const kept = new Set(workshop.highlights.kept);
  const authors = new Set<string>();
  const repeats = new Set<string>();
  for (const { id, anonymous, author } of entries) {
    if (!anonymous && authors.has(author)) repeats.add(id);
    if (!anonymous) authors.add(author);
  }
  const rank = ({ id }: Contribution) => (kept.has(id) ? 2 : 0) + (repeats.has(id) ? 1 : 0);
  const chosen = new Set(entries.toSorted((a, b) => rank(a) - rank(b)).slice(0, count));
  return entries.filter((entry) => chosen.has(entry));
}

/** Where to read everything on a board, under its own name unless it is called otherwise here. */
export function threadOf({ workshop, t }: Scene, board: string, called?: string): Rich {
  const thread = threadOfBoard(workshop, board);
  const found = findBoard(workshop.opening.template, board);
  if (thread === undefined || found === undefined) return [];
  return [threadCalled(thread, called ?? boardName(found, t.pick))];
}

/** « … et 3 autres réponses », and where to read them. */
export function restBlocks(scene: Scene, board: string, more: number): Block[] {
  if (more <= 0) return [];
  const thread = threadOf(scene, board);
  const { t } = scene;
  const said: Rich = ['… ', ...t.say('picture.moreAnswers', { count: more })];
  const text = thread.length === 0 ? said : t.say('summary.moreIn', { more: said, thread });
  return [{ kind: 'small', text }];
}

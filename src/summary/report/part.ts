import type { PillarId } from '../../kernel/pillars.ts';
import type { Rich } from '../../kernel/rich.ts';
import type { Board } from '../../template/domain/template.ts';
import type { ReportEntry } from './entry.ts';

/**
 * The parts of a report for people, in order. Two headings never follow each other: a pad without
 * heading support would join them on one line.
 */
export type Part =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      /** Unique, and the same in every language: pictures and links refer to it. */
      readonly id: string;
      readonly text: string;
      readonly pillar: PillarId | undefined;
      /** How much stands under it: said at once, before its picture. */
      readonly count: Rich | undefined;
    }
  | { readonly kind: 'text'; readonly text: Rich }
  /** What a facilitator wrote to open the summary, and their name. */
  | { readonly kind: 'foreword'; readonly words: string; readonly by: string }
  /** What facilitators put first, and where it was written. */
  | { readonly kind: 'ideas'; readonly ideas: readonly Idea[] }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | { readonly kind: 'voices'; readonly voices: readonly Voice[] }
  | { readonly kind: 'entries'; readonly entries: () => Iterable<ReportEntry> }
  | { readonly kind: 'poll'; readonly voters: number; readonly rows: readonly PollRow[] };

export interface Idea {
  readonly entry: ReportEntry;
  readonly board: Board;
}

/** Somebody in the go-round, named or anonymous. */
export interface Voice {
  readonly name: string;
  readonly organisation: string;
  readonly word: string;
}

export interface PollRow {
  readonly label: string;
  readonly figure: string;
  readonly best: boolean;
}

export const text = (words: Rich): Part => ({ kind: 'text', text: words });

export function heading(
  level: 2 | 3 | 4,
  id: string,
  words: string,
  pillar?: PillarId,
  count?: Rich,
): Part {
  return { kind: 'heading', level, id, text: words, pillar, count };
}

import type { Held } from '../../kernel/own-data.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Localized } from '../../kernel/text.ts';
import { findBoard, type Board, type Template } from '../../template/domain/lookup.ts';
import { contributionsOf, type Boards, type Contribution } from './board.ts';
import type { Highlights } from './highlights.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly contribution: true;
    readonly foreword: true;
  }
}

/** Unsigned ones too: Palabre keeps whose they are, so that their author may change them. */
export function contributionsHeld(state: Boards, person: PersonId, template: Template): Held[] {
  return contributionsOf(state, person).map((entry) => ({
    kind: 'contribution',
    at: entry.at,
    content: {
      board: entry.board,
      signed: !entry.anonymous,
      ...(entry.authorName !== '' && { name: entry.authorName }),
      ...(Object.keys(entry.values).length > 0 && { answers: entry.values }),
      ...(entry.words !== undefined && { words: entry.words }),
    },
    called: calledIn(findBoard(template, entry.board), entry),
  }));
}

function calledIn(board: Board | undefined, { form }: Contribution): Record<string, Localized> {
  if (board === undefined) return {};
  const fields = board.forms.find(({ id }) => id === form)?.fields ?? [];
  return {
    board: board.title,
    ...Object.fromEntries(fields.map(({ id, label }) => [`answers.${id}`, label])),
  };
}

export function forewordHeld({ foreword }: Highlights, person: PersonId): Held[] {
  if (foreword?.by !== person) return [];
  return [{ kind: 'foreword', content: { text: foreword.text, name: foreword.name } }];
}

/** Withdrawn ones too, of which an empty entry was left. */
export function forgetOnBoards(state: Boards, person: PersonId): Boards {
  const others = Object.entries(state.contributions).filter(([, { author }]) => author !== person);
  return { ...state, contributions: Object.fromEntries<Contribution>(others) };
}

/** A foreword goes with who wrote it, and a mark with what it marked. */
export function forgetInHighlights(
  { foreword, kept }: Highlights,
  { contributions }: Boards,
  person: PersonId,
): Highlights {
  return {
    foreword: foreword?.by === person ? null : foreword,
    kept: kept.filter((id) => Object.hasOwn(contributions, id)),
  };
}

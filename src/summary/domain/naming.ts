import type { Contribution } from '../../board/domain/board.ts';
import type { Introduction } from '../../go-round/domain/go-round.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { PersonId } from '../../kernel/people.ts';
import { isSameText } from '../../kernel/same-text.ts';
import { namedVoters } from '../../poll/domain/naming.ts';
import type { PollState } from '../../poll/domain/state.ts';
import type { OpenedWorkshop } from '../../workshop/domain/state.ts';

type Names = ReadonlyMap<PersonId, string>;

/** Everybody whom a report may name. */
export function namedIn(workshop: OpenedWorkshop, polls: readonly PollState[]): PersonId[] {
  const { people, boards, highlights } = workshop;
  const authors = Object.values(boards.contributions).filter(({ anonymous }) => !anonymous);
  return [
    ...new Set([
      ...Object.keys(people),
      ...authors.map(({ author }) => author),
      ...(highlights.foreword === null ? [] : [highlights.foreword.by]),
      ...polls.flatMap(namedVoters),
    ]),
  ];
}

/**
 * A workshop with everybody as they are called in the community now. Those of whom nothing is known,
 * such as who left, keep the name they had; so does who introduced themself by another name.
 */
export function withNamesNow(workshop: OpenedWorkshop, names: Names): OpenedWorkshop {
  if (names.size === 0) return workshop;
  const { people, boards, goRound, highlights } = workshop;
  const nameOf = (person: PersonId, former: string) => names.get(person) ?? former;
  const { foreword } = highlights;
  return {
    ...workshop,
    people: mapped(people, (former, person) => nameOf(person, former)),
    boards: {
      ...boards,
      contributions: mapped(boards.contributions, (entry) => renamed(entry, names)),
    },
    goRound: {
      ...goRound,
      introductions: goRound.introductions.map((each) => reintroduced(each, people, names)),
    },
    highlights: {
      ...highlights,
      foreword:
        foreword === null ? null : { ...foreword, name: nameOf(foreword.by, foreword.name) },
    },
  };
}

/** Most people's name has not changed: their entries stay the same objects. */
function renamed(entry: Contribution, names: Names): Contribution {
  const name = names.get(entry.author) ?? entry.authorName;
  return name === entry.authorName ? entry : { ...entry, authorName: name };
}

/** The form offers the name that somebody bears: only another one is a choice of theirs. */
function reintroduced(
  introduction: Introduction,
  people: Readonly<Record<PersonId, string>>,
  names: Names,
): Introduction {
  const { person, name } = introduction;
  const isOffered = isSameText(name, entryOf(people, person) ?? '');
  return isOffered ? { ...introduction, name: names.get(person) ?? name } : introduction;
}

function mapped<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value, key)]),
  );
}

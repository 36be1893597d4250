import { ok, type Result } from '../../kernel/result.ts';
import type { StoreDown } from '../streams/stream-kind.ts';
import {
  subjectKey,
  type Kind,
  type Showing,
  type Subject,
  type SubjectKind,
  type SubjectRef,
  type TermOf,
} from './subject.ts';

/** More rounds than any subject needs to catch up; after them it is shown as it is. */
const mostTurns = 8;

/** A kind as the reconciler needs it: reads a subject, catches up with the time, then shows it. */
export function kind<Ref extends SubjectRef, State>(
  definition: SubjectKind<Ref, State>,
): Kind<Ref> {
  return {
    width: definition.width,
    load: async (ref, known, now, termOf) => {
      const holding = new Holding(termOf);
      const read = await upToDate(definition, ref, (state) => {
        if ('community' in ref) return holding.holds(ref.community);
        const showing = definition.show(state, known, now());
        return showing === undefined || holding.holds(showing.community);
      });
      if (!read.ok) return read;
      const state = read.value;
      const showing = state === undefined ? undefined : definition.show(state, known, now());
      if (state === undefined || showing === undefined) return ok(undefined);
      const { complete, noteProblems } = definition;
      return ok({
        ...showing,
        ...holding.of(showing),
        id: subjectKey(ref),
        record: (placing) => definition.record(ref, placing),
        ...(complete && { complete: (view, bytes) => complete(state, view, bytes) }),
        ...(noteProblems && { noteProblems: (problems) => noteProblems(ref, problems) }),
      });
    },
  };
}

/** The term in which a subject is read: whether this process looks after it, and still does. */
class Holding {
  readonly #termOf: TermOf | undefined;
  #term: AbortSignal | undefined;

  constructor(termOf: TermOf | undefined) {
    this.#termOf = termOf;
  }

  holds(community: string): boolean {
    this.#term ??= this.#termOf?.(community);
    return this.#termOf === undefined || this.#term !== undefined;
  }

  of({ community }: Showing): Pick<Subject, 'term' | 'isOurs'> {
    const [term, termOf] = [this.#term, this.#termOf];
    return termOf === undefined ? {} : { term, isOurs: () => termOf(community) === term };
  }
}

async function upToDate<Ref extends SubjectRef, State>(
  { read, catchUp }: SubjectKind<Ref, State>,
  ref: Ref,
  isOurs: (state: State) => boolean,
): Promise<Result<State | undefined, StoreDown>> {
  let found = await read(ref);
  if (found.ok && found.value !== undefined && !isOurs(found.value)) return ok(undefined);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (!found.ok || found.value === undefined || catchUp === undefined) return found;
    const changed = await catchUp(ref, found.value);
    if (!changed.ok) return changed;
    if (!changed.value) return found;
    found = await read(ref);
  }
  return found;
}

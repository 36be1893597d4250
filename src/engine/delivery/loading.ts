import { ok, type Result } from '../../kernel/result.ts';
import type { StoreDown } from '../streams/stream-kind.ts';
import { subjectKey, type Kind, type SubjectKind, type SubjectRef } from './subject.ts';

/** More rounds than any subject needs to catch up; after them it is shown as it is. */
const mostTurns = 8;

/** A kind as the reconciler calls it: read, caught up with the time, then shown. */
export function kind<Ref extends SubjectRef, State>(
  definition: SubjectKind<Ref, State>,
): Kind<Ref> {
  return {
    width: definition.width,
    load: async (ref, known, now, isOurs) => {
      const read = await upToDate(definition, ref, (state) => {
        if (isOurs === undefined) return true;
        if ('community' in ref) return isOurs(ref.community);
        const showing = definition.show(state, known, now());
        return showing === undefined || isOurs(showing.community);
      });
      if (!read.ok) return read;
      const state = read.value;
      const showing = state === undefined ? undefined : definition.show(state, known, now());
      if (state === undefined || showing === undefined) return ok(undefined);
      const { complete, noteProblems } = definition;
      return ok({
        ...showing,
        id: subjectKey(ref),
        record: (event) => definition.record(ref, event),
        ...(complete && { complete: (view, bytes) => complete(state, view, bytes) }),
        ...(noteProblems && { noteProblems: (problems) => noteProblems(ref, problems) }),
      });
    },
  };
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

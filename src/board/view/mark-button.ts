import type { Contribution } from '../domain/board.ts';
import { boardActions } from './actions.ts';
import type { Scene } from './scene.ts';
import type { Button } from '../../kernel/view/view.ts';

/** For private views of a contribution, which facilitators see. */
export function markButton({ workshop, t }: Scene, entry: Contribution): Button {
  const ref = { workshop: workshop.id, contribution: entry.id };
  return workshop.highlights.kept.includes(entry.id)
    ? { label: t.plain('button.unmark'), action: boardActions.ideaUnmark.ref(ref) }
    : { label: t.plain('button.mark'), action: boardActions.ideaMark.ref(ref) };
}

import type { Contribution } from '../domain/board.ts';
import { actions } from '../../workshop/view/actions.ts';
import type { Scene } from '../../workshop/view/scene.ts';
import type { Button } from '../../kernel/view/view.ts';

/** For the private views of a contribution, where a facilitator reads it. */
export function markButton({ workshop, t }: Scene, entry: Contribution): Button {
  const ref = { workshop: workshop.id, contribution: entry.id };
  return workshop.highlights.kept.includes(entry.id)
    ? { label: t.plain('button.unmark'), action: actions.ideaUnmark.ref(ref) }
    : { label: t.plain('button.mark'), action: actions.ideaMark.ref(ref) };
}

import type { Scene } from '../../workshop/view/scene.ts';
import type { Button } from '../../kernel/view/view.ts';
import { summaryActions } from './actions.ts';

/** It stays once the workshop has ended: a word may still be added, and ideas chosen. */
export function summaryButton({ workshop, t }: Scene): Button {
  const action = summaryActions.preview.ref({ workshop: workshop.id });
  return { label: t.plain('button.summary'), action };
}
